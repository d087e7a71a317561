import { useState } from 'preact/hooks';
import { changed } from '../api/changes';
import { key } from '../api/key';
import { Field } from './basics';

/** Asks for the key of a server that answers only those who have one. */
export function KeyForm({ again }: { again: () => void }) {
  const [words, setWords] = useState('');
  const refused = key.get() !== '';
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        key.set(words.trim());
        again();
        changed('now');
      }}
    >
      <h1>This desk wants a key</h1>
      <p>{refused ? 'The server does not know the key that was given.' : 'Whoever runs the server gives out keys.'}</p>
      <Field label="Key">
        <input
          type="password"
          autocomplete="current-password"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <p class="actions">
        <button type="submit" class="main" disabled={!words.trim()}>
          Open the desk
        </button>
      </p>
    </form>
  );
}

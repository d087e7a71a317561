import { useState } from 'preact/hooks';
import type { Claim, ClaimSummary, NewCorrection } from '../api/types';
import { path, usePages } from '../api/use';
import { correct } from '../corrections';
import { go, to } from '../router';
import { quoted } from '../words';
import { Field } from './basics';
import { Figures } from './claim_body';
import { Dialog } from './dialog';
import { PagedList } from './list';
import { Reasons } from './member_dialog';

function noted(correction: NewCorrection, note: string): NewCorrection {
  return note ? { ...correction, note } : correction;
}

/** Picks the claim that this one is the same as. */
export function MergeClaimDialog({ claim, close }: { claim: Claim; close: () => void }) {
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const pages = usePages<ClaimSummary>(path('/claims', { story: claim.story, q: words.trim(), limit: 20 }));
  const merge = async (other: ClaimSummary) => {
    close();
    const made = await correct(
      noted({ action: 'merge-claims', targets: [other.id, claim.id] }, note),
      `Merged into “${other.text}”`,
    );
    if (made) go(to.claim(other.id));
  };
  return (
    <Dialog title="Merge into another claim" close={close}>
      <p class="words">{quoted(claim.text)}</p>
      <Field label="The same as">
        <input
          type="search"
          value={words}
          placeholder="Words of the other claim"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <Reasons note={note} setNote={setNote} />
      <div class="choices">
        <PagedList
          pages={{ ...pages, items: pages.items.filter((other) => other.id !== claim.id) }}
          label="Claims of the story"
          keyOf={(other) => other.id}
          none={<p>No claim with these words.</p>}
          item={(other) => (
            <button type="button" class="choice" onClick={() => void merge(other)}>
              <span class="words">{other.text}</span> <Figures of={other} />
            </button>
          )}
        />
      </div>
    </Dialog>
  );
}

export function NoteDialog({ target, of, close }: { target: string; of: string; close: () => void }) {
  const [note, setNote] = useState('');
  const save = () => {
    close();
    void correct({ action: 'note', targets: [target], note }, 'Note kept');
  };
  return (
    <Dialog title="Add a note" close={close}>
      <p class="words">{quoted(of)}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Reasons note={note} setNote={setNote} />
        <p class="actions">
          <button type="submit" class="main" disabled={!note.trim()}>
            Keep the note
          </button>
        </p>
      </form>
    </Dialog>
  );
}

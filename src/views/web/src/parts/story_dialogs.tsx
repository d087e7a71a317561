import { useState } from 'preact/hooks';
import type { Story, StorySummary } from '../api/types';
import { path, usePages } from '../api/use';
import { correct } from '../corrections';
import { go, to } from '../router';
import { counted, days } from '../words';
import { Field } from './basics';
import { Dialog } from './dialog';
import { PagedList } from './list';
import { Reasons } from './member_dialog';

/** Picks the story that this one is part of. */
export function MergeStoryDialog({ story, close }: { story: Story; close: () => void }) {
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const pages = usePages<StorySummary>(path('/stories', { q: words.trim(), limit: 20 }));
  const merge = async (other: StorySummary) => {
    close();
    const made = await correct(
      { action: 'merge-stories', targets: [other.id, story.id], ...(note ? { note } : {}) },
      `Merged into “${other.title}”`,
    );
    if (made) go(to.story(other.id));
  };
  return (
    <Dialog title="Merge into another story" close={close}>
      <Field label="The same as">
        <input
          type="search"
          value={words}
          placeholder="Words of the other title"
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Field>
      <Reasons note={note} setNote={setNote} />
      <div class="choices">
        <PagedList
          pages={{ ...pages, items: pages.items.filter((other) => other.id !== story.id) }}
          label="Stories"
          keyOf={(other) => other.id}
          none={<p>No other story with these words.</p>}
          item={(other) => (
            <button type="button" class="choice" onClick={() => void merge(other)}>
              <span class="words">{other.title}</span>{' '}
              <span class="faint">
                {days(other.first, other.last)}, {counted(other.reports, 'report')}
              </span>
            </button>
          )}
        />
      </div>
    </Dialog>
  );
}

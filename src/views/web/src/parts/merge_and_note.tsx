// What people may do to a claim or a story as a whole, and the dialogs of it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { NoteDialog } from './claim_dialogs';
import { Writing } from './writing';

type Props = {
  kind: 'claim' | 'story';
  id: string;
  words: string;
  /** The dialog that merges it with another; it calls `close`. */
  merging: (close: () => void) => ComponentChildren;
};

export function MergeAndNote({ kind, id, words, merging }: Props) {
  const [open, setOpen] = useState<'merge' | 'note'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Writing>
        <button type="button" onClick={() => setOpen('merge')}>
          Merge with another {kind}
        </button>
        <button type="button" onClick={() => setOpen('note')}>
          Add a note
        </button>
      </Writing>
      {open === 'merge' && merging(close)}
      {open === 'note' && <NoteDialog target={id} of={words} close={close} />}
    </>
  );
}

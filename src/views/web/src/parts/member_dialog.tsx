// Corrects one member of a claim: what its source does with it, what kind of source it is, or that it
// is another claim.
import { useState } from 'preact/hooks';
import type { Claim, ClaimMember } from '../api/types';
import { author, correct } from '../corrections';
import { useStore } from '../store';
import { kindWords, quoted, sourceKinds, stanceCodes, stanceWords } from '../words';
import { Field } from './basics';
import { Dialog } from './dialog';

/** Why, and who says so: kept with every correction. */
export function Reasons({ note, setNote }: { note: string; setNote: (note: string) => void }) {
  const name = useStore(author);
  return (
    <div class="reasons">
      <Field label="Why (kept with the correction)">
        <input value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </Field>
      <Field label="Your name">
        <input value={name} autocomplete="name" onInput={(event) => author.set(event.currentTarget.value)} />
      </Field>
    </div>
  );
}

interface MemberDialogProps {
  claim: Claim;
  member: ClaimMember;
  node: string;
  close: () => void;
}

export function MemberDialog({ claim, member, node, close }: MemberDialogProps) {
  const [stance, setStance] = useState(member.stance);
  const [kind, setKind] = useState(member.source_kind);
  const [note, setNote] = useState('');
  const retype = async (value: string, words: string) =>
    correct({ action: 'retype', targets: [claim.id, node, value], ...(note ? { note } : {}) }, words);
  const save = async () => {
    close();
    if (stance !== member.stance) await retype(stance, `Now “${stanceWords(stance)}”: ${member.text}`);
    if (kind !== member.source_kind)
      await retype(kind, `Now ${kindWords(kind)}: ${member.source?.text ?? member.text}`);
  };
  const split = () => {
    close();
    void correct(
      { action: 'split-claim', targets: [claim.id, node], ...(note ? { note } : {}) },
      `A claim of its own: ${member.text}`,
    );
  };
  return (
    <Dialog title="Correct" close={close}>
      <p class="words">{quoted(member.text)}</p>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label="The source">
          <select value={stance} onChange={(event) => setStance(event.currentTarget.value)}>
            {stanceCodes.map((code) => (
              <option key={code} value={code}>
                {stanceWords(code)}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Kind of source">
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            {sourceKinds.map((code) => (
              <option key={code} value={code}>
                {kindWords(code)}
              </option>
            ))}
          </select>
        </Field>
        <Reasons note={note} setNote={setNote} />
        <p class="actions">
          <button type="submit" class="main" disabled={stance === member.stance && kind === member.source_kind}>
            Save
          </button>
          <button type="button" onClick={split}>
            This is another claim: split it off
          </button>
        </p>
      </form>
    </Dialog>
  );
}

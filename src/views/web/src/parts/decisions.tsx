// What people decided here, with a way to undo it.

import type { Decision } from '../api/types';
import { undo } from '../corrections';
import { When } from './basics';
import { Writing } from './writing';

const actions: Record<string, string> = {
  confirm: 'one origin, confirmed',
  cut: 'separate, cut',
  'merge-claims': 'claims merged',
  'split-claim': 'claim split',
  retype: 'type changed',
  'merge-stories': 'stories merged',
  'split-story': 'report taken out of the story',
  note: 'note',
  merge: 'sources merged',
  split: 'source split',
  undo: 'undone',
};

export function actionWords(action: string): string {
  return actions[action] ?? action;
}

export function Decisions({ list }: { list: Decision[] }) {
  if (!list.length) return null;
  return (
    <section class="decisions" aria-labelledby="decisions">
      <h2 id="decisions">Corrected here</h2>
      <ul>
        {list.map((decision) => (
          <li key={decision.id}>
            <span class="mark" aria-hidden="true">
              §
            </span>{' '}
            {actionWords(decision.action)}
            {decision.note && <>: {decision.note}</>}{' '}
            <span class="faint">
              {decision.author}, <When iso={decision.time} />
            </span>{' '}
            <Writing>
              <button
                type="button"
                class="quiet no-print"
                onClick={() => void undo(decision.id, actionWords(decision.action))}
              >
                Undo<span class="hidden"> {actionWords(decision.action)}</span>
              </button>
            </Writing>
          </li>
        ))}
      </ul>
    </section>
  );
}

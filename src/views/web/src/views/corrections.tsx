import type { Correction } from '../api/types';
import { path, usePages } from '../api/use';
import { undo } from '../corrections';
import { PagedList, useTitle, When } from '../parts/basics';
import { actionWords } from '../parts/decisions';
import { to } from '../router';
import { capital } from '../words';

/** What of a target can be looked at: ids of claims, stories and sources. */
function links(correction: Correction): { href: string; words: string }[] {
  const target = correction.target as Record<string, unknown>;
  const found: { href: string; words: string }[] = [];
  for (const value of Object.values(target).flat()) {
    if (typeof value !== 'string') continue;
    if (value.startsWith('c:')) found.push({ href: to.claim(value), words: 'the claim' });
    else if (value.startsWith('s:')) found.push({ href: to.story(value), words: 'the story' });
    else if (value.startsWith('a:')) found.push({ href: to.source(value), words: 'the source' });
  }
  return found.slice(0, 2);
}

function CorrectionRow({ correction }: { correction: Correction }) {
  const words = actionWords(correction.action);
  return (
    <div class={`correction${correction.in_force ? '' : ' undone'}`}>
      <p>
        <strong>{capital(words)}</strong>
        {correction.note && <>: {correction.note}</>}{' '}
        {links(correction).map((link) => (
          <a key={link.href} href={link.href}>
            {link.words}{' '}
          </a>
        ))}
      </p>
      <p class="meta">
        <span>{correction.author}</span>
        <When iso={correction.time} />
        {!correction.in_force && correction.action !== 'undo' && <span>holds no more</span>}
        {(correction.in_force || correction.action === 'undo') && (
          <button type="button" class="quiet" onClick={() => void undo(correction.id, words)}>
            Undo<span class="hidden">: {words}</span>
          </button>
        )}
      </p>
    </div>
  );
}

export function CorrectionsView() {
  useTitle('Corrections');
  const pages = usePages<Correction>(path('/corrections', { limit: 100 }));
  return (
    <>
      <h1>Corrections</h1>
      <p>What people decided here. Corrections outlive every new reading of the articles, and each can be undone.</p>
      <PagedList
        pages={pages}
        label="Corrections"
        keyOf={(correction) => correction.id}
        item={(correction) => <CorrectionRow correction={correction} />}
        none={
          <p>
            Nothing has been corrected yet. Open a claim to confirm or cut a link of its ledger, to split it or to merge
            it with another.
          </p>
        }
      />
    </>
  );
}

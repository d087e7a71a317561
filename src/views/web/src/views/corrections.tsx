import type { Correction } from '../api/types';
import { path, usePages } from '../api/use';
import { undo } from '../corrections';
import { useTitle, When } from '../parts/basics';
import { actionWords } from '../parts/decisions';
import { PagedList } from '../parts/list';
import { Writing } from '../parts/writing';
import { to } from '../router';
import { capital, kindWords, quoted, sourceKinds, stanceWords, tidy } from '../words';

interface Place {
  document?: string;
  words?: string;
  source?: string | null;
  outside?: { type: string; name?: string };
}

/** What a correction is of, as `correction` lines have it (docs/format.md). */
interface Target {
  claims?: { id: string; members: Place[] }[];
  nodes?: Place[];
  stories?: { id: string; documents: string[] }[];
  actors?: { id: string; members: { name?: string }[] }[];
  value?: string;
  correction?: string;
}

function Words({ place }: { place: Place }) {
  if (place.outside) return <b>{place.outside.name ?? place.outside.type}</b>;
  return (
    <a class="words" href={place.document ? to.article(place.document) : undefined}>
      {quoted(place.words ?? '')}
      {place.source && ` (${tidy(place.source)})`}
    </a>
  );
}

function valueWords(value: string): string {
  return sourceKinds.includes(value) ? kindWords(value) : stanceWords(value);
}

function Of({ correction }: { correction: Correction }) {
  const target = correction.target as Target;
  const places = target.nodes ?? target.claims?.[0]?.members ?? [];
  return (
    <>
      {places.slice(0, 2).map((place, i) => (
        <p key={i}>
          <Words place={place} />
        </p>
      ))}
      {target.value && <p>is now: {valueWords(target.value)}</p>}
      <p class="meta">
        {target.claims?.map((claim, i) => (
          <a key={claim.id} href={to.claim(claim.id)}>
            {i === 0 ? 'the claim' : 'the other claim'}
          </a>
        ))}
        {target.stories?.map((story, i) => (
          <a key={story.id} href={to.story(story.id)}>
            {i === 0 ? 'the story' : 'the other story'}
          </a>
        ))}
        {target.actors?.map((actor) => (
          <a key={actor.id} href={to.source(actor.id)}>
            {actor.members[0]?.name ?? 'the source'}
          </a>
        ))}
        {target.correction && <span>of correction {target.correction}</span>}
      </p>
    </>
  );
}

function CorrectionRow({ correction }: { correction: Correction }) {
  const words = actionWords(correction.action);
  const undoes = correction.action === 'undo';
  return (
    <div class={`correction${correction.in_force ? '' : ' undone'}`} id={correction.id}>
      <p>
        <span class="faint">{correction.id}</span> <strong>{capital(words)}</strong>
        {correction.note && <>: {correction.note}</>}
      </p>
      <Of correction={correction} />
      <p class="meta">
        <span>{correction.author}</span>
        <When iso={correction.time} />
        {!correction.in_force && !undoes && <span>holds no more</span>}
        {(correction.in_force || undoes) && (
          <Writing>
            <button type="button" class="quiet" onClick={() => void undo(correction.id, words)}>
              {undoes ? 'Undo the undoing' : 'Undo'}
              <span class="hidden">: {words}</span>
            </button>
          </Writing>
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
      <p>What people decided here. It outlives every new reading of the articles, and each step can be undone.</p>
      <PagedList
        pages={pages}
        label="Corrections, the latest first"
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

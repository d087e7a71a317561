// One search over articles, claims, stories and sources.
import type { ComponentChildren } from 'preact';
import { searchOffers } from '../alerts';
import type { ClaimSummary, DocumentHit, SourceSummary, StorySummary } from '../api/types';
import { path, usePages } from '../api/use';
import { TellMe } from '../parts/alert_dialog';
import { useTitle } from '../parts/basics';
import { ClaimLine } from '../parts/claim_line';
import { PagedList } from '../parts/list';
import type { Place } from '../router';
import { ArticleRow } from './articles';
import { SourceRow } from './sources';
import { StoryRow } from './stories';

function Part({ id, words, children }: { id: string; words: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words}</h2>
      {children}
    </section>
  );
}

export function SearchView({ place }: { place: Place }) {
  const q = place.query.get('q') ?? '';
  useTitle(q ? `Search: ${q}` : 'Search');
  return (
    <>
      <div class="page-head">
        <h1>{q ? <>Search: {q}</> : 'Search'}</h1>
        {q && <TellMe key={q} offers={searchOffers(q)} />}
      </div>
      {q ? (
        <Results q={q} />
      ) : (
        <p>All words are wanted; “a phrase” in quotation marks, begin*, OR and NOT do what they say.</p>
      )}
    </>
  );
}

function Results({ q }: { q: string }) {
  const stories = usePages<StorySummary>(path('/stories', { q, limit: 10 }));
  const claims = usePages<ClaimSummary>(path('/claims', { q, limit: 20 }));
  const articles = usePages<DocumentHit>(path('/documents', { q, limit: 50 }));
  const sources = usePages<SourceSummary>(path('/sources', { q, limit: 10 }));
  return (
    <div class="two-columns">
      <Part id="found-articles" words="Articles">
        <PagedList
          pages={articles}
          label="Articles"
          keyOf={(hit) => hit.id}
          item={(hit) => <ArticleRow hit={hit} />}
          none={<p>No article has these words.</p>}
        />
      </Part>
      <div>
        <Part id="found-stories" words="Stories">
          <PagedList
            pages={stories}
            label="Stories"
            class="small"
            keyOf={(story) => story.id}
            item={(story) => <StoryRow story={story} />}
            none={<p>No story.</p>}
          />
        </Part>
        <Part id="found-claims" words="Claims">
          <PagedList
            pages={claims}
            label="Claims"
            keyOf={(claim) => claim.id}
            none={<p>No claim.</p>}
            item={(claim) => <ClaimLine claim={claim} />}
          />
        </Part>
        <Part id="found-sources" words="Sources">
          <PagedList
            pages={sources}
            label="Sources"
            keyOf={(source) => source.id}
            item={(source) => <SourceRow source={source} />}
            none={<p>No source.</p>}
          />
        </Part>
      </div>
    </div>
  );
}

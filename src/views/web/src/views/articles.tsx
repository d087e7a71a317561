import { useState } from 'preact/hooks';
import { arrivals } from '../api/live';
import type { DocumentHit } from '../api/types';
import { path, usePages } from '../api/use';
import { useTitle, When } from '../parts/basics';
import { Excerpt } from '../parts/excerpt';
import { WordsFilter } from '../parts/filters';
import { PagedList } from '../parts/list';
import { go, type Place, to } from '../router';
import { useStore } from '../store';
import { counted } from '../words';

export function ArticleRow({ hit, fresh = false }: { hit: DocumentHit; fresh?: boolean }) {
  return (
    <div class={`article-line${fresh ? ' fresh' : ''}`}>
      <p>
        <a class="words" href={to.article(hit.id, hit.attributions?.[0])}>
          {hit.title ?? hit.name}
        </a>
      </p>
      <p class="meta">
        {fresh && <span class="new">new</span>}
        {hit.outlet ? (
          <span class="outlet">{hit.outlet}</span>
        ) : (
          <span>{hit.title && hit.name !== hit.title ? hit.name : 'outlet not known'}</span>
        )}
        <When iso={hit.published} />
        {hit.version_of && <span>a later version</span>}
        {!hit.analysed && <span>not analysed</span>}
      </p>
      {hit.excerpt && <Excerpt hit={hit} />}
    </div>
  );
}

export function ArticlesView({ place }: { place: Place }) {
  useTitle('Articles');
  const filters = {
    q: place.query.get('q'),
    outlet: place.query.get('outlet'),
    since: day(place.query.get('since')),
    until: day(place.query.get('until')),
  };
  const pages = usePages<DocumentHit>(path('/documents', { ...filters, limit: 100 }));
  const fresh = new Set(useStore(arrivals).map((document) => document.id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <>
      <div class="page-head">
        <h1>Articles</h1>
        <p class="count" role="status">
          {pages.total !== undefined && counted(pages.total, 'article')}
        </p>
      </div>
      <form class="filters" aria-label="Narrow the list" onSubmit={(event) => event.preventDefault()}>
        <WordsFilter place={place} name="q" label="Text has" />
        <WordsFilter place={place} name="outlet" label="Outlet" />
        <WordsFilter place={place} name="since" label="Since" placeholder="2024-03" />
        <WordsFilter place={place} name="until" label="Until" placeholder="2024-03-16" />
        <button type="button" disabled={chosen.size < 2} onClick={() => go(to.compare([...chosen].map((id) => [id])))}>
          Compare{chosen.size > 1 ? ` ${chosen.size} articles` : ' chosen'}
        </button>
      </form>
      <PagedList
        pages={pages}
        label="Articles"
        class="articles"
        keyOf={(hit) => hit.id}
        stateOf={(hit) => `${chosen.has(hit.id)} ${fresh.has(hit.id)}`}
        item={(hit) => (
          <div class="article-row">
            <label class="check only">
              <input type="checkbox" checked={chosen.has(hit.id)} onChange={() => toggle(hit.id)} />
              <span class="hidden">Choose {hit.title ?? hit.name}</span>
            </label>
            <ArticleRow hit={hit} fresh={fresh.has(hit.id)} />
          </div>
        )}
        none={
          <p>
            {Object.values(filters).some(Boolean)
              ? 'No article fits.'
              : 'The record holds no article yet. Drop files on this page to add some.'}
          </p>
        }
      />
    </>
  );
}

/** Only what the server takes as a day; a half-typed one narrows nothing. */
function day(words: string | null): string {
  return words && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(words) ? words : '';
}

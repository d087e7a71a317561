import type { SourceSummary } from '../api/types';
import { path, usePages } from '../api/use';
import { useTitle } from '../parts/basics';
import { ChoiceFilter, WordsFilter } from '../parts/filters';
import { PagedList } from '../parts/list';
import { type Place, to } from '../router';
import { counted } from '../words';

export const typeWords: Record<string, string> = {
  PER: 'person',
  ORG: 'organisation',
  GPE: 'state or place',
  LOC: 'place',
  MISC: 'other',
};

const types = [
  ['', 'everybody'],
  ['PER', 'persons'],
  ['ORG', 'organisations'],
  ['GPE', 'states'],
] as const;

export function SourceRow({ source }: { source: SourceSummary }) {
  return (
    <div class="source-row">
      <p>
        <a class="source-name" href={to.source(source.id)}>
          {source.name}
        </a>{' '}
        <span class="faint">{[source.role, typeWords[source.type]].filter(Boolean).join(', ')}</span>
      </p>
      <p class="meta">
        <span>{counted(source.statements, 'statement')}</span>
        <span>{counted(source.documents, 'article')}</span>
      </p>
    </div>
  );
}

export function SourcesView({ place }: { place: Place }) {
  useTitle('Sources');
  const filters = { q: place.query.get('q'), type: place.query.get('type') };
  const pages = usePages<SourceSummary>(path('/sources', { ...filters, limit: 100 }));
  return (
    <>
      <div class="page-head">
        <h1>Sources</h1>
        <p class="count" role="status">
          {pages.total !== undefined && counted(pages.total, 'source')}
        </p>
      </div>
      <form class="filters" aria-label="Narrow the list" onSubmit={(event) => event.preventDefault()}>
        <WordsFilter place={place} name="q" label="Name has" />
        <ChoiceFilter place={place} name="type" label="Kind" options={types} />
      </form>
      <PagedList
        pages={pages}
        label="Sources"
        class="sources"
        keyOf={(source) => source.id}
        stateOf={() => ''}
        item={(source) => <SourceRow source={source} />}
        none={<p>{Object.values(filters).some(Boolean) ? 'No source fits.' : 'Nobody has said anything yet.'}</p>}
      />
    </>
  );
}

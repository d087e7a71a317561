import type { StorySummary } from '../api/types';
import { path, usePages } from '../api/use';
import { useTitle } from '../parts/basics';
import { SwitchFilter, WordsFilter } from '../parts/filters';
import { PagedList } from '../parts/list';
import { type Place, to } from '../router';
import { counted, days } from '../words';

export function StoryRow({ story }: { story: StorySummary }) {
  return (
    <article class="story-row">
      <h2>
        <a href={to.story(story.id)}>{story.title}</a>
      </h2>
      <p class="meta">
        <span class="story-days">{days(story.first, story.last)}</span>
        <span>{counted(story.reports, 'report')}</span>
        <span>{counted(story.outlets, 'outlet')}</span>
        <span>{counted(story.claims, 'claim')}</span>
        {story.disputed > 0 && <span class="denied">{story.disputed} denied</span>}
      </p>
    </article>
  );
}

export function StoriesView({ place }: { place: Place }) {
  useTitle('Stories');
  const filters = { q: place.query.get('q'), outlet: place.query.get('outlet'), disputed: place.query.get('disputed') };
  const pages = usePages<StorySummary>(path('/stories', { ...filters, limit: 100 }));
  const filtered = Object.values(filters).some(Boolean);
  return (
    <>
      <div class="page-head">
        <h1>Stories</h1>
        <p class="count" role="status">
          {pages.total !== undefined && counted(pages.total, 'story', 'stories')}
        </p>
      </div>
      <form class="filters" aria-label="Narrow the list" onSubmit={(event) => event.preventDefault()}>
        <WordsFilter place={place} name="q" label="Title has" />
        <WordsFilter place={place} name="outlet" label="Outlet" />
        <SwitchFilter place={place} name="disputed" label="Only with denials" />
      </form>
      <PagedList
        pages={pages}
        label="Stories, the latest first"
        class="stories"
        keyOf={(story) => story.id}
        stateOf={() => ''}
        item={(story) => <StoryRow story={story} />}
        none={
          filtered ? (
            <p>No story fits.</p>
          ) : (
            <p>
              The record holds no story yet. Drop articles on this page, or add a folder of them with{' '}
              <code>sayso add STORE FOLDER</code>.
            </p>
          )
        }
      />
    </>
  );
}

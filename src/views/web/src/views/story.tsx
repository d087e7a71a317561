import type { Story } from '../api/types';
import { useGet } from '../api/use';
import { Unready, useTitle } from '../parts/basics';
import { Decisions } from '../parts/decisions';
import { Download, exportOffers } from '../parts/download';
import { MergeAndNote } from '../parts/merge_and_note';
import { MergeStoryDialog } from '../parts/story_dialogs';
import { type Place, to } from '../router';
import { counted, days } from '../words';
import { StoryArticles } from './story_articles';
import { StoryClaims } from './story_claims';
import { StoryDisputes } from './story_disputes';
import { StoryTimeline } from './story_timeline';

const tabs = [
  ['claims', 'Claims'],
  ['disputes', 'Disputes'],
  ['timeline', 'Timeline'],
  ['articles', 'Articles'],
] as const;

function TakeAlong({ story }: { story: Story }) {
  return (
    <p class="actions no-print">
      <button type="button" onClick={() => window.print()}>
        Print this briefing
      </button>
      <Download of={story.title} offers={exportOffers({ story: story.id })} />
    </p>
  );
}

function StoryActions({ story }: { story: Story }) {
  return (
    <p class="actions no-print">
      <MergeAndNote
        kind="story"
        id={story.id}
        words={story.title}
        merging={(close) => <MergeStoryDialog story={story} close={close} />}
      />
    </p>
  );
}

export function StoryView({ id, part, place }: { id: string; part: string; place: Place }) {
  const got = useGet<Story>(`/stories/${encodeURIComponent(id)}`);
  const story = got.data;
  const tab = tabs.find(([name]) => name === part)?.[0] ?? 'claims';
  const tabWords = tabs.find(([name]) => name === tab)![1];
  useTitle(story && (tab === 'claims' ? story.title : `${tabWords}: ${story.title}`));
  if (!story) return <Unready got={got} page />;
  return (
    <article class="story-page">
      <h1 class="words-head">{story.title}</h1>
      <p class="meta">
        <span>{days(story.first, story.last)}</span>
        <span>{counted(story.reports, 'report')}</span>
        <span>{counted(story.outlets, 'outlet')}</span>
        <span>{counted(story.claims, 'claim')}</span>
        {story.disputed > 0 && <span class="denied">{story.disputed} denied</span>}
      </p>
      <TakeAlong story={story} />
      <nav class="tabs" aria-label="Parts of the story">
        <ul>
          {tabs.map(([name, words]) => (
            <li key={name}>
              <a href={to.story(id, name === 'claims' ? '' : name)} aria-current={name === tab ? 'page' : undefined}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {tab === 'claims' && <StoryClaims story={story} place={place} />}
      {tab === 'disputes' && <StoryDisputes story={story} />}
      {tab === 'timeline' && <StoryTimeline story={story} place={place} />}
      {tab === 'articles' && <StoryArticles story={story} />}
      <Decisions list={story.corrections} />
      <StoryActions story={story} />
    </article>
  );
}

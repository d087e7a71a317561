// How a story went, day by day.

import type { Story, TimelineEntry } from '../api/types';
import { path, usePages } from '../api/use';
import { ProblemBox, Waiting } from '../parts/basics';
import { actionWords } from '../parts/decisions';
import { ChoiceFilter, SwitchFilter } from '../parts/filters';
import { type Place, to } from '../router';
import { capital, clock, day, development, developmentCodes, quoted, spaced, tidy } from '../words';

function byDay(entries: TimelineEntry[]): { day: string; entries: TimelineEntry[] }[] {
  const groups: { day: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const words = day(entry.time) || 'undated';
    const last = groups[groups.length - 1];
    if (last?.day === words) last.entries.push(entry);
    else groups.push({ day: words, entries: [entry] });
  }
  return groups;
}

function detailWords(entry: TimelineEntry): string {
  if (!entry.detail) return '';
  if (entry.development === 'decided') return actionWords(entry.detail);
  if (entry.development === 'hedge-dropped') return entry.detail;
  return '';
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { mark, words } = development(entry.development);
  const detail = detailWords(entry);
  const who = [entry.source && tidy(entry.source), entry.outlet ?? entry.author].filter(Boolean).join(', ');
  return (
    <li class={`entry entry-${entry.development}`}>
      <span class="mark" aria-hidden="true">
        {mark}
      </span>
      <div>
        <p>
          <span class="entry-what">{capital(words)}</span>
          {detail && <span class="faint"> ({detail})</span>}
          {who && <>: {who}</>} <span class="faint clock">{clock(entry.time)}</span>
        </p>
        {entry.before && (
          <p class="words before">
            <span class="label">before</span>
            <del>
              <a href={to.words(entry.before.document, entry.before.spans)}>{quoted(entry.before.text)}</a>
            </del>
          </p>
        )}
        {entry.words ? (
          <p class="words">
            {entry.before && <span class="label">now</span>}
            <a href={to.words(entry.words.document, entry.words.spans)}>{quoted(entry.words.text)}</a>
            {entry.claim && entry.development === 'appears' && (
              <a class="to-ledger" href={to.claim(entry.claim)}>
                its ledger<span class="hidden"> of: {entry.text ?? entry.words.text}</span>
              </a>
            )}
          </p>
        ) : (
          entry.text && entry.development === 'decided' && <p>{entry.text}</p>
        )}
        {entry.claim && entry.development !== 'appears' && entry.text && entry.development !== 'decided' && (
          <p class="faint of-claim">
            on <a href={to.claim(entry.claim)}>{entry.text}</a>
          </p>
        )}
      </div>
    </li>
  );
}

export function StoryTimeline({ story, place }: { story: Story; place: Place }) {
  const all = place.query.get('all') === 'true';
  const kind = place.query.get('kind') ?? '';
  const pages = usePages<TimelineEntry>(path(`/stories/${encodeURIComponent(story.id)}/timeline`, { all, limit: 500 }));
  const options = [
    ['', 'everything'] as const,
    ...developmentCodes.map((code) => [code, spaced(development(code).words)] as const),
  ];
  const shown = kind ? pages.items.filter((entry) => entry.development === kind) : pages.items;
  return (
    <>
      <form class="filters" aria-label="Narrow the timeline" onSubmit={(event) => event.preventDefault()}>
        <ChoiceFilter place={place} name="kind" label="Show" options={options} />
        <SwitchFilter place={place} name="all" label="Also what one article alone claims" />
      </form>
      {pages.problem && <ProblemBox problem={pages.problem} again={pages.renew} />}
      {pages.waiting && !pages.items.length && <Waiting />}
      <div class="timeline">
        {byDay(shown).map((group) => (
          <section key={group.day} aria-label={group.day}>
            <h2>{group.day}</h2>
            <ol class="entries">
              {group.entries.map((entry, i) => (
                <Entry key={i} entry={entry} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {!pages.complete && pages.items.length > 0 && (
        <button type="button" onClick={pages.more} disabled={pages.waiting}>
          Show more
        </button>
      )}
    </>
  );
}

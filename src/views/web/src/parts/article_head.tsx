import type { Document } from '../api/types';
import { to } from '../router';
import { clock, day, listed, relationWords, spaced } from '../words';

type Timestamp = NonNullable<Document['published']>;

const ways: Record<string, string> = {
  given: 'as given',
  'json-ld': 'by the page’s structured data',
  meta: 'by the page’s meta data',
  markup: 'by the page’s markup',
  dateline: 'by the dateline',
  url: 'by the address',
  text: 'by the text',
  feed: 'by the feed',
  http: 'by the server',
  container: 'by the container',
  file: 'by the file',
};

function Published({ time }: { time: Timestamp | null }) {
  if (!time) return <span>undated</span>;
  const words = time.value ? day(time.value) : (time.range ?? []).map(day).join(' to ');
  return (
    <span title={`Date ${ways[time.how] ?? time.how}`}>
      <time dateTime={time.value}>{words}</time> {clock(time.value)}
    </span>
  );
}

export function ArticleHead({ article }: { article: Document }) {
  const outlet = article.outlet?.name ?? article.outlet?.domain ?? article.name;
  const address = article.url ?? article.canonical;
  const others = article.versions.filter((version) => version.id !== article.id);
  return (
    <header class="article-head">
      {article.story && (
        <p class="crumb">
          <a href={to.story(article.story)}>To the story</a>
        </p>
      )}
      <h1 class="words-head">{article.title ?? article.name}</h1>
      <p class="meta">
        <span class="outlet">{outlet}</span>
        <Published time={article.published} />
        {article.byline.length > 0 && <span>{listed(article.byline)}</span>}
        {address && /^https?:/.test(address) && (
          <a href={address} rel="noreferrer noopener" target="_blank">
            Original page<span class="hidden"> (opens in a new tab)</span>
          </a>
        )}
      </p>
      {others.length > 0 && (
        <p class="meta">
          {article.versions.length} versions:
          {article.versions.map((version, i) =>
            version.id === article.id ? (
              <b key={version.id}>{i + 1} (this one)</b>
            ) : (
              <a key={version.id} href={to.article(version.id)}>
                {i + 1}
                {version.published && `, ${day(version.published)}`}
              </a>
            ),
          )}
          <a href={to.compare(article.versions.map((version) => [version.id]))}>Compare them</a>
        </p>
      )}
      <p class="key" aria-hidden="true">
        <span class="piece source">who</span> <span class="piece cue">says, denies, asks</span>{' '}
        <span class="piece content">what</span>
      </p>
    </header>
  );
}

/** The other article, at the words that both have. */
function wordsIn(link: Document['reuse'][number]): string {
  const theirs = link.spans.flatMap(([, span]) => (span ? [span] : []));
  return theirs.length ? to.words(link.document, theirs) : to.article(link.document);
}

/** Which articles have words of this one, and which it has words of. */
export function ArticleLinks({ article }: { article: Document }) {
  if (!article.reuse.length) return null;
  const sides = [
    ['took', 'Rests on'],
    ['gave', 'Is taken up by'],
  ] as const;
  return (
    <section class="article-links" aria-labelledby="links">
      <h2 id="links">Words in common with other articles</h2>
      {sides.map(([direction, heading]) => {
        const links = article.reuse.filter((link) => link.direction === direction);
        return (
          links.length > 0 && (
            <div key={direction}>
              <h3>{heading}</h3>
              <ul class="plain">
                {links.map((link) => (
                  <li key={link.document + link.relation}>
                    {direction === 'took' ? `${relationWords(link.relation)} ` : ''}
                    <a href={wordsIn(link)}>{link.outlet ?? link.title ?? link.document}</a>
                    {direction === 'gave' ? `, which ${relationWords(link.relation)} it` : ''}{' '}
                    <span class="faint">({spaced(link.reason)})</span>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </section>
  );
}

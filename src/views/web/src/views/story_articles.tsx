// The reports of a story: read one, compare several, take one out.

import { useState } from 'preact/hooks';
import type { DocumentSummary, Story } from '../api/types';
import { correct } from '../corrections';
import { When } from '../parts/basics';
import { Writing } from '../parts/writing';
import { go, to } from '../router';
import { grouped } from './compare';

const mostCompared = 50;

export function StoryArticles({ story }: { story: Story }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const compare = () => go(to.compare([...chosen].slice(0, mostCompared).map((id) => [id])));
  const compareOutlets = () => go(to.compare(grouped(story.documents.slice(0, mostCompared), 'outlet')));
  const split = (document: DocumentSummary) =>
    void correct(
      { action: 'split-story', targets: [story.id, document.id] },
      `Taken out of the story: ${document.title ?? document.name}`,
    );
  return (
    <>
      <p class="bar no-print">
        <button type="button" class="main" disabled={chosen.size < 2} onClick={compare}>
          Compare {chosen.size > 1 ? `${chosen.size} articles` : 'articles'}
        </button>
        {story.documents.length > 1 && (
          <button type="button" onClick={compareOutlets}>
            Compare the outlets
          </button>
        )}
        <span class="faint">{chosen.size < 2 ? 'Choose two or more.' : ''}</span>
      </p>
      <ul class="list articles" aria-label="Articles of the story">
        {story.documents.map((document) => (
          <li key={document.id} class="article-row">
            <label class="check only">
              <input type="checkbox" checked={chosen.has(document.id)} onChange={() => toggle(document.id)} />
              <span class="hidden">
                Choose {document.outlet ?? document.name}: {document.title ?? document.name}
              </span>
            </label>
            <div>
              <p>
                <a href={to.article(document.id)} class="words">
                  {document.title ?? document.name}
                </a>
              </p>
              <p class="meta">
                <span class="outlet">{document.outlet ?? document.name}</span>
                <When iso={document.published} />
                {document.version_of && <span>a later version</span>}
              </p>
            </div>
            <Writing>
              <button type="button" class="quiet no-print" onClick={() => split(document)}>
                Not this story<span class="hidden">: {document.title ?? document.name}</span>
              </button>
            </Writing>
          </li>
        ))}
      </ul>
    </>
  );
}

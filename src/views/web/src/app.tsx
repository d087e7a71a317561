// The frame around every view: banner, places to go, what is being uploaded, notices.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { unseen } from './alerts';
import { spoken } from './announce';
import { liveState, liveWanted } from './api/live';
import type { Status } from './api/types';
import { useGet } from './api/use';
import { mayWrite, noteStatus } from './may_write';
import { DropArea } from './parts/drop';
import { KeyForm } from './parts/key_form';
import { Notices } from './parts/notices';
import { Uploads } from './parts/uploads';
import { go, type Place, partsOf, to, usePlace } from './router';
import { useStore } from './store';
import { theme } from './theme';
import { AlertsView } from './views/alerts';
import { ArticleView } from './views/article';
import { ArticlesView } from './views/articles';
import { ClaimView } from './views/claim';
import { CompareView } from './views/compare';
import { CorrectionsView } from './views/corrections';
import { SearchView } from './views/search';
import { SourceView } from './views/source';
import { SourcesView } from './views/sources';
import { StoriesView } from './views/stories';
import { StoryView } from './views/story';
import { TransfersView } from './views/transfers';
import { counted } from './words';

function viewOf(place: Place): ComponentChildren {
  const first = place.path.split('/')[1] ?? '';
  const [id, part] = partsOf(place.path);
  switch (first) {
    case '':
      return <StoriesView place={place} />;
    case 'stories':
      return id ? <StoryView key={id} id={id} part={part ?? 'claims'} place={place} /> : <StoriesView place={place} />;
    case 'claims':
      if (id) return <ClaimView key={id} id={id} />;
      break;
    case 'articles':
      return id ? <ArticleView key={id} id={id} place={place} /> : <ArticlesView place={place} />;
    case 'sources':
      return id ? <SourceView key={id} id={id} /> : <SourcesView place={place} />;
    case 'transfers':
      return <TransfersView place={place} />;
    case 'compare':
      return <CompareView place={place} />;
    case 'alerts':
      return <AlertsView key={id ?? ''} id={id} />;
    case 'corrections':
      return <CorrectionsView />;
    case 'search':
      return <SearchView place={place} />;
  }
  return (
    <>
      <h1>Nothing here</h1>
      <p>
        The desk has no page <code>{place.path}</code>. <a href="/">All stories</a>
      </p>
    </>
  );
}

const places = [
  ['/', 'Stories'],
  ['/articles', 'Articles'],
  ['/sources', 'Sources'],
  ['/transfers', 'Transfers'],
  ['/alerts', 'Alerts'],
  ['/corrections', 'Corrections'],
] as const;

function isAt(path: string, href: string): boolean {
  const first = `/${path.split('/')[1] ?? ''}`;
  if (href === '/') return first === '/' || first === '/stories' || first === '/claims';
  return first === href;
}

const liveWords = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Not connected',
  off: 'Paused',
};

function LiveSwitch() {
  const state = useStore(liveState);
  const wanted = useStore(liveWanted);
  const on = wanted === 'on';
  return (
    <button
      type="button"
      class={`quiet live live-${state}`}
      aria-pressed={on}
      title={on ? 'New articles are shown as they come. Press to pause.' : 'Press to show new articles as they come.'}
      onClick={() => liveWanted.set(on ? 'off' : 'on')}
    >
      <span class="live-dot" aria-hidden="true" />
      {liveWords[state]}
      <span class="hidden"> (updates as articles come)</span>
    </button>
  );
}

function ThemeChoice() {
  const chosen = useStore(theme);
  return (
    <label class="theme">
      <span class="hidden">Colours</span>
      <select value={chosen} onChange={(event) => theme.set(event.currentTarget.value)}>
        <option value="system">System colours</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  );
}

function SearchBox({ place }: { place: Place }) {
  const atSearch = place.path === '/search' ? (place.query.get('q') ?? '') : '';
  const [words, setWords] = useState(atSearch);
  useEffect(() => setWords(atSearch), [atSearch]);
  return (
    <form
      role="search"
      class="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim()) go(to.search(words.trim()));
      }}
    >
      <label>
        <span class="hidden">Search articles, claims, stories and sources</span>
        <input
          type="search"
          placeholder="Search everything"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Search</button>
    </form>
  );
}

/** How many alerts fired since somebody looked. */
function Unseen() {
  const count = useStore(unseen);
  if (!count) return null;
  return (
    <span class="badge">
      {count}
      <span class="hidden"> new</span>
    </span>
  );
}

function Banner({ place }: { place: Place }) {
  const writes = useStore(mayWrite);
  return (
    <header class="banner">
      <a class="brand" href="/">
        sayso
      </a>
      <nav aria-label="Main">
        <ul>
          {places.map(([href, words]) => (
            <li key={href}>
              <a
                href={href}
                aria-current={isAt(place.path, href) ? (place.path === href ? 'page' : 'true') : undefined}
              >
                {words}
                {href === '/alerts' && <Unseen />}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SearchBox place={place} />
      <div class="tools">
        {writes && <Uploads />}
        <LiveSwitch />
        <ThemeChoice />
      </div>
    </header>
  );
}

/** After a change of view the focus goes to its beginning, as it would on a new page. */
function useFocusOnView(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

export function App() {
  const place = usePlace();
  const got = useGet<Status>('/status');
  const status = got.data;
  const locked = got.problem?.status === 401;
  const main = useFocusOnView(place.path);
  const words = useStore(spoken);
  const writes = useStore(mayWrite);
  useEffect(() => noteStatus(status), [status]);
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to content
      </a>
      <Banner place={place} />
      <main id="main" ref={main} tabIndex={-1}>
        {locked ? <KeyForm again={got.again} /> : viewOf(place)}
      </main>
      <footer class="foot">
        {status && (
          <p>
            {counted(status.store.documents, 'article')}, {counted(status.store.stories, 'story', 'stories')},{' '}
            {counted(status.store.claims, 'claim')}. sayso shows on whose word each thing is claimed; it gives no
            verdict on what is true.
          </p>
        )}
      </footer>
      {writes && <DropArea />}
      <Notices />
      <div class="hidden" role="status" aria-live="polite">
        {words}
      </div>
    </>
  );
}

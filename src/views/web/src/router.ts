// Where the desk is: the address is the state, so that every view has a permalink.
import { useEffect, useState } from 'preact/hooks';
import type { Span } from './text/spans';

export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const listeners = new Set<() => void>();

function here(): Place {
  const { pathname, search, hash } = window.location;
  return { path: pathname, query: new URLSearchParams(search), hash: decode(hash.slice(1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Goes to an address of the desk. `replace` leaves no step to go back to. */
export function go(to: string, replace = false): void {
  const target = new URL(to, window.location.href);
  const samePage = target.pathname === window.location.pathname && target.search === window.location.search;
  if (replace) window.history.replaceState(null, '', target);
  else if (target.href !== window.location.href) window.history.pushState(null, '', target);
  if (!samePage && !replace) window.scrollTo(0, 0);
  tell();
}

export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const update = () => setPlace(here());
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return place;
}

/** Makes links within the desk change the view without loading the page anew. */
export function followLinks(): void {
  window.addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest('a');
    if (!link || link.target || link.hasAttribute('download')) return;
    const href = link.getAttribute('href');
    if (!href || !(href.startsWith('/') || href.startsWith('?')) || href.startsWith('/api/')) return;
    event.preventDefault();
    go(href);
  });
}

/** The parts of a path after the first, decoded: `/stories/s%3A1/timeline` gives `['s:1', 'timeline']`. */
export function partsOf(path: string): string[] {
  return path.split('/').slice(2).filter(Boolean).map(decode);
}

function wordsHash(spans: readonly Span[]): string {
  return `words=${spans.map(([start, end]) => `${start}-${end}`).join(',')}`;
}

/** The spans that `#words=24-85,90-99` points at; none where the hash is something else. */
export function wordsOf(hash: string): Span[] {
  if (!/^words=\d+-\d+(,\d+-\d+)*$/.test(hash)) return [];
  return hash
    .slice('words='.length)
    .split(',')
    .map((span) => span.split('-').map(Number) as [number, number]);
}

/** Ids may hold commas, which part the ids of a set. */
function withoutCommas(id: string): string {
  return id.replace(/[%,]/g, encodeURIComponent);
}

export const to = {
  stories: () => '/',
  story: (id: string, part = '') => `/stories/${encodeURIComponent(id)}${part ? `/${part}` : ''}`,
  claim: (id: string) => `/claims/${encodeURIComponent(id)}`,
  article: (id: string, statement?: string | null) =>
    `/articles/${encodeURIComponent(id)}${statement ? `#${encodeURIComponent(statement)}` : ''}`,
  /** An article at these words, which are marked there. */
  words: (id: string, spans: readonly Span[]) => `/articles/${encodeURIComponent(id)}#${wordsHash(spans)}`,
  source: (id: string) => `/sources/${encodeURIComponent(id)}`,
  compare: (sets: string[][]) =>
    `/compare?${sets.map((set) => `set=${encodeURIComponent(set.map(withoutCommas).join(','))}`).join('&')}`,
  alert: (id: string) => `/alerts/${encodeURIComponent(id)}`,
  search: (words: string) => `/search?q=${encodeURIComponent(words)}`,
};

// Follows what the server tells while documents arrive.

import { say } from '../announce';
import { keptStore, store } from '../store';
import { uploadChanged } from '../upload';
import { changed } from './changes';
import { base } from './client';
import type { DocumentSummary, Upload } from './types';

export type LiveState = 'connecting' | 'live' | 'lost' | 'off';

export const liveState = store<LiveState>('connecting');
/** Documents that came since the page was opened, the latest first. */
export const arrivals = store<DocumentSummary[]>([]);
export const liveWanted = keptStore('sayso.live', 'on');

const mostArrivals = 50;
let stream: EventSource | undefined;

function parsed<T>(event: Event): T | undefined {
  try {
    return JSON.parse((event as MessageEvent<string>).data) as T;
  } catch {
    return undefined;
  }
}

function arrived(document: DocumentSummary): void {
  arrivals.change((list) => [document, ...list.filter((other) => other.id !== document.id)].slice(0, mostArrivals));
  say(`New article: ${document.title ?? document.name}${document.outlet ? `, ${document.outlet}` : ''}`);
}

function open(): void {
  liveState.set('connecting');
  stream = new EventSource(`${base}/changes`);
  stream.onopen = () => {
    const lost = liveState.get() === 'lost';
    liveState.set('live');
    if (lost) changed();
  };
  stream.onerror = () => {
    liveState.set('lost');
    // The browser tries again by itself, unless the server refused.
    if (stream?.readyState === EventSource.CLOSED)
      window.setTimeout(() => liveWanted.get() === 'on' && restart(), 5000);
  };
  stream.addEventListener('document', (event) => {
    const document = parsed<DocumentSummary>(event);
    if (document) arrived(document);
  });
  stream.addEventListener('upload', (event) => {
    const upload = parsed<Upload>(event);
    if (upload) uploadChanged(upload);
  });
  stream.addEventListener('store', () => changed());
}

function restart(): void {
  stream?.close();
  open();
}

export function followChanges(): void {
  const follow = () => {
    if (liveWanted.get() === 'on') {
      restart();
    } else {
      stream?.close();
      liveState.set('off');
    }
  };
  liveWanted.listen(follow);
  follow();
  window.addEventListener('pagehide', () => stream?.close());
}

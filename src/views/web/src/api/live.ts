// Follows what the server tells while documents arrive.

import { fired } from '../alerts';
import { say } from '../announce';
import { keptStore, store } from '../store';
import { uploadChanged } from '../upload';
import { changed } from './changes';
import { key } from './key';
import { follow, type StreamEvent } from './stream';
import type { DocumentSummary, Firing, Upload } from './types';

export type LiveState = 'connecting' | 'live' | 'lost' | 'off';

export const liveState = store<LiveState>('connecting');
/** Documents that came since the page was opened, the latest first. */
export const arrivals = store<DocumentSummary[]>([]);
export const liveWanted = keptStore('sayso.live', 'on');

const mostArrivals = 50;
const longestWait = 15000;
let stop: AbortController | undefined;

function arrived(document: DocumentSummary): void {
  arrivals.change((list) => [document, ...list.filter((other) => other.id !== document.id)].slice(0, mostArrivals));
  say(`New article: ${document.title ?? document.name}${document.outlet ? `, ${document.outlet}` : ''}`);
}

function take(event: StreamEvent): void {
  if (event.type === 'store') changed();
  else if (event.type === 'document') arrived(JSON.parse(event.data) as DocumentSummary);
  else if (event.type === 'alert') fired(JSON.parse(event.data) as Firing);
  else if (event.type === 'upload') uploadChanged(JSON.parse(event.data) as Upload);
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = window.setTimeout(done, time);
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer);
      done();
    });
  });
}

/** Follows the server until it is told to stop; a stream that breaks off is taken up again. */
async function keepFollowing(signal: AbortSignal): Promise<void> {
  let lastId = '';
  let wait = 1000;
  liveState.set('connecting');
  while (!signal.aborted) {
    try {
      lastId = await follow('/changes', lastId, signal, {
        opened: () => {
          if (liveState.get() === 'lost') changed();
          liveState.set('live');
          wait = 1000;
        },
        event: take,
      });
    } catch {
      // The server is not there, or will not: asked again below.
    }
    if (signal.aborted) return;
    liveState.set('lost');
    await pause(wait, signal);
    wait = Math.min(wait * 2, longestWait);
  }
}

export function followChanges(): void {
  const start = () => {
    stop?.abort();
    stop = new AbortController();
    if (liveWanted.get() === 'on') void keepFollowing(stop.signal);
    else liveState.set('off');
  };
  liveWanted.listen(start);
  key.listen(start);
  start();
  window.addEventListener('pagehide', () => stop?.abort());
  window.addEventListener('pageshow', (event) => event.persisted && start());
}

// Server-sent events read with fetch, since a browser's own EventSource cannot send a key.
import { base, Problem } from './client';
import { authorization } from './key';

export interface StreamEvent {
  type: string;
  data: string;
}

/** Takes what arrives in pieces apart into events; keeps what is not complete. */
export function eventReader(): { lastId: () => string; read: (text: string) => StreamEvent[] } {
  let rest = '';
  let lastId = '';
  return {
    lastId: () => lastId,
    read: (text) => {
      const blocks = (rest + text).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      return blocks.flatMap((block) => {
        const fields = block.split('\n').map((line) => /^([^:]*):? ?(.*)$/.exec(line) ?? ['', '', '']);
        const id = fields.find(([, name]) => name === 'id')?.[2];
        if (id !== undefined) lastId = id;
        const data = fields.filter(([, name]) => name === 'data').map(([, , value]) => value);
        const type = fields.find(([, name]) => name === 'event')?.[2] ?? 'message';
        return data.length ? [{ type, data: data.join('\n') }] : [];
      });
    },
  };
}

interface Follower {
  opened: () => void;
  event: (event: StreamEvent) => void;
}

/** Reads a stream until it ends or is broken off; gives the last event's id, to go on from. */
export async function follow(path: string, lastId: string, signal: AbortSignal, on: Follower): Promise<string> {
  const answer = await fetch(base + path, {
    cache: 'no-store',
    signal,
    headers: { Accept: 'text/event-stream', ...authorization(), ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
  });
  if (!answer.ok || !answer.body) throw new Problem(answer.status, `Status ${answer.status}`, '');
  on.opened();
  const events = eventReader();
  const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let next = await text.read(); !next.done; next = await text.read()) {
      for (const event of events.read(next.value)) on.event(event);
    }
  } catch (error) {
    if (signal.aborted) throw error;
  }
  return events.lastId() || lastId;
}

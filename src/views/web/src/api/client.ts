// Talks to the server. Answers are kept for the page's life, so that going back is instant; the
// browser's own cache asks anew with the answer's ETag.

import { authorization } from './key';

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
  ) {
    super(detail || title);
  }

  /** Whether the same may be answered a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

interface ProblemBody {
  title?: string;
  detail?: string;
}

export const base = '/api/v1';

async function problemOf(answer: Response): Promise<Problem> {
  const body: ProblemBody = await answer.json().catch(() => ({}));
  return new Problem(answer.status, body.title ?? `Status ${answer.status}`, body.detail ?? '');
}

function unreachable(): Problem {
  return new Problem(0, 'No answer', 'The server does not answer. Is sayso serve still running?');
}

const kept = new Map<string, unknown>();
const mostKept = 200;

/** What is known of an address already, without asking. */
export function remembered<T>(path: string): T | undefined {
  return kept.get(path) as T | undefined;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(base + path, {
    cache: 'no-cache',
    headers: { Accept: 'application/json', ...authorization() },
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  });
  if (!answer.ok) throw await problemOf(answer);
  const data = (await answer.json()) as T;
  kept.delete(path);
  kept.set(path, data);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return data;
}

/**
 * Fetches a file and has the browser keep it, for what a plain link cannot ask for. Its name is the one
 * that the server gives, or else the one of `as`.
 */
export async function save(path: string, as?: { type: string; name: string }): Promise<void> {
  const answer = await fetch(base + path, {
    cache: 'no-cache',
    headers: { Accept: as?.type ?? '*/*', ...authorization() },
  }).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) throw await problemOf(answer);
  const file = await answer.blob().catch(() => {
    throw unreachable();
  });
  const named = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = named ?? as?.name ?? 'sayso';
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(base + path, {
    method,
    headers: {
      Accept: 'application/json',
      ...authorization(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw unreachable();
  });
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await send('POST', path, body)).json()) as T;
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await (await send('PATCH', path, body)).json()) as T;
}

export async function remove(path: string): Promise<void> {
  await send('DELETE', path);
}

/** A path with its query; values that are empty are left out. */
export function path(at: string, query: Record<string, string | number | boolean | null | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '' && value !== false) search.set(key, String(value));
  const text = search.toString();
  return text ? `${at}?${text}` : at;
}

// Sends files to the record and follows what becomes of each.

import { say } from './announce';
import { changed } from './api/changes';
import { base, get, Problem } from './api/client';
import { authorization } from './api/key';
import type { Upload } from './api/types';
import { store } from './store';

export interface Sent {
  key: number;
  name: string;
  size: number;
  /** Share of the bytes that were sent, 0 to 1. */
  sent: number;
  state: 'sending' | 'waiting' | 'reading' | 'linking' | 'done' | 'failed';
  upload?: string;
  documents: { id: string; outcome: string }[];
  errors: string[];
}

export const uploads = store<Sent[]>([]);
const early = new Map<string, Upload>();
let last = 0;

function change(key: number, fields: Partial<Sent>): void {
  uploads.change((list) => list.map((one) => (one.key === key ? { ...one, ...fields } : one)));
}

function outcome(file: Sent): string {
  if (file.errors.length) return `${file.name} could not be read: ${file.errors[0]}`;
  const added = file.documents.filter((document) => document.outcome !== 'unchanged').length;
  return added
    ? `${file.name}: ${added === 1 ? 'one article' : `${added} articles`} added`
    : `${file.name}: nothing new`;
}

/** What the server tells of an upload, by an event or an answer. */
export function uploadChanged(upload: Upload): void {
  const mine = uploads.get().find((one) => one.upload === upload.id);
  if (!mine) {
    early.set(upload.id, upload);
    return;
  }
  if (mine.state === 'done' || mine.state === 'failed') return;
  const documents = upload.files.flatMap((file) => file.documents);
  const errors = upload.files.flatMap((file) =>
    file.errors.map((error) => (error.file === mine.name ? error.message : `${error.file}: ${error.message}`)),
  );
  if (upload.error) errors.push(upload.error);
  const failed = upload.state === 'failed' || (upload.state === 'done' && errors.length > 0 && documents.length === 0);
  change(mine.key, { state: failed ? 'failed' : upload.state, documents, errors });
  const now = uploads.get().find((one) => one.key === mine.key)!;
  if (now.state !== 'done' && now.state !== 'failed') return;
  say(outcome(now));
  changed();
}

/** Asks for an upload until it is done, so that it is followed also where events do not arrive. */
function follow(id: string): void {
  const ask = () =>
    get<Upload>(`/uploads/${encodeURIComponent(id)}`).then(
      (upload) => {
        uploadChanged(upload);
        if (upload.state !== 'done' && upload.state !== 'failed') window.setTimeout(ask, 1500);
      },
      (error: unknown) => {
        if (!(error instanceof Problem) || error.status !== 404) window.setTimeout(ask, 5000);
      },
    );
  window.setTimeout(ask, 500);
}

function send(file: File, name: string): Promise<void> {
  const key = ++last;
  uploads.change((list) => [
    ...list,
    { key, name, size: file.size, sent: 0, state: 'sending', documents: [], errors: [] },
  ]);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const fail = (message: string) => {
      change(key, { state: 'failed', errors: [message] });
      say(`${name} could not be sent: ${message}`);
      done();
    };
    request.open('POST', `${base}/documents`);
    for (const [name, value] of Object.entries({ Accept: 'application/json', ...authorization() })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && change(key, { sent: event.loaded / event.total });
    request.onerror = () => fail('the server does not answer');
    request.onload = () => {
      let body: (Partial<Upload> & { detail?: string; title?: string }) | undefined;
      try {
        body = JSON.parse(request.responseText) as typeof body;
      } catch {
        body = undefined;
      }
      if (request.status >= 300 || !body?.id) return fail(body?.detail ?? body?.title ?? `status ${request.status}`);
      const upload = body as Upload;
      change(key, { sent: 1, state: 'waiting', upload: upload.id });
      uploadChanged(early.get(upload.id) ?? upload);
      early.delete(upload.id);
      follow(upload.id);
      return done();
    };
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
}

/** Sends files one after another, so that a large one does not hold up the page. */
export async function sendFiles(files: { file: File; name: string }[]): Promise<void> {
  for (const { file, name } of files) await send(file, name);
}

export function clearUploads(): void {
  uploads.change((list) => list.filter((one) => one.state !== 'done' && one.state !== 'failed'));
}

function filesIn(entry: FileSystemEntry, way: string): Promise<{ file: File; name: string }[]> {
  if (entry.isFile) {
    return new Promise((done) =>
      (entry as FileSystemFileEntry).file(
        (file) => done([{ file, name: way + entry.name }]),
        () => done([]),
      ),
    );
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const all = async (found: { file: File; name: string }[]): Promise<{ file: File; name: string }[]> => {
    const batch = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (!batch.length) return found;
    for (const inner of batch) found.push(...(await filesIn(inner, `${way}${entry.name}/`)));
    return all(found);
  };
  return all([]);
}

/** The files that were dropped, also those in folders. */
export async function droppedFiles(data: DataTransfer): Promise<{ file: File; name: string }[]> {
  // Entries must be asked for before anything is awaited: the browser forgets them afterwards.
  const entries = [...data.items]
    .map((item) => item.webkitGetAsEntry?.())
    .filter((entry) => entry !== null && entry !== undefined);
  if (!entries.length) return [...data.files].map((file) => ({ file, name: file.name }));
  const found = await Promise.all(entries.map((entry) => filesIn(entry, '')));
  return found.flat();
}

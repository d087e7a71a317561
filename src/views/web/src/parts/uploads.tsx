// Files that were added here, and what became of each.
import { useEffect, useRef, useState } from 'preact/hooks';
import { go, to } from '../router';
import { useStore } from '../store';
import { clearUploads, type Sent, sendFiles, uploads } from '../upload';
import { counted } from '../words';

const states: Record<Sent['state'], string> = {
  sending: 'sending',
  waiting: 'waiting',
  reading: 'being read',
  linking: 'being linked to other articles',
  done: 'done',
  failed: 'could not be read',
};

function result(file: Sent): string {
  if (file.state !== 'done') return states[file.state];
  const added = file.documents.filter((document) => document.outcome === 'added').length;
  const versions = file.documents.filter((document) => document.outcome === 'new-version').length;
  const known = file.documents.length - added - versions;
  const parts = [
    added && `${counted(added, 'article')} added`,
    versions && counted(versions, 'new version'),
    known && `${known} there already`,
  ];
  return parts.filter(Boolean).join(', ') || 'no article in it';
}

function FileRow({ file }: { file: Sent }) {
  const busy = file.state !== 'done' && file.state !== 'failed';
  const first = file.documents[0];
  return (
    <li class={`upload upload-${file.state}`}>
      <p class="upload-name">{file.name}</p>
      <p>
        {result(file)}
        {first && file.state === 'done' && (
          <>
            {' '}
            <a href={to.article(first.id)}>Read{file.documents.length > 1 ? ' the first' : ''}</a>
          </>
        )}
      </p>
      {busy && (
        <progress
          aria-label={`${file.name}: ${states[file.state]}`}
          max={1}
          value={file.state === 'sending' ? file.sent : undefined}
        />
      )}
      {file.errors.map((error) => (
        <p class="upload-error" key={error}>
          {error.startsWith(`${file.name}: `) ? error.slice(file.name.length + 2) : error}
        </p>
      ))}
    </li>
  );
}

export function Uploads() {
  const list = useStore(uploads);
  const [open, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const count = list.length;
  const before = useRef(0);
  useEffect(() => {
    if (count > before.current) setOpen(true);
    before.current = count;
  }, [count]);
  const busy = list.filter((file) => file.state !== 'done' && file.state !== 'failed').length;
  return (
    <div class="uploads">
      <button type="button" class="add" aria-expanded={open} aria-controls="uploads" onClick={() => setOpen(!open)}>
        Add articles{busy ? ` (${busy})` : ''}
      </button>
      {open && (
        <section
          id="uploads"
          class="uploads-panel"
          aria-label="Add articles"
          onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
        >
          <p>
            Drop files anywhere on this page, or{' '}
            <button type="button" onClick={() => input.current?.click()}>
              choose files
            </button>
          </p>
          <p class="faint">Web pages, text, PDF, Word, e-mail, feeds, WARC, JSON Lines, and archives of them.</p>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label="Files to add"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])].map((file) => ({ file, name: file.name }));
              event.currentTarget.value = '';
              void sendFiles(files);
            }}
          />
          {list.length > 0 && (
            <ul class="upload-list" aria-label="Files">
              {list.map((file) => (
                <FileRow key={file.key} file={file} />
              ))}
            </ul>
          )}
          <p class="uploads-foot">
            {list.length > busy && (
              <button type="button" class="quiet" onClick={clearUploads}>
                Clear what is done
              </button>
            )}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setOpen(false);
                go('/articles');
              }}
            >
              See the latest articles
            </button>
            <button type="button" class="quiet" onClick={() => setOpen(false)}>
              Close
            </button>
          </p>
        </section>
      )}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { sourceOffers } from '../alerts';
import type { ClaimSummary, Source, SourceSummary, Statement } from '../api/types';
import { path, useGet, usePages } from '../api/use';
import { correct } from '../corrections';
import { TellMe } from '../parts/alert_dialog';
import { Field, Unready, useTitle, When } from '../parts/basics';
import { NoteDialog } from '../parts/claim_dialogs';
import { ClaimLine } from '../parts/claim_line';
import { Decisions } from '../parts/decisions';
import { Dialog } from '../parts/dialog';
import { PagedList } from '../parts/list';
import { Reasons } from '../parts/member_dialog';
import { Writing } from '../parts/writing';
import { go, to } from '../router';
import { counted, listed, quoted, stanceWords } from '../words';
import { typeWords } from './sources';

function MergeSourceDialog({ source, close }: { source: Source; close: () => void }) {
  const [words, setWords] = useState('');
  const [note, setNote] = useState('');
  const pages = usePages<SourceSummary>(
    path('/sources', { q: words.trim() || source.name.split(' ').pop(), limit: 20 }),
  );
  const merge = async (other: SourceSummary) => {
    close();
    const made = await correct(
      { action: 'merge', targets: [other.id, source.id], ...(note ? { note } : {}) },
      `${source.name} is ${other.name}`,
    );
    if (made) go(to.source(other.id));
  };
  return (
    <Dialog title={`${source.name} is the same as`} close={close}>
      <Field label="Name">
        <input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </Field>
      <Reasons note={note} setNote={setNote} />
      <div class="choices">
        <PagedList
          pages={{ ...pages, items: pages.items.filter((other) => other.id !== source.id) }}
          label="Sources"
          keyOf={(other) => other.id}
          none={<p>Nobody of this name.</p>}
          item={(other) => (
            <button type="button" class="choice" onClick={() => void merge(other)}>
              {other.name}{' '}
              <span class="faint">
                {[other.role, counted(other.statements, 'statement')].filter(Boolean).join(', ')}
              </span>
            </button>
          )}
        />
      </div>
    </Dialog>
  );
}

function StatementRow({ statement, source }: { statement: Statement; source: Source }) {
  const split = () =>
    void correct(
      { action: 'split', targets: [source.id, statement.document] },
      `Not ${source.name}: ${statement.source.text} in ${statement.outlet ?? 'this article'}`,
    );
  return (
    <div class="statement-row">
      <p class="words">
        <a href={to.article(statement.document, statement.attribution)}>{quoted(statement.content.text)}</a>
      </p>
      <p class="meta">
        <span>
          {statement.source.text} {statement.cue.text}
        </span>
        <span class={statement.stance === 'denies' ? 'denied' : ''}>{stanceWords(statement.stance)}</span>
        <span class="outlet">{statement.outlet ?? statement.title}</span>
        <When iso={statement.published} />
        {statement.claim && <a href={to.claim(statement.claim)}>the claim</a>}
        <Writing>
          <button type="button" class="quiet no-print" onClick={split}>
            Somebody else<span class="hidden">: {statement.content.text}</span>
          </button>
        </Writing>
      </p>
    </div>
  );
}

export function SourceView({ id }: { id: string }) {
  const address = `/sources/${encodeURIComponent(id)}`;
  const got = useGet<Source>(address);
  const statements = usePages<Statement>(path(`${address}/statements`, { limit: 100 }));
  const claims = usePages<ClaimSummary>(path(`${address}/claims`, { limit: 20 }));
  const [open, setOpen] = useState<'merge' | 'note'>();
  const close = () => setOpen(undefined);
  const source = got.data;
  useTitle(source?.name);
  if (!source) return <Unready got={got} page />;
  const stances = Object.entries(source.stances).sort((a, b) => b[1] - a[1]);
  return (
    <article>
      <h1>{source.name}</h1>
      <p class="meta">
        <span>{[source.role, typeWords[source.type], source.country].filter(Boolean).join(', ')}</span>
        <span>{counted(source.statements, 'statement')}</span>
        <span>{counted(source.documents, 'article')}</span>
      </p>
      <dl class="facts">
        {source.names.length > 1 && (
          <>
            <dt>Also called</dt>
            <dd>{listed(source.names.filter((name) => name !== source.name))}</dd>
          </>
        )}
        {source.outlets.length > 0 && (
          <>
            <dt>In</dt>
            <dd>{listed(source.outlets)}</dd>
          </>
        )}
        {stances.length > 0 && (
          <>
            <dt>What it does</dt>
            <dd>{stances.map(([stance, count]) => `${stanceWords(stance)} ${count}`).join(', ')}</dd>
          </>
        )}
      </dl>
      <div class="two-columns">
        <section aria-labelledby="said">
          <h2 id="said">Statements</h2>
          <PagedList
            pages={statements}
            label="Statements"
            keyOf={(one) => `${one.document} ${one.attribution}`}
            item={(one) => <StatementRow statement={one} source={source} />}
            none={<p>No statements.</p>}
          />
        </section>
        <section aria-labelledby="of-claims">
          <h2 id="of-claims">Claims</h2>
          <PagedList
            pages={claims}
            label="Claims"
            keyOf={(claim) => claim.id}
            none={<p>No claims.</p>}
            item={(claim) => <ClaimLine claim={claim} />}
          />
        </section>
      </div>
      <Decisions list={source.corrections} />
      <p class="actions no-print">
        <Writing>
          <button type="button" onClick={() => setOpen('merge')}>
            Same as another source
          </button>
          <button type="button" onClick={() => setOpen('note')}>
            Add a note
          </button>
        </Writing>
        <TellMe offers={sourceOffers(source.name)} of={source.name} />
      </p>
      {open === 'merge' && <MergeSourceDialog source={source} close={close} />}
      {open === 'note' && <NoteDialog target={source.id} of={source.name} close={close} />}
    </article>
  );
}

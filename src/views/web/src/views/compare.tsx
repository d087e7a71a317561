// Sets of documents side by side: what each says of every claim that they share. A set is one article,
// or several, such as all of an outlet.
import { useMemo, useState } from 'preact/hooks';
import type { ClaimMember, Comparison, DocumentSummary } from '../api/types';
import { useGet } from '../api/use';
import { Unready, useTitle, When } from '../parts/basics';
import { Figures } from '../parts/claim_body';
import { SourceWords } from '../parts/member';
import { go, type Place, to } from '../router';
import { attitude, counted, day, isAgainst, quoted, relationWords } from '../words';

interface SetOf {
  name: string;
  documents: DocumentSummary[];
}

/** The sets of the address: `set=a,b&set=c`. */
export function setsOf(query: URLSearchParams): string[][] {
  return query
    .getAll('set')
    .map((set) => set.split(',').filter(Boolean).map(decodeURIComponent))
    .filter((set) => set.length > 0);
}

function nameOf(documents: DocumentSummary[]): string {
  const outlets = [...new Set(documents.map((document) => document.outlet ?? document.name))];
  const on = new Set(documents.map((document) => day(document.published)));
  if (outlets.length > 1 && on.size === 1) return [...on][0] || 'undated';
  return outlets.length > 2 ? `${outlets.slice(0, 2).join(', ')} and ${outlets.length - 2} more` : outlets.join(', ');
}

type Grouping = 'article' | 'outlet' | 'day';

/** One set for each article, outlet or day, in the order in which they come. */
export function grouped(documents: DocumentSummary[], by: Grouping): string[][] {
  const groups = new Map<string, string[]>();
  for (const document of documents) {
    const key =
      by === 'article' ? document.id : by === 'outlet' ? (document.outlet ?? document.name) : day(document.published);
    groups.set(key, [...(groups.get(key) ?? []), document.id]);
  }
  return [...groups.values()];
}

const groupings: readonly (readonly [Grouping, string])[] = [
  ['article', 'each article'],
  ['outlet', 'each outlet'],
  ['day', 'each day'],
];

/** How the sets of the address were made; nothing where somebody chose them one by one. */
function groupingOf(documents: DocumentSummary[], sets: SetOf[]): Grouping | '' {
  const now = JSON.stringify(sets.map((set) => set.documents.map((document) => document.id)));
  return groupings.find(([by]) => JSON.stringify(grouped(documents, by)) === now)?.[0] ?? '';
}

function Cell({ members }: { members: ClaimMember[] }) {
  if (!members.length) return <td class="silent">says nothing of it</td>;
  return (
    <td>
      {members.map((member, i) => (
        <div key={i} class="cell-member">
          <p class="words">
            <a href={to.article(member.document, member.attribution)}>{quoted(member.text)}</a>
          </p>
          <p class="faint">
            {attitude(member) && <span class={isAgainst(member) ? 'denied' : ''}>{attitude(member)}: </span>}
            <SourceWords member={member} />
          </p>
        </div>
      ))}
    </td>
  );
}

const listedInColumn = 2;

/** The articles of a set: a few as they are, many behind their number. */
function Column({ documents }: { documents: DocumentSummary[] }) {
  const list = documents.map((document) => (
    <span class="column-article" key={document.id}>
      <a href={to.article(document.id)}>{document.title ?? document.name}</a> <When iso={document.published} short />
    </span>
  ));
  if (documents.length <= listedInColumn) return <>{list}</>;
  return (
    <details>
      <summary>{counted(documents.length, 'article')}</summary>
      {list}
    </details>
  );
}

function Table({ comparison, sets, shared }: { comparison: Comparison; sets: SetOf[]; shared: boolean }) {
  const rows = useMemo(() => {
    const all = comparison.claims.map((row) => ({
      claim: row.claim,
      cells: sets.map((set) =>
        row.members.filter((member) => set.documents.some((document) => document.id === member.document)),
      ),
    }));
    return shared ? all.filter((row) => row.cells.filter((cell) => cell.length > 0).length > 1) : all;
  }, [comparison, sets, shared]);
  if (!rows.length) return <p class="none">They share no claim.</p>;
  return (
    <div class="table-frame" role="region" aria-label="Comparison" tabIndex={0}>
      <table class="compare">
        <thead>
          <tr>
            <th scope="col">Claim</th>
            {sets.map((set, i) => (
              <th scope="col" key={i}>
                {set.name}
                <Column documents={set.documents} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.claim.id}>
              <th scope="row">
                <a class="words" href={to.claim(row.claim.id)}>
                  {row.claim.text}
                </a>
                <Figures of={row.claim} />
              </th>
              {row.cells.map((members, i) => (
                <Cell key={i} members={members} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Reuse({ comparison }: { comparison: Comparison }) {
  if (!comparison.reuse.length) return null;
  const called = new Map(
    comparison.documents.map((document) => [
      document.id,
      `${document.outlet ?? document.name}: ${document.title ?? ''}`,
    ]),
  );
  return (
    <section aria-labelledby="reuse">
      <h2 id="reuse">Who took from whom</h2>
      <ul class="plain">
        {comparison.reuse.map((link, i) => (
          <li key={i}>
            <a href={to.article(link.from)}>{called.get(link.from)}</a> <b>{relationWords(link.relation)}</b>{' '}
            <a href={to.article(link.to)}>{called.get(link.to)}</a> <span class="faint">({link.reason})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function CompareView({ place }: { place: Place }) {
  useTitle('Compare');
  const wanted = setsOf(place.query);
  const ids = wanted.flat();
  const address = ids.length ? `/compare?${ids.map((id) => `document=${encodeURIComponent(id)}`).join('&')}` : null;
  const got = useGet<Comparison>(address);
  const [shared, setShared] = useState(true);
  const comparison = got.data;
  if (address === null) {
    return (
      <>
        <h1>Compare</h1>
        <p>
          Choose articles in a story’s list of articles, or in <a href="/articles">all articles</a>, and press
          “Compare”.
        </p>
      </>
    );
  }
  if (!comparison) return <Unready got={got} page />;
  const found = new Map(comparison.documents.map((document) => [document.id, document]));
  const sets = wanted
    .map((set) => set.flatMap((id) => found.get(id) ?? []))
    .filter((documents) => documents.length > 0)
    .map((documents) => ({ name: nameOf(documents), documents }));
  const grouping = groupingOf(comparison.documents, sets);
  return (
    <>
      <h1>{counted(comparison.documents.length, 'article')} compared</h1>
      <p class="bar no-print">
        <label class="check">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          Only claims that several share
        </label>
        <label class="inline-field">
          One column for
          <select
            value={grouping}
            onChange={(event) => go(to.compare(grouped(comparison.documents, event.currentTarget.value as Grouping)))}
          >
            {grouping === '' && <option value="">each set</option>}
            {groupings.map(([by, words]) => (
              <option key={by} value={by}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </p>
      <Table comparison={comparison} sets={sets} shared={shared} />
      <Reuse comparison={comparison} />
    </>
  );
}

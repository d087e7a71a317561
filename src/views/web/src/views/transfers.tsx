// What goes, or is said to go, from whom to whom, and how far it has come.

import { transferOffers } from '../alerts';
import type { Transfer } from '../api/types';
import { path, usePages } from '../api/use';
import { TellMe } from '../parts/alert_dialog';
import { ProblemBox, useTitle, Waiting, When } from '../parts/basics';
import { Download, type FileOffer } from '../parts/download';
import { WordsFilter } from '../parts/filters';
import { type Place, to } from '../router';
import { counted, day, spaced } from '../words';

type Step = Transfer['steps'][number];

function StepRow({ step, first, rows, transfer }: { step: Step; first: boolean; rows: number; transfer: Transfer }) {
  // A season or an unknown year has no day to show.
  const happens = /^\d{4}/.test(step.time ?? '') ? day(step.time) : '';
  return (
    <tr class={first ? 'first' : undefined}>
      {first && (
        <th scope="rowgroup" rowSpan={rows}>
          <span class="way">
            {transfer.supplier ?? 'somebody not named'} <span aria-hidden="true">→</span>
            <span class="hidden"> to </span> {transfer.recipient ?? 'somebody not named'}
          </span>
          <span class="goods">{transfer.goods ?? 'goods not named'}</span>
          <TellMe
            quiet
            of={`${transfer.supplier ?? 'somebody'} → ${transfer.recipient ?? 'somebody'}`}
            offers={transferOffers({
              from: transfer.supplier ?? '',
              to: transfer.recipient ?? '',
              goods: transfer.goods ?? '',
            })}
          />
        </th>
      )}
      <td>
        <span class={`step step-${step.status}`}>{spaced(step.status)}</span>
      </td>
      <td>
        <When iso={step.published} />
        {happens && happens !== day(step.published) && <span class="faint"> (for {happens})</span>}
      </td>
      <td class="outlet">{step.outlet ?? 'an article'}</td>
      <td class="words">
        <a href={to.words(step.document, [step.span])}>{step.text}</a>
      </td>
    </tr>
  );
}

function fileOffers(filters: Record<string, string | null>): FileOffer[] {
  const narrowed = Object.values(filters).some(Boolean);
  return [
    {
      words: narrowed ? 'What is shown, by year (CSV)' : 'By year (CSV)',
      use: 'how far each has come in each year, and from how many origins',
      path: path('/transfers', filters),
      as: { type: 'text/csv', name: 'sayso-transfers-by-year.csv' },
    },
    {
      words: narrowed ? 'All transfers, step by step (CSV)' : 'Step by step (CSV)',
      use: 'a row for each step that an article reports',
      path: path('/export', { format: 'csv', table: 'transfers' }),
    },
  ];
}

export function TransfersView({ place }: { place: Place }) {
  useTitle('Transfers');
  const filters = { from: place.query.get('from'), to: place.query.get('to'), goods: place.query.get('goods') };
  const known = { from: filters.from ?? '', to: filters.to ?? '', goods: filters.goods ?? '' };
  const pages = usePages<Transfer>(path('/transfers', { ...filters, limit: 50 }));
  return (
    <>
      <div class="page-head">
        <h1>Transfers</h1>
        <p class="count" role="status">
          {pages.total !== undefined && counted(pages.total, 'transfer')}
        </p>
      </div>
      <form class="filters" aria-label="Narrow the table" onSubmit={(event) => event.preventDefault()}>
        <WordsFilter place={place} name="from" label="From" />
        <WordsFilter place={place} name="to" label="To" />
        <WordsFilter place={place} name="goods" label="Goods" />
        <TellMe key={place.query.toString()} offers={transferOffers(known)} />
        <Download offers={fileOffers(filters)} />
      </form>
      {pages.problem && <ProblemBox problem={pages.problem} again={pages.renew} />}
      {!pages.items.length && pages.waiting && <Waiting />}
      {!pages.items.length && pages.complete && !pages.problem && (
        <p class="none">
          {Object.values(filters).some(Boolean) ? 'No transfer fits.' : 'No article tells of a transfer yet.'}
        </p>
      )}
      {pages.items.length > 0 && (
        <div class="table-frame" role="region" aria-label="Transfers" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">From → to</th>
                <th scope="col">Step</th>
                <th scope="col">Reported</th>
                <th scope="col">By</th>
                <th scope="col">Words</th>
              </tr>
            </thead>
            {pages.items.map((transfer) => (
              <tbody key={transfer.id}>
                {transfer.steps.map((step, i) => (
                  <StepRow key={i} step={step} first={i === 0} rows={transfer.steps.length} transfer={transfer} />
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      {!pages.complete && pages.items.length > 0 && (
        <button type="button" onClick={pages.more} disabled={pages.waiting}>
          Show more
        </button>
      )}
    </>
  );
}

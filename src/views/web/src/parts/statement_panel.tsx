// What an article's statements are linked to: source, claim, and how other articles word it.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Attribution, Claim, Document, DocumentClaim } from '../api/types';
import { useGet } from '../api/use';
import { to } from '../router';
import { codePoints, type Span } from '../text/spans';
import { attitude, certaintyWords, counted, isAgainst, kindWords, quoted, stanceWords, tidy } from '../words';
import { When } from './basics';
import { Figures } from './claim_body';
import { nodeOf } from './disputes';
import { MemberDialog } from './member_dialog';
import { Writing } from './writing';

interface PanelProps {
  article: Document;
  chosen: string;
  hovered: string;
  hover: (id: string) => void;
  select: (id: string) => void;
}

interface Known {
  article: Document;
  words: (spans: readonly Span[]) => string;
  claims: Map<string, DocumentClaim>;
  actors: Map<string, string>;
  names: Map<string, string>;
}

function knownOf(article: Document): Known {
  const points = codePoints(article.text);
  return {
    article,
    words: (spans) => spans.map(([start, end]) => points.slice(start, end).join('').trim()).join(' … '),
    claims: new Map(article.claims.flatMap((claim) => (claim.attribution ? [[claim.attribution, claim]] : []))),
    actors: new Map(
      article.sources.flatMap((source) =>
        source.id ? source.attributions.map((id) => [id, source.id!] as const) : [],
      ),
    ),
    names: new Map(article.entities.map((entity) => [entity.id, entity.name])),
  };
}

export function StatementPanel({ article, chosen, hovered, hover, select }: PanelProps) {
  const known = useMemo(() => knownOf(article), [article]);
  const list = useRef<HTMLOListElement>(null);
  const active = hovered || chosen;
  useEffect(() => {
    const item = list.current?.querySelector(`[data-statement="${CSS.escape(active)}"]`);
    const box = list.current?.closest('.panel');
    if (!active || !item || !box || box.contains(document.activeElement) || box.scrollHeight <= box.clientHeight)
      return;
    const [a, b] = [item.getBoundingClientRect(), box.getBoundingClientRect()];
    if (a.top < b.top + 40 || a.bottom > b.bottom) box.scrollTop += a.top - b.top - 60;
  }, [active]);
  return (
    <aside class="panel" aria-labelledby="statements">
      <h2 id="statements">
        Who says what <span class="faint">{counted(article.attributions.length, 'statement')}</span>
      </h2>
      {!article.attributions.length && <p class="none">No statements were found.</p>}
      <ol ref={list} class="statements" onKeyDown={moveByArrows}>
        {article.attributions.map((one) => (
          <li
            key={one.id}
            data-statement={one.id}
            class={`statement${one.id === active ? ' active' : ''}`}
            onMouseEnter={() => hover(one.id)}
            onMouseLeave={() => hover('')}
          >
            <button
              type="button"
              class="statement-button"
              aria-expanded={one.id === chosen}
              onClick={() => select(one.id)}
              onFocus={() => hover(one.id)}
              onBlur={() => hover('')}
            >
              <Line known={known} one={one} />
            </button>
            {one.id === chosen && <Detail known={known} one={one} />}
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** Up and down go from statement to statement. */
function moveByArrows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (!by || !(event.target as Element).matches('.statement-button')) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.statement-button')];
  const next = buttons[buttons.indexOf(event.target as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Line({ known, one }: { known: Known; one: Attribution }) {
  const claim = known.claims.get(one.id);
  const source = tidy(known.words(one.source));
  return (
    <>
      <span class="statement-who">
        <b>{source || 'nobody named'}</b>{' '}
        <span class={one.stance === 'denies' || one.stance === 'doubts' ? 'denied' : 'faint'}>
          {stanceWords(one.stance)}
        </span>
        {claim && claim.articles > 1 && (
          <span class="statement-figures" title="articles → origins">
            {counted(claim.articles, 'article')}
            {claim.disputed > 0 && <span class="denied"> ✕{claim.disputed}</span>}
          </span>
        )}
      </span>
      <span class="words clip2">{known.words(one.content)}</span>
    </>
  );
}

function sourceDetail(known: Known, one: Attribution): string {
  const detail = one.source_detail;
  const number =
    detail.number && detail.number.value > 1
      ? `${detail.number.at_least ? 'at least ' : ''}${detail.number.value} people`
      : '';
  const words = [
    detail.role?.text,
    detail.nationality?.country,
    detail.affiliation?.text,
    number,
    detail.anonymity_reason?.text,
  ];
  const name = known.words(one.source);
  return [kindWords(one.source_kind), ...words.filter((word) => word && !name.includes(word))].join(', ');
}

function Detail({ known, one }: { known: Known; one: Attribution }) {
  const claim = known.claims.get(one.id);
  const actor = known.actors.get(one.id);
  const name = one.speaker ? known.names.get(one.speaker) : undefined;
  const source = tidy(known.words(one.source));
  const toldTo = known.article.citations.find((citation) => citation.id === one.told_to);
  const outlet = typeof toldTo?.outlet === 'string' ? toldTo.outlet : undefined;
  return (
    <div class="statement-detail">
      <dl>
        <dt>Source</dt>
        <dd>
          {actor ? <a href={to.source(actor)}>{name ?? source}</a> : (name ?? (source || 'nobody named'))}{' '}
          <span class="faint">({sourceDetail(known, one)})</span>
        </dd>
        <dt>Certainty</dt>
        <dd>
          {certaintyWords(one.certainty)}
          <span class="faint"> · {one.quote} quotation</span>
        </dd>
        {outlet && (
          <>
            <dt>Told to</dt>
            <dd>{outlet}</dd>
          </>
        )}
        {one.within && (
          <>
            <dt>Within</dt>
            <dd>
              <a href={`#${one.within}`}>
                what{' '}
                {known.words(known.article.attributions.find((other) => other.id === one.within)?.source ?? []) ||
                  'another'}{' '}
                says
              </a>
            </dd>
          </>
        )}
      </dl>
      {claim ? (
        <OfClaim known={known} one={one} claim={claim} />
      ) : (
        <p class="faint">Of no claim that other articles could share.</p>
      )}
    </div>
  );
}

function OfClaim({ known, one, claim }: { known: Known; one: Attribution; claim: DocumentClaim }) {
  const got = useGet<Claim>(`/claims/${encodeURIComponent(claim.claim)}`);
  const [correcting, setCorrecting] = useState(false);
  const members = got.data?.members ?? [];
  const others = members.filter((member) => member.document !== known.article.id);
  const index = members.findIndex((member) => member.document === known.article.id && member.attribution === one.id);
  const mine = members[index];
  return (
    <>
      <p class="of-claim-head">
        Claim: <a href={to.claim(claim.claim)}>{claim.text}</a>
      </p>
      <p>
        <Figures of={claim} />
        {claim.disputed > 0 && <span class="denied"> · {claim.disputed} deny or doubt it</span>}
      </p>
      {others.length > 0 && (
        <>
          <h3>Other articles’ wording</h3>
          <ul class="wordings">
            {others.map((member, i) => (
              <li key={i}>
                <a href={to.article(member.document, member.attribution)}>
                  {member.outlet ?? member.title ?? member.document}
                </a>{' '}
                <When iso={member.published} short />{' '}
                <span class={isAgainst(member) ? 'denied' : 'faint'}>{attitude(member)}</span>
                <span class="words">{quoted(member.text)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {got.data && mine && (
        <p class="no-print">
          <Writing>
            <button type="button" onClick={() => setCorrecting(true)}>
              Correct
            </button>
          </Writing>
          {correcting && (
            <MemberDialog
              claim={got.data}
              member={mine}
              node={nodeOf(mine, index)}
              close={() => setCorrecting(false)}
            />
          )}
        </p>
      )}
    </>
  );
}

// The ledger of a claim, drawn: each origin with those who rest on it, and why.

import { useId, useMemo, useState } from 'preact/hooks';
import type { Claim, ClaimMember, LedgerEdge, LedgerNode } from '../api/types';
import { correct } from '../corrections';
import { MemberLine } from '../parts/member';
import { Writing } from '../parts/writing';
import { to } from '../router';
import { originsWords, quoted, reasonWords } from '../words';
import { ArcGutter, TreeGutter } from './gutters';
import { type Arc, layOut, type Row, type Tree } from './tree';

/** Rows that are drawn at first; a claim may have hundreds. */
const firstRows = 40;

interface Drawn {
  claim: Claim;
  nodes: Map<string, LedgerNode>;
  tree: Tree<LedgerEdge>;
}

function memberOf(drawn: Drawn, node: string): ClaimMember | undefined {
  const index = drawn.nodes.get(node)?.member;
  return index === undefined ? undefined : drawn.claim.members[index];
}

/** What a node is called in a sentence: its outlet, or the source outside the record. */
function called(drawn: Drawn, node: string): string {
  const member = memberOf(drawn, node);
  if (member) return member.outlet ?? member.title ?? 'an article';
  const known = drawn.nodes.get(node);
  return known?.outside?.name ?? known?.label ?? node;
}

export function Ledger({ claim }: { claim: Claim }) {
  const drawn = useMemo<Drawn>(() => {
    const nodes = new Map(claim.ledger.nodes.map((node) => [node.id, node]));
    return { claim, nodes, tree: layOut([...nodes.keys()], claim.ledger.collapsed) };
  }, [claim]);
  const [chosen, setChosen] = useState<LedgerEdge>();
  const [all, setAll] = useState(false);
  const { rows, arcs, lanes } = drawn.tree;
  if (!rows.length) return <p class="none">Nobody asserts it; see who denies it below.</p>;
  const shown = all ? rows : rows.slice(0, firstRows);
  const choose = (edge: LedgerEdge) => setChosen(edge === chosen ? undefined : edge);
  return (
    <div class="ledger">
      <p class="ledger-key" aria-hidden="true">
        <span>
          <svg width="26" height="10">
            <line x1="1" y1="5" x2="25" y2="5" class="line" />
          </svg>
          rests on it for certain
        </span>
        {arcs.length > 0 && (
          <span>
            <svg width="26" height="10">
              <line x1="1" y1="5" x2="25" y2="5" class="line uncertain" />
            </svg>
            perhaps one origin
          </span>
        )}
      </p>
      <ol class="ledger-rows" aria-label={`Who says so: ${originsWords(claim.ledger.origins)}`}>
        {shown.map((row, i) => (
          <LedgerRow
            key={row.node}
            drawn={drawn}
            row={row}
            index={i}
            arcs={arcs}
            lanes={lanes}
            chosen={chosen}
            choose={choose}
          />
        ))}
      </ol>
      {shown.length < rows.length && (
        <button type="button" onClick={() => setAll(true)}>
          Show all {rows.length}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  drawn: Drawn;
  row: Row<LedgerEdge>;
  index: number;
  arcs: Arc<LedgerEdge>[];
  lanes: number;
  chosen: LedgerEdge | undefined;
  choose: (edge: LedgerEdge) => void;
}

function LedgerRow({ drawn, row, index, arcs, lanes, chosen, choose }: RowProps) {
  const member = memberOf(drawn, row.node);
  const meeting = arcs.filter((arc) => arc.to === index || arc.from === index);
  const outside = drawn.nodes.get(row.node)?.outside;
  return (
    <li class={`ledger-row${row.depth === 0 ? ' root' : ''}`}>
      <TreeGutter row={row} tip={(edge) => tipOf(drawn, edge)} chosen={chosen} choose={choose} />
      <div class="ledger-body">
        {row.depth === 0 && <span class="hidden">Origin {row.origin}: </span>}
        {member ? (
          <MemberLine member={member} claim={drawn.claim} node={row.node} />
        ) : (
          <p class="member-head">
            <strong>{called(drawn, row.node)}</strong>{' '}
            <span class="faint">{outside?.type ?? 'source'} outside the record</span>
          </p>
        )}
        {row.edge && <Edge drawn={drawn} edge={row.edge} from={row.node} chosen={chosen} choose={choose} />}
        {meeting.map((arc) => (
          <Edge
            key={arc.lane}
            drawn={drawn}
            edge={arc.edge}
            from={row.node}
            chosen={chosen}
            choose={choose}
            detail={arc.to === index}
          />
        ))}
      </div>
      {lanes > 0 && (
        <ArcGutter
          index={index}
          arcs={arcs}
          lanes={lanes}
          tip={(edge) => tipOf(drawn, edge)}
          chosen={chosen}
          choose={choose}
        />
      )}
    </li>
  );
}

function tipOf(drawn: Drawn, edge: LedgerEdge): string {
  const words = edge.evidence.map((one) => quoted(one.text)).join('\n');
  const [a, b] = [called(drawn, edge.members[0]!), called(drawn, edge.members[1]!)];
  return `${a} and ${b}: ${reasonWords(edge)}\n${words}`;
}

interface EdgeProps {
  drawn: Drawn;
  edge: LedgerEdge;
  from: string;
  chosen: LedgerEdge | undefined;
  choose: (edge: LedgerEdge) => void;
  /** Of the two rows that an arc joins, the lower one shows the words. */
  detail?: boolean;
}

const directed = new Set(['copy', 'agency-credit', 'cites', 'flat-statement']);

function Edge({ drawn, edge, from, chosen, choose, detail = true }: EdgeProps) {
  const panel = useId();
  const open = edge === chosen && detail;
  const other = edge.members[0] === from ? edge.members[1]! : edge.members[0]!;
  const takes = edge.members[0] === from;
  const lead = !edge.certain
    ? 'Perhaps one origin with'
    : !directed.has(edge.reason)
      ? 'One origin with'
      : takes
        ? 'Rests on'
        : 'Is rested on by';
  const mine = edge.evidence[takes ? 0 : 1] ?? edge.evidence[0];
  return (
    <div class={`edge${edge.certain ? '' : ' uncertain'}${edge === chosen ? ' chosen' : ''}`}>
      <button
        type="button"
        class="edge-button"
        data-edge={edge.members.join(' ')}
        aria-expanded={detail ? open : undefined}
        aria-controls={open ? panel : undefined}
        onClick={() => choose(edge)}
      >
        {lead} <strong>{called(drawn, other)}</strong>: {reasonWords(edge)}
      </button>
      {!open && detail && mine && <span class="edge-words words clip">{quoted(mine.text)}</span>}
      {open && <EdgeDetail id={panel} drawn={drawn} edge={edge} />}
    </div>
  );
}

function EdgeDetail({ id, drawn, edge }: { id: string; drawn: Drawn; edge: LedgerEdge }) {
  const ends = edge.members.map((node) => called(drawn, node)).join(' and ');
  const decide = (action: 'confirm' | 'cut', words: string) =>
    void correct({ action, targets: [drawn.claim.id, ...edge.members] }, words);
  return (
    <div id={id} class="edge-detail">
      <dl>
        {edge.evidence.map((one) => (
          <div key={`${one.document} ${one.span[0]}`}>
            <dt>
              <a href={to.words(one.document, [one.span])}>{outletOf(drawn, one.document)}</a>
            </dt>
            <dd class="words">{quoted(one.text)}</dd>
          </div>
        ))}
      </dl>
      <Writing>
        <p class="edge-actions no-print">
          {!(edge.certain && edge.by === 'user') && (
            <button type="button" onClick={() => decide('confirm', `One origin: ${ends}`)}>
              Confirm: one origin
            </button>
          )}
          <button type="button" onClick={() => decide('cut', `Separate: ${ends}`)}>
            Cut: neither rests on the other
          </button>
        </p>
      </Writing>
    </div>
  );
}

function outletOf(drawn: Drawn, document: string): string {
  const member = drawn.claim.members.find((one) => one.document === document);
  return member?.outlet ?? member?.title ?? document;
}

// The lines of the ledger's drawing. Each row draws its own stretch of them, as high as the row is, so
// that the drawing fits whatever the words need: large text, narrow windows, print.
import type { LedgerEdge } from '../api/types';
import type { Arc, Row } from './tree';

const step = 22;
const left = 13;
/** Where a row's dot sits, from its top. */
const height = 15;
const laneStep = 13;

function x(depth: number): number {
  return left + depth * step;
}

interface GutterProps {
  tip: (edge: LedgerEdge) => string;
  chosen: LedgerEdge | undefined;
  choose: (edge: LedgerEdge) => void;
}

function lineClass(edge: LedgerEdge | undefined, chosen: LedgerEdge | undefined): string {
  return `line${edge && !edge.certain ? ' uncertain' : ''}${edge?.by === 'user' ? ' by-user' : ''}${edge && edge === chosen ? ' chosen' : ''}`;
}

export function TreeGutter({ row, tip, chosen, choose }: GutterProps & { row: Row<LedgerEdge> }) {
  const { depth, passing, edge } = row;
  const own = x(depth);
  const parent = x(depth - 1);
  return (
    <div class="gutter-frame" style={{ width: `${own + 14}px` }}>
      <svg class="gutter" aria-hidden="true">
        {passing.map(
          (on, i) =>
            on && <line key={i} x1={x(i)} y1={i === depth - 1 ? height - 6 : -1} x2={x(i)} y2="100%" class="line" />,
        )}
        {row.hasChildren && <line x1={own} y1={height} x2={own} y2="100%" class="line" />}
        {edge && (
          <g class="edge-line" onClick={() => choose(edge)}>
            <title>{tip(edge)}</title>
            <path d={`M${parent} -1V${height - 6}q0 6 6 6H${own - 5}`} class="reach" />
            <path d={`M${parent} -1V${height - 6}q0 6 6 6H${own - 5}`} class={lineClass(edge, chosen)} />
          </g>
        )}
        {depth === 0 ? (
          <g>
            <circle cx={own} cy={height} r="10" class="origin" />
            <text x={own} y={height + 4} text-anchor="middle" class="origin-number">
              {row.origin}
            </text>
          </g>
        ) : (
          <circle cx={own} cy={height} r="4.5" class="dot" />
        )}
      </svg>
    </div>
  );
}

export function ArcGutter({
  index,
  arcs,
  lanes,
  tip,
  chosen,
  choose,
}: GutterProps & { index: number; arcs: Arc<LedgerEdge>[]; lanes: number }) {
  return (
    <div class="gutter-frame" style={{ width: `${lanes * laneStep + 12}px` }}>
      <svg class="gutter" aria-hidden="true">
        {arcs.map((arc) => {
          if (index < arc.from || index > arc.to) return null;
          const at = 10 + arc.lane * laneStep;
          const shape = lineClass(arc.edge, chosen);
          return (
            <g key={arc.lane} class="edge-line" onClick={() => choose(arc.edge)}>
              <title>{tip(arc.edge)}</title>
              {index > arc.from && (
                <line x1={at} y1="-1" x2={at} y2={index === arc.to ? height : '100%'} class="reach" />
              )}
              {index > arc.from && (
                <line x1={at} y1="-1" x2={at} y2={index === arc.to ? height : '100%'} class={shape} />
              )}
              {index === arc.from && <line x1={at} y1={height} x2={at} y2="100%" class={shape} />}
              {(index === arc.from || index === arc.to) && (
                <line x1="0" y1={height} x2={at} y2={height} class={shape} />
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

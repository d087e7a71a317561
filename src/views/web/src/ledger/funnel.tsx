// Articles, outlets and origins of a claim as three columns of dots: how many reports come down to how
// few origins, at a glance. The sentence beside it says the same.
import { useMemo } from 'preact/hooks';
import type { Claim } from '../api/types';
import { figuresAloud, originsWords } from '../words';
import { layOut } from './tree';

const columns = { article: 8, outlet: 108, origin: 214 };
const most = 60;

interface Dot {
  name: string;
  y: number;
}

interface Graph {
  height: number;
  articles: (Dot & { outlet: number; origin: number })[];
  outlets: Dot[];
  origins: Dot[];
  joined: [number, number][];
}

function spread(count: number, height: number): (i: number) => number {
  const gap = height / count;
  return (i) => gap * (i + 0.5);
}

function graphOf(claim: Claim): Graph {
  const tree = layOut(
    claim.ledger.nodes.map((node) => node.id),
    claim.ledger.collapsed,
  );
  const member = new Map(
    claim.ledger.nodes.map((node) => [node.id, node.member === undefined ? undefined : claim.members[node.member]]),
  );
  const origins = tree.rows
    .filter((row) => row.depth === 0)
    .map((row) => claim.ledger.nodes.find((node) => node.id === row.node)?.label ?? row.node);
  const outlets: string[] = [];
  const seen = new Set<string>();
  const articles: { name: string; outlet: number; origin: number }[] = [];
  for (const row of tree.rows) {
    const one = member.get(row.node);
    if (!one || seen.has(`${one.document} ${row.origin}`)) continue;
    seen.add(`${one.document} ${row.origin}`);
    const outlet = one.outlet ?? one.document;
    if (!outlets.includes(outlet)) outlets.push(outlet);
    articles.push({ name: one.title ?? outlet, outlet: outlets.indexOf(outlet), origin: row.origin - 1 });
  }
  const height = Math.max(46, Math.min(150, Math.max(articles.length * 9, origins.length * 26)));
  const [a, b, c] = [spread(articles.length, height), spread(outlets.length, height), spread(origins.length, height)];
  const originAt = (row: number) => tree.rows[row]!.origin - 1;
  return {
    height,
    articles: articles.slice(0, most).map((one, i) => ({ ...one, y: a(i) })),
    outlets: outlets.map((name, i) => ({ name, y: b(i) })),
    origins: origins.map((name, i) => ({ name, y: c(i) })),
    joined: tree.arcs.map((arc) => [originAt(arc.from), originAt(arc.to)]),
  };
}

export function Funnel({ claim }: { claim: Claim }) {
  const graph = useMemo(() => graphOf(claim), [claim]);
  if (!graph.articles.length) return null;
  const curve = (x1: number, y1: number, x2: number, y2: number) =>
    `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  return (
    <figure class="funnel">
      <svg
        viewBox={`0 -3 250 ${graph.height + 6}`}
        width="250"
        height={graph.height + 6}
        role="img"
        aria-label={figuresAloud(claim.ledger)}
      >
        {graph.articles.map((one, i) => (
          <path
            key={i}
            d={curve(columns.article, one.y, columns.outlet, graph.outlets[one.outlet]!.y)}
            class="thread"
          />
        ))}
        {graph.articles.map((one, i) => (
          <path
            key={i}
            d={curve(columns.outlet, graph.outlets[one.outlet]!.y, columns.origin, graph.origins[one.origin]!.y)}
            class="thread"
          />
        ))}
        {graph.joined.map(([a, b], i) => {
          const [from, until] = [graph.origins[a]!.y, graph.origins[b]!.y];
          return (
            <path
              key={i}
              d={`M${columns.origin + 9} ${from}C${columns.origin + 32} ${from} ${columns.origin + 32} ${until} ${columns.origin + 9} ${until}`}
              class="line uncertain"
            />
          );
        })}
        {graph.articles.map((one, i) => (
          <circle key={i} cx={columns.article} cy={one.y} r="3" class="dot">
            <title>{one.name}</title>
          </circle>
        ))}
        {graph.outlets.map((one, i) => (
          <circle key={i} cx={columns.outlet} cy={one.y} r="4" class="dot outlet">
            <title>{one.name}</title>
          </circle>
        ))}
        {graph.origins.map((one, i) => (
          <g key={i}>
            <title>{`Origin ${i + 1}: ${one.name}`}</title>
            <circle cx={columns.origin} cy={one.y} r="9" class="origin" />
            <text x={columns.origin} y={one.y + 4} text-anchor="middle" class="origin-number">
              {i + 1}
            </text>
          </g>
        ))}
      </svg>
      <figcaption aria-hidden="true">
        <span>articles</span>
        <span>outlets</span>
        <span>{originsWords(claim.ledger.origins).replace(/^\S+ /, '')}</span>
      </figcaption>
    </figure>
  );
}

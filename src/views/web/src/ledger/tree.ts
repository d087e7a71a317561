// Lays a ledger out as rows of a drawing, as `git log --graph` does with commits: each origin is the
// root of a tree of those who rest on it for certain; what may join two origins is an arc beside it.

export interface LedgerEdge {
  members: readonly string[];
  reason: string;
  certain: boolean;
}

export interface Row<E> {
  node: string;
  depth: number;
  /** For each depth below this row's own, whether the line of that depth goes on below the row. */
  passing: boolean[];
  hasChildren: boolean;
  /** The certain edge to the row that this one hangs from; none for a root. */
  edge: E | undefined;
  parent: string | undefined;
  /** From 1: the origin whose tree the row is in. */
  origin: number;
}

/** An uncertain edge between two rows (their places in the list, the upper first). */
export interface Arc<E> {
  edge: E;
  from: number;
  to: number;
  /** Arcs that overlap have different lanes; 0 is nearest to the rows. */
  lane: number;
}

export interface Tree<E> {
  rows: Row<E>[];
  arcs: Arc<E>[];
  lanes: number;
}

class Groups {
  private readonly head = new Map<string, string>();

  of(node: string): string {
    let at = node;
    for (let up = this.head.get(at); up !== undefined; up = this.head.get(at)) at = up;
    return at;
  }
  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.head.set(second, first);
  }
}

/** `nodes` in the order of time: a root, where several could be one, is the first of them. */
export function layOut<E extends LedgerEdge>(nodes: readonly string[], edges: readonly E[]): Tree<E> {
  const place = new Map(nodes.map((node, i) => [node, i]));
  const known = edges.filter((edge) => edge.members.length === 2 && edge.members.every((node) => place.has(node)));
  const certain = known.filter((edge) => edge.certain);
  const origins = new Groups();
  for (const edge of certain) origins.join(edge.members[0]!, edge.members[1]!);
  const perhaps = new Groups();
  for (const edge of known) perhaps.join(edge.members[0]!, edge.members[1]!);

  // Origins that may be one stand together; else the earliest comes first.
  const earliest = (groups: Groups) => {
    const first = new Map<string, number>();
    nodes.forEach((node, i) => {
      const group = groups.of(node);
      if (!first.has(group)) first.set(group, i);
    });
    return (node: string) => first.get(groups.of(node))!;
  };
  const firstOfPerhaps = earliest(perhaps);
  const firstOfOrigin = earliest(origins);
  const trees = new Map<string, string[]>();
  for (const node of nodes) trees.set(origins.of(node), [...(trees.get(origins.of(node)) ?? []), node]);
  const ordered = [...trees.values()].sort(
    (a, b) => firstOfPerhaps(a[0]!) - firstOfPerhaps(b[0]!) || firstOfOrigin(a[0]!) - firstOfOrigin(b[0]!),
  );

  const rows: Row<E>[] = [];
  for (const [i, tree] of ordered.entries()) addTree(rows, tree, certain, i + 1, place);
  const arcs = arcsOf(
    rows,
    known.filter((edge) => !edge.certain),
  );
  return { rows, arcs, lanes: arcs.reduce((most, arc) => Math.max(most, arc.lane + 1), 0) };
}

function addTree<E extends LedgerEdge>(
  rows: Row<E>[],
  tree: string[],
  certain: E[],
  origin: number,
  place: Map<string, number>,
): void {
  const inside = new Set(tree);
  const mine = certain.filter((edge) => inside.has(edge.members[0]!));
  const takers = new Set(mine.map((edge) => edge.members[0]!));
  const root = tree.find((node) => !takers.has(node)) ?? tree[0]!;
  const seen = new Set([root]);

  const add = (node: string, edge: E | undefined, parent: string | undefined, passing: boolean[]) => {
    const row: Row<E> = { node, depth: passing.length, passing, hasChildren: false, edge, parent, origin };
    rows.push(row);
    const children = mine
      .map((next) => ({
        edge: next,
        node: next.members[0] === node ? next.members[1]! : next.members[1] === node ? next.members[0]! : '',
      }))
      .filter((child) => child.node && !seen.has(child.node))
      .sort((a, b) => place.get(a.node)! - place.get(b.node)!);
    for (const child of children) seen.add(child.node);
    row.hasChildren = children.length > 0;
    for (const [i, child] of children.entries())
      add(child.node, child.edge, node, [...passing, i + 1 < children.length]);
  };
  add(root, undefined, undefined, []);
}

function arcsOf<E extends LedgerEdge>(rows: Row<E>[], uncertain: E[]): Arc<E>[] {
  const at = new Map(rows.map((row, i) => [row.node, i]));
  const spans = uncertain
    .map((edge) => {
      const ends = edge.members.map((node) => at.get(node)!);
      return { edge, from: Math.min(...ends), to: Math.max(...ends) };
    })
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const arcs: Arc<E>[] = [];
  for (const span of spans) {
    const meets = new Set(arcs.filter((arc) => arc.from <= span.to && span.from <= arc.to).map((arc) => arc.lane));
    let lane = 0;
    while (meets.has(lane)) lane++;
    arcs.push({ ...span, lane });
  }
  return arcs;
}

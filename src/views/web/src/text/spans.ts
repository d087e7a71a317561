// Cuts a text at every edge of its marks, so that nested and overlapping marks can be drawn as a flat
// row of pieces. Offsets are code points, as in the record; JavaScript counts UTF-16 units, so the
// text is taken apart once.

export type Span = readonly [start: number, end: number];

/** One mark: spans of one kind that belong to one thing, such as the content of an attribution. */
export interface Mark {
  of: string;
  role: string;
  spans: readonly Span[];
}

export interface Piece {
  start: number;
  end: number;
  text: string;
  /** The marks that hold this piece, those that begin first and end last in front. */
  marks: Mark[];
}

export function codePoints(text: string): string[] {
  return Array.from(text);
}

interface Range {
  start: number;
  end: number;
  mark: Mark;
}

function outermostFirst(a: Range, b: Range): number {
  return a.start - b.start || b.end - a.end;
}

/** Pieces of the code points from `from` to `to` (exclusive) in order, without gaps. */
export function pieces(points: string[], marks: readonly Mark[], from = 0, to = points.length): Piece[] {
  const ranges: Range[] = [];
  for (const mark of marks)
    for (const [start, end] of mark.spans)
      if (Math.max(start, from) < Math.min(end, to))
        ranges.push({ start: Math.max(start, from), end: Math.min(end, to), mark });
  ranges.sort(outermostFirst);
  const edges = [...new Set([from, to, ...ranges.flatMap((range) => [range.start, range.end])])].sort((a, b) => a - b);
  const result: Piece[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!;
    const end = edges[i + 1]!;
    const holding = ranges.filter((range) => range.start <= start && end <= range.end).map((range) => range.mark);
    result.push({ start, end, text: points.slice(start, end).join(''), marks: [...new Set(holding)] });
  }
  return result;
}

/** The paragraphs of a text as spans: what stands between blank lines. */
export function paragraphs(points: string[]): Span[] {
  const result: Span[] = [];
  let start = 0;
  for (let i = 0; i <= points.length; i++) {
    const blank = i === points.length || (points[i] === '\n' && points[i + 1] === '\n');
    if (!blank) continue;
    if (i > start) result.push([start, i]);
    while (points[i] === '\n') i++;
    start = i;
  }
  return result;
}

import type { DocumentHit } from '../api/types';
import { codePoints, pieces } from '../text/spans';

/** A sentence of an article with the words that were searched for. */
export function Excerpt({ hit }: { hit: DocumentHit }) {
  const excerpt = hit.excerpt!;
  const points = codePoints(excerpt.text);
  const start = excerpt.span[0];
  const spans = (hit.matches ?? []).map(([from, to]) => [from - start, to - start] as const);
  // The spans are of the article or of the excerpt, as the server has it: those that fit are marked.
  const fitting = spans.every(([from, to]) => from >= 0 && to <= points.length) ? spans : (hit.matches ?? []);
  return (
    <p class="words excerpt">
      {pieces(points, [{ of: '', role: 'match', spans: fitting }]).map((piece) =>
        piece.marks.length ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
      )}
    </p>
  );
}

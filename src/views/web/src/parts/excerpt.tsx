import type { DocumentHit } from '../api/types';
import { codePoints, pieces } from '../text/spans';

/** A sentence of an article with the words that were searched for. */
export function Excerpt({ hit }: { hit: DocumentHit }) {
  const excerpt = hit.excerpt!;
  const start = excerpt.span[0];
  const spans = (hit.matches ?? []).map(([from, to]) => [from - start, to - start] as const);
  return (
    <p class="words excerpt">
      {pieces(codePoints(excerpt.text), [{ of: '', role: 'match', spans }]).map((piece) =>
        piece.marks.length ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
      )}
    </p>
  );
}

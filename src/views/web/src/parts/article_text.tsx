// The text of an article cut at every edge of its marks. A piece that stands in several statements
// belongs, for the pointer, to the innermost.
import { Component } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Attribution, Document } from '../api/types';
import { codePoints, type Mark, type Piece, paragraphs, pieces, type Span } from '../text/spans';

type Role = 'source' | 'cue' | 'content';

function marksOf(attributions: Attribution[]): Mark[] {
  return attributions.flatMap((attribution) =>
    (['content', 'source', 'cue'] as Role[]).map((role) => ({ of: attribution.id, role, spans: attribution[role] })),
  );
}

/** Each statement has one place for the keyboard: its cue, else its source, else its content. */
function firstPlaces(attributions: Attribution[]): Map<string, number> {
  return new Map(
    attributions.map((attribution) => {
      const spans = attribution.cue.length
        ? attribution.cue
        : attribution.source.length
          ? attribution.source
          : attribution.content;
      return [attribution.id, spans[0]?.[0] ?? -1];
    }),
  );
}

interface TextProps {
  article: Document;
  /** Words that an address points at. */
  pointed: Span[];
  chosen: string;
  hovered: string;
  hover: (id: string) => void;
  select: (id: string) => void;
}

function statementAt(target: EventTarget | null): string {
  const piece = (target as Element | null)?.closest<HTMLElement>('[data-of]');
  return piece?.dataset['of'] ?? '';
}

export function ArticleText({ article, pointed, chosen, hovered, hover, select }: TextProps) {
  const cut = useMemo(() => {
    const points = codePoints(article.text);
    const marks = [...marksOf(article.attributions), { of: '', role: 'pointed', spans: pointed }];
    return paragraphs(points).map(([from, to]) => pieces(points, marks, from, to));
  }, [article, pointed]);
  const first = useMemo(() => firstPlaces(article.attributions), [article]);
  return (
    <div
      class={`article-text${chosen || hovered ? ' with-active' : ''}`}
      lang={article.language}
      onMouseOver={(event) => hover(statementAt(event.target))}
      onMouseLeave={() => hover('')}
      onClick={(event) => {
        // Words that are being selected for copying are no choice of a statement.
        if (event.defaultPrevented || !window.getSelection()?.isCollapsed) return;
        const id = statementAt(event.target);
        if (id) {
          event.preventDefault();
          select(id);
        }
      }}
    >
      {cut.map((row, i) => {
        const active = hovered || chosen;
        const has = row.some((piece) => piece.marks.some((mark) => mark.of === active));
        return <Paragraph key={i} row={row} active={has ? active : ''} first={first} hover={hover} />;
      })}
    </div>
  );
}

interface ParagraphProps {
  row: Piece[];
  active: string;
  first: Map<string, number>;
  hover: (id: string) => void;
}

/** Drawn anew only where what is active in it changes: an article may have hundreds. */
class Paragraph extends Component<ParagraphProps> {
  override shouldComponentUpdate(next: ParagraphProps) {
    return next.row !== this.props.row || next.active !== this.props.active;
  }

  override render({ row, active, first, hover }: ParagraphProps) {
    return (
      <p>
        {row.map((piece) => (
          <PieceView key={piece.start} piece={piece} active={active} first={first} hover={hover} />
        ))}
      </p>
    );
  }
}

function PieceView({
  piece,
  active,
  first,
  hover,
}: {
  piece: Piece;
  active: string;
  first: Map<string, number>;
  hover: (id: string) => void;
}) {
  if (!piece.marks.length) return <>{piece.text}</>;
  const roles = new Set(piece.marks.map((mark) => mark.role));
  const depth = piece.marks.filter((mark) => mark.role === 'content').length;
  const on = piece.marks.filter((mark) => mark.of === active).map((mark) => `on-${mark.role}`);
  const starts = piece.marks.filter((mark) => first.get(mark.of) === piece.start).map((mark) => mark.of);
  const innermost = innermostOf(piece, starts);
  const name = [...roles, depth > 1 ? 'nested' : '', active && on.length ? 'on' : '', ...on].filter(Boolean).join(' ');
  const common = { class: `piece ${name}`, 'data-of': innermost };
  if (!starts.length) return <span {...common}>{piece.text}</span>;
  const id = starts[0]!;
  return (
    <a
      {...common}
      data-first={id}
      href={`#${encodeURIComponent(id)}`}
      aria-current={active === id ? 'true' : undefined}
      onFocus={() => hover(id)}
      onBlur={() => hover('')}
    >
      {piece.text}
    </a>
  );
}

/** Whose piece it is: that of the statement whose source or cue it is, else of the smallest content. */
function innermostOf(piece: Piece, starts: string[]): string {
  if (starts[0]) return starts[0];
  const named = piece.marks.filter((mark) => mark.role === 'source' || mark.role === 'cue');
  const contents = piece.marks.filter((mark) => mark.role === 'content');
  return (named[named.length - 1] ?? contents[contents.length - 1])?.of ?? '';
}

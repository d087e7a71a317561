// Small parts that every view uses.
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../api/client';
import type { Pages } from '../api/use';
import { day, shortDay } from '../words';

export function Waiting({ words = 'Reading the record' }: { words?: string }) {
  return (
    <p class="waiting" role="status">
      {words}…
    </p>
  );
}

export function ProblemBox({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{problem.title}.</strong> {problem.message !== problem.title && problem.message}
      </p>
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

interface UnreadyProps {
  got: { problem: Problem | undefined; again: () => void };
  /** Of a whole page, which needs a heading whatever happens. */
  page?: boolean;
}

/** What a view shows before it can show its data. */
export function Unready({ got, page = false }: UnreadyProps) {
  const { problem, again } = got;
  if (!problem) return <Waiting />;
  return (
    <>
      {page && <h1>{problem.status === 404 ? 'Nothing here' : 'This cannot be shown'}</h1>}
      <ProblemBox problem={problem} again={again} />
    </>
  );
}

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} – sayso`;
  }, [title]);
}

/** Words of a report, set apart from the desk's own. */
export function Quote({ children }: { children: ComponentChildren }) {
  return <q class="words">{children}</q>;
}

export function When({ iso, short = false }: { iso: string | null | undefined; short?: boolean }) {
  if (!iso) return <span class="faint">undated</span>;
  return <time dateTime={iso}>{short ? shortDay(iso) : day(iso)}</time>;
}

interface ListProps<T> {
  pages: Pages<T>;
  item: (one: T, index: number) => ComponentChildren;
  keyOf: (one: T) => string;
  /** What a row shows beside its item; with it, rows are drawn anew only where it or the item changes. */
  stateOf?: (one: T) => string;
  label: string;
  none: ComponentChildren;
  class?: string;
}

interface RowProps<T> {
  one: T;
  state: string | undefined;
  draw: () => ComponentChildren;
}

class ListRow<T> extends Component<RowProps<T>> {
  override shouldComponentUpdate(next: RowProps<T>) {
    return next.state === undefined || next.one !== this.props.one || next.state !== this.props.state;
  }

  override render({ draw }: RowProps<T>) {
    return <li>{draw()}</li>;
  }
}

/** A list that reads on when its end comes near, or on request. */
export function PagedList<T>({ pages, item, keyOf, stateOf, label, none, class: name = '' }: ListProps<T>) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(pages.more);
  more.current = pages.more;
  const complete = pages.complete;
  useEffect(() => {
    if (complete || !end.current) return;
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && more.current(), {
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [complete, pages.items.length]);

  if (pages.problem && !pages.items.length) return <ProblemBox problem={pages.problem} again={pages.renew} />;
  if (!pages.items.length) return pages.waiting ? <Waiting /> : <div class="none">{none}</div>;
  return (
    <>
      {pages.outdated && (
        <p class="renew">
          <button type="button" onClick={pages.renew}>
            The record has changed: renew this list
          </button>
        </p>
      )}
      <ul class={`list ${name}`} aria-label={label}>
        {pages.items.map((one, i) => (
          <ListRow key={keyOf(one)} one={one} state={stateOf?.(one)} draw={() => item(one, i)} />
        ))}
      </ul>
      {!complete && (
        <div ref={end} class="more">
          <button type="button" onClick={pages.more} disabled={pages.waiting}>
            {pages.waiting ? 'Reading…' : 'Show more'}
          </button>
        </div>
      )}
      {pages.problem && <ProblemBox problem={pages.problem} again={pages.more} />}
    </>
  );
}

export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

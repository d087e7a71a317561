// Lists that read on as one comes near their end. Only what is near the window is in the page: rows
// stand in stretches of a hundred, and one that is far away is an empty stretch of the same height, so
// that the fifty-thousandth row costs no more than the first.
import { Component, type ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pages } from '../api/use';
import { ProblemBox, Waiting } from './basics';

const stretch = 100;
const near = '2000px';

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

interface StretchProps<T> {
  list: Omit<ListProps<T>, 'pages' | 'none'>;
  items: T[];
  from: number;
  only: boolean;
}

function Stretch<T>({ list, items, from, only }: StretchProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(true);
  const height = useRef(0);
  useEffect(() => {
    const element = frame.current;
    if (!element || only) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        if (!seen.isIntersecting) height.current = seen.boundingClientRect.height;
        // What has the focus stays, wherever one scrolls.
        setShown(seen.isIntersecting || element.contains(document.activeElement));
      },
      { rootMargin: near },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [only]);
  const label = only ? list.label : `${list.label}, ${from + 1} to ${from + items.length}`;
  return (
    <div ref={frame} class="stretch" style={shown ? { height: '' } : { height: `${height.current}px` }}>
      {shown && (
        <ul class={`list ${list.class ?? ''}`} aria-label={label}>
          {items.map((one, i) => (
            <ListRow
              key={list.keyOf(one)}
              one={one}
              state={list.stateOf?.(one)}
              draw={() => list.item(one, from + i)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function stretches<T>(items: T[]): T[][] {
  const result: T[][] = [];
  for (let i = 0; i < items.length; i += stretch) result.push(items.slice(i, i + stretch));
  return result;
}

/** A list that reads on when its end comes near, or on request. */
export function PagedList<T>({ pages, none, ...list }: ListProps<T>) {
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
  const parts = stretches(pages.items);
  return (
    <>
      {pages.outdated && (
        <p class="renew">
          <button type="button" onClick={pages.renew}>
            The record has changed: renew this list
          </button>
        </p>
      )}
      {parts.map((items, i) => (
        <Stretch key={i} list={list} items={items} from={i * stretch} only={parts.length === 1} />
      ))}
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

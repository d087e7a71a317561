// Hooks that read from the server and read again when the record changes.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from './changes';
import { get, Problem, path, remembered } from './client';

export interface Got<T> {
  data: T | undefined;
  problem: Problem | undefined;
  /** True while the first answer is awaited. */
  waiting: boolean;
  again: () => void;
}

function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'Error', String(error));
}

/** Reads one address; `null` reads nothing. An answer that is known already is shown at once. */
export function useGet<T>(address: string | null): Got<T> {
  const [state, setState] = useState<{ address: string | null; data?: T; problem?: Problem }>({ address: null });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((n) => n + 1), []);

  useEffect(() => onChange(again), [again]);
  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    get<T>(address, abort.signal).then(
      (data) => setState({ address, data }),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        const problem = asProblem(error);
        const known = remembered<T>(address);
        // What is shown stays while the server does not answer; the banner says that it does not.
        setState(known !== undefined && problem.passing ? { address, data: known } : { address, problem });
      },
    );
    return () => abort.abort();
  }, [address, round]);

  const current = state.address === address;
  const data = (current ? state.data : undefined) ?? (address === null ? undefined : remembered<T>(address));
  const problem = current ? state.problem : undefined;
  return { data: problem ? undefined : data, problem, waiting: address !== null && !data && !problem, again };
}

export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number | null;
}

export interface Pages<T> {
  items: T[];
  total: number | undefined;
  problem: Problem | undefined;
  /** True while the first page, or another one, is awaited. */
  waiting: boolean;
  complete: boolean;
  more: () => void;
  /** True when the record changed after further pages had been read: the list waits to be renewed. */
  outdated: boolean;
  renew: () => void;
}

interface Listed<T> {
  address: string;
  items: T[];
  next: string | null;
  total: number | undefined;
  pages: number;
  problem: Problem | undefined;
}

/** Reads a list page by page. A change of the record renews it, unless the reader is deep in it. */
export function usePages<T>(address: string): Pages<T> {
  const [list, setList] = useState<Listed<T> | undefined>();
  const [waiting, setWaiting] = useState(true);
  const [outdated, setOutdated] = useState(false);
  const asked = useRef(0);
  const current = list?.address === address ? list : undefined;

  const read = useCallback(
    (after: Listed<T> | undefined) => {
      const turn = ++asked.current;
      if (after) setWaiting(true);
      const url = after?.next
        ? `${address}${address.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(after.next)}`
        : address;
      get<Page<T>>(url).then(
        (page) => {
          if (turn !== asked.current) return;
          setWaiting(false);
          if (!after) setOutdated(false);
          setList({
            address,
            items: after ? [...after.items, ...page.items] : page.items,
            next: page.next,
            total: page.total ?? after?.total,
            pages: (after?.pages ?? 0) + 1,
            problem: undefined,
          });
        },
        (error: unknown) => {
          if (turn !== asked.current) return;
          setWaiting(false);
          const problem = asProblem(error);
          setList((before) => {
            const known = before?.address === address ? before : fromMemory<T>(address);
            if (known && problem.passing && !after) return known;
            const none = { address, items: [], next: null, total: undefined, pages: 0 };
            return { ...(known ?? none), problem };
          });
        },
      );
    },
    [address],
  );

  const pagesRead = useRef(0);
  pagesRead.current = current?.pages ?? 0;
  useEffect(() => {
    setWaiting(true);
    read(undefined);
  }, [read]);
  useEffect(() => onChange(() => (pagesRead.current > 1 ? setOutdated(true) : read(undefined))), [read]);

  const known = current ?? fromMemory<T>(address);
  return {
    items: known?.items ?? [],
    total: known?.total,
    problem: current?.problem,
    waiting,
    complete: known !== undefined && known.next === null,
    more: () => {
      if (!waiting && current?.next) read(current);
    },
    outdated,
    renew: () => read(undefined),
  };
}

function fromMemory<T>(address: string): Listed<T> | undefined {
  const page = remembered<Page<T>>(address);
  return (
    page && {
      address,
      items: page.items,
      next: page.next,
      total: page.total ?? undefined,
      pages: 1,
      problem: undefined,
    }
  );
}

export { path };

// A value that several parts of the desk look at.
import { useEffect, useState } from 'preact/hooks';

export interface Store<T> {
  get: () => T;
  set: (value: T) => void;
  change: (how: (value: T) => T) => void;
  listen: (listener: () => void) => () => void;
}

export function store<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    change: (how) => set(how(value)),
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function useStore<T>(of: Store<T>): T {
  const [value, setValue] = useState(of.get);
  useEffect(() => {
    setValue(() => of.get());
    return of.listen(() => setValue(() => of.get()));
  }, [of]);
  return value;
}

/** A store whose text is kept in the browser between visits. */
export function keptStore(key: string, first: string): Store<string> {
  const read = () => {
    try {
      return window.localStorage.getItem(key) ?? first;
    } catch {
      return first;
    }
  };
  const kept = store(read());
  kept.listen(() => {
    try {
      window.localStorage.setItem(key, kept.get());
    } catch {
      // Private windows may keep nothing; the choice holds until the page is left.
    }
  });
  return kept;
}

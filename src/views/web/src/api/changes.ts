// Tells the views that the record changed. What the server sends one by one while documents arrive is
// gathered, so that a view is read anew at most once a second.

const listeners = new Set<() => void>();
const least = 1000;
let timer: number | undefined;
let last = 0;

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  timer = undefined;
  last = Date.now();
  for (const listener of [...listeners]) listener();
}

/** The record changed. `now` is for what the reader did: it is shown without delay. */
export function changed(when: 'soon' | 'now' = 'soon'): void {
  if (when === 'now') {
    window.clearTimeout(timer);
    tell();
  } else {
    timer ??= window.setTimeout(tell, Math.max(0, last + least - Date.now()));
  }
}

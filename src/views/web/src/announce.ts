// What a screen reader is told without moving the focus, and notices that can be undone.
import { store } from './store';

export const spoken = store('');

let waiting: string[] = [];

/** Reads words aloud; what comes within half a second is read as one. */
export function say(words: string): void {
  waiting.push(words);
  if (waiting.length > 1) return;
  window.setTimeout(() => {
    const most = 3;
    const more = waiting.length > most ? ` and ${waiting.length - most} more` : '';
    spoken.set(waiting.slice(0, most).join('. ') + more);
    waiting = [];
  }, 500);
}

export interface Notice {
  id: number;
  words: string;
  kind: 'done' | 'problem' | 'alert';
  undo?: (() => void) | undefined;
  link?: { href: string; words: string } | undefined;
}

export const notices = store<Notice[]>([]);
let last = 0;

/** Shows words until they are dismissed; at most four stand at once. */
export function notify(
  words: string,
  kind: Notice['kind'] = 'done',
  undo?: () => void,
  link?: { href: string; words: string },
): void {
  notices.change((list) => [...list.slice(-3), { id: ++last, words, kind, undo, link }]);
}

export function dismiss(id: number): void {
  notices.change((list) => list.filter((notice) => notice.id !== id));
}

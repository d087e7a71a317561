// The key of a server that wants one: kept until the window is closed, sent with every request.
import { store } from '../store';

const name = 'sayso.key';

function kept(): string {
  try {
    return window.sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

export const key = store(kept());
key.listen(() => {
  try {
    window.sessionStorage.setItem(name, key.get());
  } catch {
    // Kept for this page alone, then.
  }
});

export function authorization(): Record<string, string> {
  return key.get() ? { Authorization: `Bearer ${key.get()}` } : {};
}

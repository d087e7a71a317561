// Whether whoever looks may change the record: the server may only read its store, or the key may not write.
import type { Status } from './api/types';
import { store } from './store';

export const mayWrite = store(true);

export function noteStatus(status: Status | undefined): void {
  if (status) mayWrite.set(status.writable && status.role === 'write');
}

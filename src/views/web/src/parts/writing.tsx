// What only those see who may change the record.
import type { ComponentChildren } from 'preact';
import { mayWrite } from '../may_write';
import { useStore } from '../store';

export function Writing({ children }: { children: ComponentChildren }) {
  return useStore(mayWrite) ? children : null;
}

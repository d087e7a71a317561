// What people correct, and how it is undone.

import { notify } from './announce';
import { changed } from './api/changes';
import { Problem, post } from './api/client';
import type { Correction, NewCorrection } from './api/types';
import { keptStore } from './store';

/** Who corrects: kept in this browser and written beside each correction. */
export const author = keptStore('sayso.author', '');

export function signed<T extends object>(body: T): T & { author?: string } {
  const name = author.get().trim();
  return name ? { ...body, author: name } : body;
}

export function problemWords(error: unknown): string {
  return error instanceof Problem ? error.message : String(error);
}

export async function undo(id: string, words: string): Promise<boolean> {
  try {
    await post<Correction>(`/corrections/${encodeURIComponent(id)}/undo`, signed({}));
    notify(`Undone: ${words}`);
    changed('now');
    return true;
  } catch (error) {
    notify(`Could not be undone: ${problemWords(error)}`, 'problem');
    return false;
  }
}

/** Makes a correction and says so, with a way back. Gives nothing where the server refused. */
export async function correct(correction: NewCorrection, words: string): Promise<Correction | undefined> {
  try {
    const made = await post<Correction>('/corrections', signed(correction));
    notify(words, 'done', () => void undo(made.id, words));
    changed('now');
    return made;
  } catch (error) {
    notify(`Not corrected: ${problemWords(error)}`, 'problem');
    return undefined;
  }
}

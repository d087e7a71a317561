// Alerts: what somebody wants to be told, and what fired.

import { notify } from './announce';
import { changed } from './api/changes';
import { patch, post, remove } from './api/client';
import type { Alert, AlertChange, AlertCondition, Firing, NewAlert } from './api/types';
import { problemWords, signed } from './corrections';
import { to } from './router';
import { store } from './store';

/** Firings since the page of alerts was last looked at. */
export const unseen = store(0);

/** Tells of a firing as it comes. */
export function fired(firing: Firing): void {
  unseen.change((count) => count + 1);
  notify(`${firing.name}: ${firing.why}`, 'alert', undefined, { href: to.alert(firing.alert), words: 'See why' });
  changed();
}

/** Makes an alert; gives what the server has against it, or nothing. */
export async function makeAlert(wanted: NewAlert): Promise<string | undefined> {
  try {
    const made = await post<Alert>('/alerts', signed(wanted));
    notify(`You will be told: ${made.when}`, 'done', undefined, { href: to.alert(made.id), words: 'See the alert' });
    changed('now');
    return undefined;
  } catch (error) {
    return problemWords(error);
  }
}

export async function changeAlert(alert: Alert, change: AlertChange, words: string): Promise<void> {
  try {
    await patch<Alert>(`/alerts/${encodeURIComponent(alert.id)}`, change);
    notify(`${words}: ${alert.name}`);
    changed('now');
  } catch (error) {
    notify(`Not changed: ${problemWords(error)}`, 'problem');
  }
}

/** Makes a secret address for the feed of an alert; the one before is good no longer. */
export async function newFeedAddress(alert: Alert): Promise<{ address?: string; problem?: string }> {
  try {
    const made = await post<{ path: string }>(`/alerts/${encodeURIComponent(alert.id)}/feed`, undefined);
    changed('now');
    return { address: window.location.origin + made.path };
  } catch (error) {
    return { problem: problemWords(error) };
  }
}

export async function removeAlert(alert: Alert): Promise<boolean> {
  try {
    await remove(`/alerts/${encodeURIComponent(alert.id)}`);
    notify(`Removed: ${alert.name}`);
    changed('now');
    return true;
  } catch (error) {
    notify(`Not removed: ${problemWords(error)}`, 'problem');
    return false;
  }
}

export type ConditionKind = AlertCondition['kind'];
export type ConditionField = 'q' | 'source' | 'origins' | 'from' | 'to' | 'goods';

/** What a dialog offers to be told of: a kind of condition, what of it is settled, what may be filled in. */
export interface Offer {
  kind: ConditionKind;
  words: string;
  settled?: { claim: string };
  fields: readonly { name: ConditionField; label: string; value?: string; optional?: boolean }[];
}

/** The condition of an offer with what was filled in; nothing while it asks for too much or too little. */
export function conditionOf(offer: Offer, values: Partial<Record<ConditionField, string>>): AlertCondition | undefined {
  const filled: Record<string, string | number> = {};
  for (const { name, optional } of offer.fields) {
    const value = values[name]?.trim() ?? '';
    if (!value && !optional) return undefined;
    if (!value) continue;
    filled[name] = name === 'origins' ? Number(value) : value;
    if (name === 'origins' && !(Number.isInteger(filled[name]) && Number(value) >= 1)) return undefined;
  }
  if (offer.kind === 'transfer' && !Object.keys(filled).length) return undefined;
  return { kind: offer.kind, ...offer.settled, ...filled };
}

export function claimOffers(claim: string): Offer[] {
  const settled = { claim };
  return [
    { kind: 'origin', words: 'it has another origin', settled, fields: [] },
    { kind: 'denied', words: 'somebody else denies or doubts it', settled, fields: [] },
    { kind: 'revised', words: 'another claim takes its place', settled, fields: [] },
  ];
}

export function sourceOffers(name = ''): Offer[] {
  const source = { name: 'source', label: 'Source', value: name } as const;
  return [
    {
      kind: 'statement',
      words: name ? 'it says something new' : 'a source says something new',
      fields: [source, { name: 'q', label: 'About (words, or none)', optional: true }],
    },
  ];
}

export function searchOffers(words = ''): Offer[] {
  return [
    {
      kind: 'claim',
      words: 'there is a new claim with words',
      fields: [
        { name: 'q', label: 'Words', value: words },
        { name: 'source', label: 'By a source (or any)', optional: true },
        { name: 'origins', label: 'Only from so many origins', optional: true },
      ],
    },
  ];
}

export function transferOffers(known: { from?: string; to?: string; goods?: string } = {}): Offer[] {
  return [
    {
      kind: 'transfer',
      words: 'a transfer comes a step further',
      fields: [
        { name: 'from', label: 'From (or anybody)', value: known.from ?? '', optional: true },
        { name: 'to', label: 'To (or anybody)', value: known.to ?? '', optional: true },
        { name: 'goods', label: 'Goods (or any)', value: known.goods ?? '', optional: true },
      ],
    },
  ];
}

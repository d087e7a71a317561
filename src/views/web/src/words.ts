// The desk's words, the same as those of the command line. Codes of the record become plain English.

export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

export interface Origins {
  min: number;
  max: number;
}

/** "3–5 origins", "1 origin". */
export function originsWords(origins: Origins): string {
  const range = origins.min === origins.max ? `${origins.max}` : `${origins.min}–${origins.max}`;
  return `${range} ${origins.max === 1 ? 'origin' : 'origins'}`;
}

/** "13 articles → 10 publishers → 3–5 origins" */
export function figures(ledger: { articles: number; publishers: number; origins: Origins }): string {
  return [
    counted(ledger.articles, 'article'),
    counted(ledger.publishers, 'publisher'),
    originsWords(ledger.origins),
  ].join(' → ');
}

/** The same to be read aloud. */
export function figuresAloud(ledger: { articles: number; publishers: number; origins: Origins }): string {
  const { min, max } = ledger.origins;
  const origins = min === max ? counted(max, 'separate origin') : `between ${min} and ${max} separate origins`;
  return `${counted(ledger.articles, 'article')} from ${counted(ledger.publishers, 'publisher')}, resting on ${origins}`;
}

export function spaced(code: string): string {
  return code.replaceAll('-', ' ');
}

const reasons: Record<string, string> = {
  copy: 'copied text',
  'agency-credit': 'credits the agency',
  cites: 'cites it',
  'same-speaker': 'the same speaker',
  'same-unnamed-source': 'unnamed sources described alike',
  'same-document': 'the same document',
  'same-owner': 'outlets of one owner',
  'same-wording': 'the same words on the same day',
  'flat-statement': 'names no source of its own',
};

export function reasonWords(edge: { reason: string; certain: boolean; by?: string | undefined }): string {
  const words = reasons[edge.reason] ?? spaced(edge.reason);
  const occasion = edge.reason === 'same-speaker' && !edge.certain ? ', another occasion' : '';
  return words + occasion + (edge.by === 'user' ? ' (decided by a person)' : '');
}

const stances: Record<string, string> = {
  asserts: 'says so',
  denies: 'denies',
  confirms: 'confirms',
  'declines-to-comment': 'does not answer',
  asks: 'asks',
  demands: 'demands',
  warns: 'warns',
  promises: 'promises',
  hopes: 'hopes',
  believes: 'believes',
  doubts: 'doubts',
};

export function stanceWords(stance: string): string {
  return stances[stance] ?? spaced(stance);
}

/** What a source does with a claim, where that is more than to say so: "denies", "says it is not so". */
export function attitude(of: { stance: string; certainty: string }): string {
  if (of.stance !== 'asserts') return stanceWords(of.stance);
  return of.certainty === 'CT-' ? 'says it is not so' : '';
}

export function isAgainst(of: { stance: string; certainty: string }): boolean {
  return of.stance === 'denies' || of.stance === 'doubts' || (of.stance === 'asserts' && of.certainty === 'CT-');
}

export const stanceCodes = Object.keys(stances);

export const sourceKinds = [
  'named-person',
  'named-organisation',
  'unnamed-official',
  'unnamed-person',
  'unnamed-group',
  'outlet',
  'document',
  'author',
  'none',
];

export function kindWords(kind: string): string {
  if (kind === 'none') return 'nobody named';
  if (kind === 'author') return 'the article itself';
  return spaced(kind);
}

const certainties: Record<string, string> = {
  'CT+': 'certain',
  'CT-': 'certain that not',
  'PR+': 'probable',
  'PR-': 'probably not',
  'PS+': 'possible',
  'PS-': 'possibly not',
  U: 'leaves it open',
};

export function certaintyWords(code: string): string {
  return certainties[code] ?? code;
}

const relations: Record<string, string> = {
  copy: 'copies',
  'partial-copy': 'copies in part',
  cites: 'cites',
  'same-quotation': 'has a quotation of',
};

/** What an article does with another's words: "cites", before its name. */
export function relationWords(relation: string): string {
  return relations[relation] ?? spaced(relation);
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** "11 March 2024", "March 2024", "2024"; as it stands where it is no date. */
export function day(iso: string | null | undefined): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '');
  if (!parts) return iso ?? '';
  const month = parts[2] ? months[Number(parts[2]) - 1] : undefined;
  if (!month) return parts[1]!;
  return parts[3] ? `${Number(parts[3])} ${month} ${parts[1]}` : `${month} ${parts[1]}`;
}

/** "11 March", for lists in which the year is clear. */
export function shortDay(iso: string | null | undefined): string {
  return day(iso).replace(/ \d{4}$/, '');
}

/** The time of day as the outlet gave it, or nothing. */
export function clock(iso: string | null | undefined): string {
  return /T(\d{2}:\d{2})/.exec(iso ?? '')?.[1] ?? '';
}

/** "11 to 16 March 2024" */
export function days(first: string | null | undefined, last: string | null | undefined): string {
  const [from, until] = [day(first), day(last)];
  if (!from || from === until) return until || from;
  const [a, b] = [from.split(' '), until.split(' ')];
  if (a.length < 3 || b.length < 3 || a[2] !== b[2]) return `${from} to ${until}`;
  const common = a[1] === b[1] ? 1 : 2;
  return `${a.slice(0, common).join(' ')} to ${until}`;
}

/** A name without the comma that its words may end in. */
export function tidy(words: string): string {
  return words.replace(/[\s,;:]+$/, '');
}

/** Whose word it is: the words of the text, with the name where the words are not it. */
export function whose(source: string | null | undefined, name: string | null | undefined): string {
  if (!source) return name ?? 'on nobody’s word';
  const words = tidy(source);
  return name && !words.includes(name) ? `${words} (${name})` : words;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const developments: Record<string, [mark: string, words: string]> = {
  appears: ['●', 'first said'],
  revised: ['↻', 'takes another’s place'],
  'another-origin': ['+', 'another origin'],
  confirmed: ['✓', 'confirmed'],
  denied: ['✕', 'denied'],
  'no-answer': ['○', 'no answer'],
  'hedge-dropped': ['▲', 'surer than before'],
  edited: ['✎', 'changed without a word'],
  corrected: ['!', 'corrected by the outlet'],
  decided: ['§', 'corrected here'],
};

export function development(code: string): { mark: string; words: string } {
  const [mark, words] = developments[code] ?? ['·', spaced(code)];
  return { mark, words };
}

export const developmentCodes = Object.keys(developments);

export function listed(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Words of a report in quotation marks, unless they bring their own. */
export function quoted(text: string): string {
  const words = text.trim();
  return /^["“‘]/.test(words) || /["”’]$/.test(words) ? words : `“${words}”`;
}

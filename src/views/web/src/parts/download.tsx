// "Download…": what a page shows as files for other programs.
import { useState } from 'preact/hooks';
import { base, save } from '../api/client';
import { key } from '../api/key';
import { path } from '../api/use';
import { problemWords } from '../corrections';
import { useStore } from '../store';
import { Dialog } from './dialog';

export interface FileOffer {
  words: string;
  /** What it is good for. */
  use: string;
  path: string;
  /** Where the path has other types too: the one that is wanted, and a name for the file. */
  as?: { type: string; name: string };
}

/** One file. A plain link cannot send a key, nor say which type it wants. */
function FileLink({ offer, told }: { offer: FileOffer; told: (words: string, bad?: boolean) => void }) {
  const plain = !useStore(key) && !offer.as;
  const fetchIt = async () => {
    told(`Fetching: ${offer.words}…`);
    try {
      await save(offer.path, offer.as);
      told(`Saved: ${offer.words}`);
    } catch (error) {
      told(`Not saved: ${problemWords(error)}`, true);
    }
  };
  return (
    <a
      href={base + offer.path}
      download={offer.as?.name ?? ''}
      onClick={(event) => {
        if (plain) return;
        event.preventDefault();
        void fetchIt();
      }}
    >
      {offer.words}
    </a>
  );
}

function DownloadDialog({ of, offers, close }: { of?: string | undefined; offers: FileOffer[]; close: () => void }) {
  const [told, setTold] = useState({ words: '', bad: false });
  return (
    <Dialog title="Download" close={close}>
      {of && <p class="words">{of}</p>}
      <ul class="downloads">
        {offers.map((offer) => (
          <li key={offer.words}>
            <FileLink offer={offer} told={(words, bad = false) => setTold({ words, bad })} />{' '}
            <span class="faint">{offer.use}</span>
          </li>
        ))}
      </ul>
      <p class={told.bad ? 'denied' : 'faint'} role="status">
        {told.words}
      </p>
    </Dialog>
  );
}

/** A button that opens the list of files. */
export function Download({ of, offers }: { of?: string | undefined; offers: FileOffer[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="no-print" onClick={() => setOpen(true)}>
        Download…{of && <span class="hidden"> {of}</span>}
      </button>
      {open && <DownloadDialog of={of} offers={offers} close={() => setOpen(false)} />}
    </>
  );
}

const formats = [
  ['csv', 'Tables (CSV)', 'for spreadsheets; a ZIP archive of several tables'],
  ['jsonl', 'All of it (JSON Lines)', 'the interchange format, for programs'],
  ['plover', 'Event data (JSON Lines)', 'PLOVER’s records'],
  ['graphml', 'Network (GraphML)', 'who took from whom: Gephi, Cytoscape, networkx'],
  ['prov', 'Provenance (PROV-O)', 'JSON-LD, for triple stores'],
  ['webannotation', 'Annotations (W3C)', 'JSON-LD, for annotation tools'],
  ['schema.org', 'schema.org', 'JSON-LD: articles, claims, quotations'],
  ['ftm', 'FollowTheMoney', 'for Aleph'],
  ['brat', 'brat', 'texts with annotations; a ZIP archive'],
] as const;

/** The exports of a story or a claim. */
export function exportOffers(part: { story: string } | { claim: string }): FileOffer[] {
  const all = formats.map(([format, words, use]) => ({ words, use, path: path('/export', { format, ...part }) }));
  if (!('story' in part)) return all;
  return [
    {
      words: 'Briefing (HTML)',
      use: 'one page to send on or print',
      path: path('/export', { format: 'html', ...part }),
    },
    ...all,
  ];
}

// The claims of a story by how well each stands; opened, each shows its ledger.
import { useId, useState } from 'preact/hooks';
import type { Brief, BriefClaim, BriefVoice, Claim, Story } from '../api/types';
import { path, useGet } from '../api/use';
import { Unready } from '../parts/basics';
import { ClaimBody, Figures } from '../parts/claim_body';
import { SwitchFilter } from '../parts/filters';
import { type Place, to } from '../router';
import { attitude, certaintyWords, counted, kindWords, tidy } from '../words';
import { ClaimActions } from './claim';

const sections = [
  ['disputed', 'Disputed'],
  ['several_origins', 'Known from several origins'],
  ['perhaps_one_origin', 'Perhaps from one origin only'],
  ['one_origin', 'From one origin only'],
] as const;

const firstVoices = 3;

function voiceManner(voice: BriefVoice): string {
  const kind = voice.source_kind === 'author' || voice.source_kind === 'none' ? '' : kindWords(voice.source_kind);
  const certainty = voice.certainty.startsWith('CT') ? '' : certaintyWords(voice.certainty);
  return [kind, attitude(voice), certainty].filter(Boolean).join(', ');
}

function Voice({ voice }: { voice: BriefVoice }) {
  const how = voiceManner(voice);
  return (
    <>
      <b>{voice.source ? tidy(voice.source) : 'on nobody’s word'}</b>
      {how && <span class="faint"> ({how})</span>} in {voice.outlets.join(', ')}
    </>
  );
}

/** Voices that read alike become one, with the outlets of all. */
function merged(voices: BriefVoice[]): BriefVoice[] {
  const known = new Map<string, BriefVoice>();
  for (const voice of voices) {
    const key = JSON.stringify([voice.source && tidy(voice.source), voiceManner(voice)]);
    const before = known.get(key);
    known.set(key, before ? { ...before, outlets: [...new Set([...before.outlets, ...voice.outlets])] } : voice);
  }
  return [...known.values()];
}

function Voices({ label, voices, class: name }: { label: string; voices: BriefVoice[]; class: string }) {
  const [all, setAll] = useState(false);
  if (!voices.length) return null;
  const shown = merged(voices);
  const hidden = shown.length - firstVoices;
  return (
    <div class={`voices ${name}`}>
      <span class="voices-label">{label}</span>
      <ul>
        {shown.map((voice, i) => (
          <li key={i} class={!all && i >= firstVoices ? 'only-print' : undefined}>
            <Voice voice={voice} />
          </li>
        ))}
        {!all && hidden > 0 && (
          <li class="no-print">
            <button type="button" class="quiet" onClick={() => setAll(true)}>
              {hidden} more<span class="hidden"> {label.toLowerCase()}</span>
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function OpenClaim({ id }: { id: string }) {
  const got = useGet<Claim>(`/claims/${encodeURIComponent(id)}`);
  if (!got.data) return <Unready got={got} />;
  return (
    <>
      <ClaimBody claim={got.data} level={4} />
      <ClaimActions claim={got.data} />
      <p class="no-print">
        <a href={to.claim(id)}>This claim on a page of its own</a>
      </p>
    </>
  );
}

function ClaimItem({ claim, open, toggle }: { claim: BriefClaim; open: boolean; toggle: () => void }) {
  const panel = useId();
  return (
    <li class={`claim-item${open ? ' open' : ''}`} id={claim.claim}>
      <div class="claim-head">
        <h3>
          <button
            type="button"
            class="claim-toggle"
            aria-expanded={open}
            aria-controls={open ? panel : undefined}
            onClick={toggle}
          >
            <span class="chevron" aria-hidden="true" />
            <span class="words claim-text">{claim.text}</span>
          </button>
        </h3>
        {!open && <Figures of={claim} />}
      </div>
      {!open && (
        <div class="claim-summary">
          {claim.corrections.length > 0 && <p class="faint">§ corrected here</p>}
          <div class="claim-voices">
            <Voices label="Rests on" voices={claim.says} class="says" />
            <Voices label="Denied by" voices={claim.denies} class="denies" />
          </div>
        </div>
      )}
      {open && (
        <div id={panel} class="claim-open">
          <OpenClaim id={claim.claim} />
        </div>
      )}
    </li>
  );
}

function Unanswered({ voices }: { voices: BriefVoice[] }) {
  if (!voices.length) return null;
  return (
    <section aria-labelledby="unanswered">
      <h2 id="unanswered">Has not answered</h2>
      <ul class="plain unanswered">
        {voices.map((voice, i) => (
          <li key={i}>
            <b>{voice.source ? tidy(voice.source) : 'somebody not named'}</b> to {voice.outlets.join(', ')}
            {voice.claim && (
              <>
                {' '}
                on <a href={to.claim(voice.claim)}>a claim</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const firstClaims = 50;

interface SectionProps {
  id: string;
  words: string;
  claims: BriefClaim[];
  opened: ReadonlySet<string>;
  toggle: (id: string) => void;
}

function Section({ id, words, claims, opened, toggle }: SectionProps) {
  const [all, setAll] = useState(false);
  const shown = all ? claims : claims.slice(0, firstClaims);
  return (
    <section class={`standing standing-${id}`} aria-labelledby={id}>
      <h2 id={id}>
        {words} <span class="faint">{claims.length}</span>
      </h2>
      <ul class="list claims">
        {shown.map((claim) => (
          <ClaimItem
            key={claim.claim}
            claim={claim}
            open={opened.has(claim.claim)}
            toggle={() => toggle(claim.claim)}
          />
        ))}
      </ul>
      {shown.length < claims.length && (
        <p class="more">
          <button type="button" onClick={() => setAll(true)}>
            Show all {claims.length}
          </button>
        </p>
      )}
    </section>
  );
}

export function StoryClaims({ story, place }: { story: Story; place: Place }) {
  const all = place.query.get('all') === 'true';
  const got = useGet<Brief>(path(`/stories/${encodeURIComponent(story.id)}/brief`, { all }));
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(place.hash ? [place.hash] : []));
  const brief = got.data;
  if (!brief) return <Unready got={got} />;
  const toggle = (id: string) => {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  };
  return (
    <>
      {sections.map(
        ([key, words]) =>
          brief[key].length > 0 && (
            <Section key={key} id={key} words={words} claims={brief[key]} opened={opened} toggle={toggle} />
          ),
      )}
      <Unanswered voices={brief.unanswered} />
      <p class="no-print">
        <SwitchFilter
          place={place}
          name="all"
          label={`Also what one article alone claims${brief.left_out ? ` (${counted(brief.left_out, 'claim')})` : ''}`}
        />
      </p>
    </>
  );
}

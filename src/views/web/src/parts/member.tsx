// One who says something of a claim: outlet, day, on whose word, and the words.

import { useState } from 'preact/hooks';
import type { Claim, ClaimMember } from '../api/types';
import { to } from '../router';
import { attitude, certaintyWords, kindWords, quoted, whose } from '../words';
import { When } from './basics';
import { MemberDialog } from './member_dialog';
import { Writing } from './writing';

/** "unnamed official, believes, possible, told to Telesk" */
export function manner(member: ClaimMember): string {
  const kind = member.source_kind === 'author' || member.source_kind === 'none' ? '' : kindWords(member.source_kind);
  const certainty = member.certainty.startsWith('CT') ? '' : certaintyWords(member.certainty);
  const told = member.told_to ? `told to ${member.told_to}` : '';
  return [kind, attitude(member), certainty, told].filter(Boolean).join(', ');
}

export function SourceWords({ member }: { member: ClaimMember }) {
  const words = whose(member.source?.text, member.source_name);
  return member.actor ? <a href={to.source(member.actor)}>{words}</a> : <span>{words}</span>;
}

interface MemberProps {
  member: ClaimMember;
  /** With the claim, the member can be corrected. */
  claim?: Claim | undefined;
  node?: string | undefined;
}

export function MemberLine({ member, claim, node }: MemberProps) {
  const [correcting, setCorrecting] = useState(false);
  const how = manner(member);
  const outlet = member.outlet ?? member.title ?? member.document;
  return (
    <div class="member">
      <p class="member-head">
        <a class="outlet" href={to.article(member.document, member.attribution)} title={member.title ?? undefined}>
          {outlet}
        </a>{' '}
        <When iso={member.published} />
        <span class="member-source">
          <span class="hidden">on the word of </span>
          <SourceWords member={member} />
          {how && <span class="faint"> ({how})</span>}
        </span>
        {claim && node && (
          <Writing>
            <button
              type="button"
              class="quiet correct no-print"
              aria-label={`Correct: ${outlet}, ${member.text}`}
              onClick={() => setCorrecting(true)}
            >
              Correct
            </button>
          </Writing>
        )}
      </p>
      <p class="words member-words">{quoted(member.text)}</p>
      {correcting && claim && node && (
        <MemberDialog claim={claim} member={member} node={node} close={() => setCorrecting(false)} />
      )}
    </div>
  );
}

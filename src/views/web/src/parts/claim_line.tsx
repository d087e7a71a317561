// A claim in a list: its words, how many stand behind it, and how many deny it.
import type { ClaimSummary } from '../api/types';
import { to } from '../router';
import { Figures } from './claim_body';

export function ClaimLine({ claim }: { claim: ClaimSummary }) {
  return (
    <div class="claim-line">
      <p class="words claim-text">
        <a href={to.claim(claim.id)}>{claim.text}</a>
      </p>
      <p>
        <Figures of={claim} />
        {claim.disputed > 0 && <span class="denied"> · {claim.disputed} deny or doubt it</span>}
      </p>
    </div>
  );
}

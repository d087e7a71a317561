import { claimOffers } from '../alerts';
import type { Claim } from '../api/types';
import { useGet } from '../api/use';
import { TellMe } from '../parts/alert_dialog';
import { Unready, useTitle } from '../parts/basics';
import { ClaimBody } from '../parts/claim_body';
import { MergeClaimDialog } from '../parts/claim_dialogs';
import { Decisions } from '../parts/decisions';
import { Download, exportOffers } from '../parts/download';
import { MergeAndNote } from '../parts/merge_and_note';
import { to } from '../router';
import { quoted } from '../words';

export function ClaimActions({ claim }: { claim: Claim }) {
  return (
    <p class="actions no-print">
      <MergeAndNote
        kind="claim"
        id={claim.id}
        words={claim.text}
        merging={(close) => <MergeClaimDialog claim={claim} close={close} />}
      />
      <Download of={quoted(claim.text)} offers={exportOffers({ claim: claim.id })} />
      <TellMe offers={claimOffers(claim.id)} of={quoted(claim.text)} />
    </p>
  );
}

export function ClaimView({ id }: { id: string }) {
  const got = useGet<Claim>(`/claims/${encodeURIComponent(id)}`);
  const claim = got.data;
  useTitle(claim?.text);
  if (!claim) return <Unready got={got} page />;
  return (
    <article class="claim-page">
      <p class="crumb">
        {claim.story && (
          <>
            Claim in <a href={to.story(claim.story)}>{claim.story_title ?? 'its story'}</a>
          </>
        )}
      </p>
      <h1 class="words-head">{claim.text}</h1>
      <ClaimBody claim={claim} level={2} />
      <Decisions list={claim.corrections} />
      <ClaimActions claim={claim} />
    </article>
  );
}

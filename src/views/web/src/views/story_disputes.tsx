// All disputed claims of a story, who says so beside who says otherwise.

import type { ClaimSummary, Story, StoryDispute } from '../api/types';
import { path, usePages } from '../api/use';
import { ProblemBox, Waiting } from '../parts/basics';
import { Figures } from '../parts/claim_body';
import { Disputes } from '../parts/disputes';
import { to } from '../router';

function byClaim(list: StoryDispute[]): { claim: ClaimSummary; pairs: StoryDispute[] }[] {
  const groups = new Map<string, { claim: ClaimSummary; pairs: StoryDispute[] }>();
  for (const dispute of list) {
    const group = groups.get(dispute.claim.id) ?? { claim: dispute.claim, pairs: [] };
    group.pairs.push(dispute);
    groups.set(dispute.claim.id, group);
  }
  return [...groups.values()];
}

export function StoryDisputes({ story }: { story: Story }) {
  const pages = usePages<StoryDispute>(path(`/stories/${encodeURIComponent(story.id)}/disputes`, { limit: 200 }));
  if (pages.problem) return <ProblemBox problem={pages.problem} again={pages.renew} />;
  if (!pages.items.length)
    return pages.waiting ? <Waiting /> : <p class="none">Nobody denies or doubts what this story claims.</p>;
  return (
    <>
      {byClaim(pages.items).map(({ claim, pairs }) => (
        <section key={claim.id} class="story-dispute" aria-labelledby={`d-${claim.id}`}>
          <h2 id={`d-${claim.id}`} class="words claim-text">
            <a href={to.claim(claim.id)}>{claim.text}</a>
          </h2>
          <p>
            <Figures of={claim} />
          </p>
          <Disputes pairs={pairs} />
        </section>
      ))}
      {!pages.complete && (
        <button type="button" onClick={pages.more} disabled={pages.waiting}>
          Show more
        </button>
      )}
    </>
  );
}

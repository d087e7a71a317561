// A claim in full: its figures, its ledger, who denies it, who would not answer.
import type { ComponentChildren } from 'preact';
import type { Claim } from '../api/types';
import { Funnel } from '../ledger/funnel';
import { Ledger } from '../ledger/ledger';
import { to } from '../router';
import { figures, figuresAloud } from '../words';
import { beside, Disputes, pairsOf } from './disputes';
import { MemberLine } from './member';

export function Figures({
  of,
}: {
  of: { articles: number; publishers: number; origins: { min: number; max: number } };
}) {
  return (
    <span class="figures">
      <span aria-hidden="true">{figures(of)}</span>
      <span class="hidden">{figuresAloud(of)}</span>
    </span>
  );
}

export function ClaimBody({ claim, level }: { claim: Claim; level: 2 | 4 }) {
  const Heading = ({ children }: { children: ComponentChildren }) =>
    level === 2 ? <h2>{children}</h2> : <h4>{children}</h4>;
  const pairs = pairsOf(claim);
  const others = beside(claim);
  return (
    <div class="claim-body">
      <div class="claim-top">
        <div class="claim-figures">
          <p>
            <Figures of={claim.ledger} />
          </p>
          {claim.revises && (
            <p>
              ↻ Takes the place of <a href={to.claim(claim.revises.id)}>{claim.revises.text}</a>
            </p>
          )}
          {claim.revised_by.map((later) => (
            <p key={later.id}>
              ↻ Replaced by <a href={to.claim(later.id)}>{later.text}</a>
            </p>
          ))}
        </div>
        <Funnel claim={claim} />
        <div class="claim-ledger">
          <Heading>Who says so, and on whose word</Heading>
          <Ledger claim={claim} />
        </div>
      </div>
      {pairs.length > 0 && (
        <>
          <Heading>Disputed</Heading>
          <Disputes pairs={pairs} claim={claim} />
        </>
      )}
      {others.length > 0 && (
        <>
          <Heading>Beside it</Heading>
          <ul class="plain beside">
            {others.map(({ member, node }) => (
              <li key={node}>
                <MemberLine member={member} claim={claim} node={node} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

// Who says so and who says otherwise, side by side.
import type { Claim, ClaimMember } from '../api/types';
import { capital } from '../words';
import { MemberLine } from './member';

export interface Pair {
  denies: ClaimMember;
  asserts: ClaimMember;
  reason: string;
  denyNode?: string;
}

interface Side {
  asserts: ClaimMember;
  against: Pair[];
}

/** Denials of one assertion stand together, in the order of the assertions. */
function sides(pairs: Pair[]): Side[] {
  const result: Side[] = [];
  for (const pair of pairs) {
    const known = result.find(
      (side) =>
        side.asserts.document === pair.asserts.document &&
        side.asserts.text === pair.asserts.text &&
        side.asserts.node === pair.asserts.node,
    );
    if (known) known.against.push(pair);
    else result.push({ asserts: pair.asserts, against: [pair] });
  }
  return result;
}

export function Disputes({ pairs, claim }: { pairs: Pair[]; claim?: Claim | undefined }) {
  return (
    <div class="disputes">
      <div class="dispute-heads" aria-hidden="true">
        <span>Says so</span>
        <span>Says otherwise</span>
      </div>
      {sides(pairs).map((side, i) => (
        <div class="dispute" key={i}>
          <div class="dispute-for">
            <p class="hidden">Says so:</p>
            <MemberLine member={side.asserts} />
          </div>
          <div class="dispute-against">
            <p class="hidden">Says otherwise:</p>
            {side.against.map((pair, j) => (
              <div class="against" key={j}>
                <MemberLine member={pair.denies} claim={claim} node={pair.denyNode} />
                <p class="faint reason">{capital(pair.reason)}.</p>
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

export function pairsOf(claim: Claim): Pair[] {
  return claim.disputes.flatMap((dispute) => {
    const [i, j] = dispute.members;
    const denies = i === undefined ? undefined : claim.members[i];
    const asserts = j === undefined ? undefined : claim.members[j];
    return denies && asserts ? [{ denies, asserts, reason: dispute.reason, denyNode: nodeOf(denies, i!) }] : [];
  });
}

export function nodeOf(member: ClaimMember, index: number): string {
  return member.node ?? `m${index}`;
}

/** Members that neither the ledger counts nor a dispute names: who would not answer. */
export function beside(claim: Claim): { member: ClaimMember; node: string }[] {
  const shown = new Set(claim.ledger.nodes.map((node) => node.member));
  for (const dispute of claim.disputes) shown.add(dispute.members[0]);
  return claim.members.map((member, i) => ({ member, node: nodeOf(member, i), i })).filter((one) => !shown.has(one.i));
}

// The server's objects. Their types are made from the OpenAPI document (`npm run types`), so that the
// desk does not compile against another interface than the one that is served.
import type { components } from './schema';

type Schemas = components['schemas'];

export type StorySummary = Schemas['StorySummary'];
export type Story = Schemas['Story'];
export type Brief = Schemas['Brief'];
export type BriefClaim = Schemas['BriefClaim'];
export type BriefVoice = Schemas['BriefVoice'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type StoryDispute = Schemas['StoryDispute'];
export type ClaimSummary = Schemas['ClaimSummary'];
export type Claim = Schemas['Claim'];
export type ClaimMember = Schemas['ClaimMember'];
export type LedgerEdge = Schemas['LedgerEdge'];
export type LedgerNode = Schemas['LedgerNode'];
export type Decision = Schemas['Decision'];
export type DocumentSummary = Schemas['DocumentSummary'];
export type DocumentHit = Schemas['DocumentHit'];
export type Document = Schemas['Document'];
export type Attribution = Schemas['line_attribution'];
export type DocumentClaim = Schemas['DocumentClaim'];
export type SourceSummary = Schemas['SourceSummary'];
export type Source = Schemas['Source'];
export type Statement = Schemas['Statement'];
export type Transfer = Schemas['Transfer'];
export type Comparison = Schemas['Comparison'];
export type Correction = Schemas['Correction'];
export type NewCorrection = Schemas['NewCorrection'];
export type Upload = Schemas['Upload'];
export type Status = Schemas['Status'];
/** The generator makes nothing of a choice of required fields; which kind has which is in the document. */
export interface AlertCondition {
  kind: 'origin' | 'denied' | 'revised' | 'transfer' | 'claim' | 'statement';
  claim?: string;
  q?: string;
  source?: string;
  origins?: number;
  from?: string;
  to?: string;
  goods?: string;
}
export type Alert = Schemas['Alert'] & { condition: AlertCondition };
export type NewAlert = Schemas['NewAlert'];
export type AlertChange = Schemas['AlertChange'];
export type Firing = Schemas['Firing'];

import type { Hex } from '../../../chain/index.js';
import type { Proposal } from '../../../scenario/index.js';
import { canonicalSignature } from '../called-function.js';
import type { DraftContext } from '../draft-context.js';
import { callsOf } from '../encode-proposal.js';
import { writeSafeBatch } from '../safe/safe-batch.js';
import { descriptionOf } from './description.js';
import { type BravoCall, encodeBravoPropose, encodePropose } from './propose-calldata.js';

/** Where a proposal can go: Safe's transaction builder, a governor, Compound's Bravo, another Folkmoot. */
export type ProposalFormat = 'safe' | 'calldata' | 'bravo' | 'folkmoot';

/**
 * A proposal as a file for elsewhere. The same proposal gives the same bytes.
 * @throws InputError about the first action that cannot be encoded
 */
export function exportProposal(
  proposal: Proposal,
  format: ProposalFormat,
  context: DraftContext,
  safe: { readonly chainId?: number; readonly createdAt?: number } = {},
): { readonly fileName: string; readonly text: string } {
  const name = slug(proposal.title);
  if (format === 'folkmoot') {
    return { fileName: `${name}.proposal.json`, text: `${JSON.stringify(proposal, null, 2)}\n` };
  }
  const calls = callsOf(proposal, context);
  if (format === 'safe') return { fileName: `${name}.safe.json`, text: writeSafeBatch(proposal, calls, context, safe) };
  const description = descriptionOf(proposal);
  if (format === 'calldata') return { fileName: `${name}.propose.txt`, text: `${encodePropose(calls, description)}\n` };
  const bravo = proposal.actions.map((action, index): BravoCall => {
    const call = calls[index]!;
    if (action.kind === 'raw') return { ...call, signature: '' };
    const signature = canonicalSignature(action.signature, call.to, context);
    return { ...call, signature, data: `0x${call.data.slice(10)}` as Hex };
  });
  return { fileName: `${name}.bravo-propose.txt`, text: `${encodeBravoPropose(bravo, description)}\n` };
}

function slug(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return plain.slice(0, 60).replace(/-$/, '') || 'proposal';
}

import { Interface, parseUnits } from 'ethers';
import { InputError } from '../../errors/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import { placementsOf } from '../dao/placements.js';
import { callsOf } from '../draft/encode-proposal.js';
import type { EncodedCall } from '../draft/encoded-action.js';
import type { KnownInputs } from './open-inputs.js';

const TRANSFER = new Interface(['function transfer(address to, uint256 value)']);
const NATIVE_DECIMALS = 18;

/**
 * Part of the treasury that a proposal asks for, 0 to 1: the largest over its assets, by value sent and by ERC-20
 * transfers. Conviction voting asks for more support the larger it is. What other calls move is not counted.
 */
export function requestedShareOf(calls: readonly EncodedCall[], dao: Dao): number {
  const { token, timelock } = placementsOf(dao);
  const held = new Map<string, bigint>();
  for (const { asset, tokens, decimals } of dao.treasury) {
    const place = asset === 'token' ? token : asset;
    const digits = asset === 'native' ? NATIVE_DECIMALS : place === token ? dao.token.decimals : decimals;
    held.set(place, (held.get(place) ?? 0n) + parseUnits(tokens, digits));
  }
  const asked = new Map<string, bigint>();
  const ask = (asset: string, amount: bigint) => asked.set(asset, (asked.get(asset) ?? 0n) + amount);
  for (const { to, valueWei, data } of calls) {
    if (to !== timelock) ask('native', valueWei);
    if (held.has(to)) ask(to, transferred(data));
  }
  const shares = [...asked].map(([asset, amount]) => shareOf(amount, held.get(asset) ?? 0n));
  return Math.min(1, Math.max(0, ...shares));
}

/** The same of a draft; one that cannot be sent yet asks for nothing. */
export function requestedShareIn(proposal: Proposal, { dao, context }: Pick<KnownInputs, 'dao' | 'context'>): number {
  try {
    return requestedShareOf(callsOf(proposal, context), dao);
  } catch (error) {
    if (error instanceof InputError) return 0;
    throw error;
  }
}

function transferred(data: string): bigint {
  const selector = TRANSFER.getFunction('transfer')!.selector;
  if (!data.startsWith(selector)) return 0n;
  try {
    return TRANSFER.decodeFunctionData('transfer', data).getValue('value');
  } catch {
    return 0n;
  }
}

/** What is not there at all is not a share of anything. */
function shareOf(amount: bigint, held: bigint): number {
  return held === 0n ? 0 : Number((amount * 1_000_000_000n) / held) / 1e9;
}

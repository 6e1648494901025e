import { encodeBytes32String } from 'ethers';
import { Charter, GovernanceToken, ParameterRegistry } from '../../../contracts/bindings/index.js';
import { type Address, decodeCall, type Hex } from '../../chain/index.js';
import type { CharterState } from './state.js';

/** The contract's articles, in its order. */
export const ARTICLES = [
  'none',
  'article 1 (largest transfer)',
  'article 2 (largest change of a setting)',
  'article 3 (forbidden calls)',
  'article 4 (uses of data)',
] as const;
export type Article = Exclude<(typeof ARTICLES)[number], 'none'>;

const WHOLE_BPS = 10_000n;

interface Action {
  readonly target: Address;
  readonly value: bigint;
  readonly calldata: Hex;
}

/** What of the DAO's state the charter goes by. */
export interface Assets {
  /** What the treasury has of an asset (wei) by the asset's contract; `undefined` for one that is not known here. */
  readonly treasuryHas: (asset: Address) => bigint | undefined;
  /** A setting by its key in 32 bytes; `undefined` for one that there is not. */
  readonly setting: (key: Hex) => bigint | undefined;
  readonly registry: Address;
}

/**
 * Which article a proposal's calls break, as `Charter.breach` reckons it; `null` when none, or when it turns on an asset
 * whose holdings are not known here: the contract has the last word.
 */
export function breachOf(charter: CharterState, actions: readonly Action[], dao: Assets): Article | null {
  const paid = new Map<Address, bigint>();
  for (const { target, calldata } of actions) {
    if (charter.forbidden.get(selectorOf(calldata)) === true) return ARTICLES[3];
    const amount = paymentOf(calldata);
    if (amount > 0n) {
      const sum = (paid.get(target) ?? 0n) + amount;
      paid.set(target, sum);
      const has = dao.treasuryHas(target);
      if (has !== undefined && sum > (has * charter.transferBps) / WHOLE_BPS) return ARTICLES[1];
    }
    if (target === dao.registry && changesTooMuch(charter, calldata, dao)) return ARTICLES[2];
  }
  return null;
}

const selectorOf = (calldata: Hex): Hex => calldata.slice(0, 10) as Hex;

/** Wei of an asset that a call pays, approves or burns; 0 for any other call. */
export function paymentOf(calldata: Hex): bigint {
  const call = decodeCall(GovernanceToken, calldata);
  if (call === null) return 0n;
  const at = { transfer: 1, approve: 1, transferFrom: 2, burn: 0 }[call.functionName];
  const amount = at === undefined ? 0n : call.args[at];
  return typeof amount === 'bigint' ? amount : 0n;
}

const SPLIT = ['splitTrainersBps', 'splitValidatorsBps', 'splitStakersBps', 'splitTreasuryBps'] as const;

function changesTooMuch(charter: CharterState, calldata: Hex, { setting }: Assets): boolean {
  const call = decodeCall(ParameterRegistry, calldata);
  const changes =
    call?.functionName === 'set'
      ? [call.args]
      : call?.functionName === 'setSplit'
        ? SPLIT.map((name, i) => [keyOf(name), call.args[i]])
        : [];
  return changes.some(([key, value]) => {
    if (typeof key !== 'string' || typeof value !== 'bigint') return true;
    const now = setting(key as Hex);
    if (now === undefined) return true;
    const [larger, smaller] = now > value ? [now, value] : [value, now];
    const limit = charter.changeLimits.get(key as Hex) ?? charter.changeBps;
    return larger - smaller > (larger * limit) / WHOLE_BPS;
  });
}

/** A name as contracts have it: ASCII, left aligned in 32 bytes. */
export const keyOf = (name: string): Hex => encodeBytes32String(name) as Hex;

/** What an amendment does, in plain words. */
export function amendmentInWords(call: Hex): string {
  const amendment = decodeCall(Charter, call);
  const plain = (value: unknown): string =>
    typeof value === 'object' && value !== null ? Object.values(value).map(plain).join(', ') : String(value);
  return amendment === null
    ? 'an amendment that cannot be read'
    : `${amendment.functionName}(${amendment.args.map(plain).join(', ')})`;
}

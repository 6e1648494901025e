import { decodeBytes32String, type LogDescription } from 'ethers';
import type { KnownEvent, ReviewContext } from '../review-context.js';
import { called } from '../words.js';
import { newQuorum } from './new-quorum.js';

/** A number that the execution changed. */
export interface SettingChange {
  readonly address: string;
  /** `governor: VotingPeriodSet`, `Vault: feeBps`. */
  readonly name: string;
  readonly before: bigint;
  readonly after: bigint;
}

/** What contracts count as they work is no setting: books of accounts, proposals, checkpoints, nonces. */
const BOOKKEEPING =
  /\[0x[0-9a-f]{40}\]|_proposals|_timestamps|_checkpoints|nonce|_governanceCall|\.length$|_totalSupply$/i;
const NUMBER = /^u?int\d*$/;

/** Settings that changed, as events tell them with their old and new values, and as numbers in storage. */
export function settingChanges(context: ReviewContext): readonly SettingChange[] {
  const told = context.facts.events.flatMap((event) => [...changeTold(event), ...quorumTold(event, context)]);
  const stored = context.inspection.changes.flatMap(({ address, variable, type, before, after }): SettingChange[] => {
    if (variable === null || !NUMBER.test(type ?? '') || BOOKKEEPING.test(variable)) return [];
    if (address === context.loaded.token) return [];
    const name = `${called(address, context)}: ${variable}`;
    return [{ address, name, before: BigInt(before), after: BigInt(after) }];
  });
  const same = (a: SettingChange, b: SettingChange) =>
    a.address === b.address && a.before === b.before && a.after === b.after;
  return [...told, ...stored.filter((change) => !told.some((other) => same(change, other)))];
}

/** An event with a number's old and new value, whatever it is called. */
function changeTold({ address, contract, log }: KnownEvent): readonly SettingChange[] {
  const inputs = log.fragment.inputs;
  const before = inputs.findIndex(({ name, type }) => NUMBER.test(type) && /^_?(old|previous|prev)/i.test(name));
  const after = inputs.findIndex(({ name, type }) => NUMBER.test(type) && /^_?new/i.test(name));
  if (before < 0 || after < 0 || log.name === 'DelegateVotesChanged') return [];
  const name = `${contract}: ${[log.name, ...keysOf(log)].join(' ')}`;
  return [{ address, name, before: BigInt(log.args[before]), after: BigInt(log.args[after]) }];
}

function quorumTold(
  { address, contract, log }: KnownEvent,
  { facts, loaded }: ReviewContext,
): readonly SettingChange[] {
  const after = newQuorum(log, facts);
  if (after === null || facts.quorum === null || loaded.vetoes === true) return [];
  return [{ address, name: `${contract}: quorum`, before: facts.quorum, after }];
}

/** Which parameter of several an event is about, where its name is text in 32 bytes. */
function keysOf({ fragment, args }: LogDescription): readonly string[] {
  return fragment.inputs.flatMap(({ type }, i) => {
    if (type !== 'bytes32') return [];
    try {
      return [decodeBytes32String(args[i])];
    } catch {
      return [];
    }
  });
}

import { Interface, ZeroAddress } from 'ethers';
import type { Address, Hex } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { GovernorClock } from '../loaded-dao.js';

/** One call to a chain, wherever that is: what it returns, `null` where it reverts. */
export type Ask = (to: Address, data: Hex) => Promise<Hex | null>;

/** A governor as it stands on a running chain. Votes are in the token's smallest unit, durations in its own clock. */
export interface FoundGovernor {
  readonly protocol: 'openZeppelin' | 'bravo';
  readonly clock: GovernorClock;
  readonly votingDelay: bigint;
  readonly votingPeriod: bigint;
  readonly lateQuorumExtension: bigint;
  readonly proposalThreshold: bigint;
  /** Percent of the supply, where the quorum is a share. */
  readonly quorumPercent: number | null;
  readonly quorumVotes: bigint;
  /** `quorum=` of the counting mode, e.g. `for,abstain`. */
  readonly quorumCounts: string;
  readonly token: Address;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly supply: bigint;
  /** `null` where the governor executes by itself. */
  readonly timelock: Address | null;
  /** Seconds. */
  readonly timelockDelay: bigint;
}

const READ = new Interface([
  'function votingDelay() view returns (uint256)',
  'function votingPeriod() view returns (uint256)',
  'function proposalThreshold() view returns (uint256)',
  'function lateQuorumVoteExtension() view returns (uint256)',
  'function quorum(uint256) view returns (uint256)',
  'function quorumVotes() view returns (uint256)',
  'function quorumNumerator() view returns (uint256)',
  'function quorumDenominator() view returns (uint256)',
  'function CLOCK_MODE() view returns (string)',
  'function COUNTING_MODE() view returns (string)',
  'function token() view returns (address)',
  'function comp() view returns (address)',
  'function uni() view returns (address)',
  'function timelock() view returns (address)',
  'function getMinDelay() view returns (uint256)',
  'function delay() view returns (uint256)',
  'function name() view returns (string)',
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function totalSupply() view returns (uint256)',
]);

/**
 * Reads a governor: OpenZeppelin's, or Compound's Bravo.
 * @param now the latest block
 * @throws InputError `governor-unknown` where there is neither at this address
 */
export async function readGovernor(
  ask: Ask,
  governor: Address,
  now: { readonly number: number; readonly timestamp: number },
): Promise<FoundGovernor> {
  const number = (name: string, ...values: readonly unknown[]) => read<bigint>(ask, governor, name, values);
  const [votingDelay, votingPeriod, proposalThreshold] = await Promise.all(
    ['votingDelay', 'votingPeriod', 'proposalThreshold'].map((name) => number(name)),
  );
  const token =
    (await read<string>(ask, governor, 'token')) ??
    (await read<string>(ask, governor, 'comp')) ??
    (await read<string>(ask, governor, 'uni'));
  if (votingDelay == null || votingPeriod == null || token === null) {
    throw new InputError('governor-unknown', `there is no governor at ${governor} that Folkmoot knows`, {
      field: 'fork.governor',
      value: governor,
      hint: 'Give the address of an OpenZeppelin Governor or a Compound Governor Bravo (its proxy), on that chain.',
    });
  }
  const mode = (await read<string>(ask, governor, 'CLOCK_MODE')) ?? '';
  const clock = mode.includes('mode=timestamp') ? 'timestamp' : 'blockNumber';
  const past = BigInt(clock === 'timestamp' ? now.timestamp : now.number) - 1n;
  const quorum = await number('quorum', past);
  const [numerator, denominator] = [await number('quorumNumerator'), await number('quorumDenominator')];
  const timelock = await read<string>(ask, governor, 'timelock');
  const found = timelock === null || timelock === ZeroAddress ? null : (timelock.toLowerCase() as Address);
  const ofToken = <T>(name: string) => read<T>(ask, token.toLowerCase() as Address, name);
  const counting = (await read<string>(ask, governor, 'COUNTING_MODE')) ?? 'quorum=for';
  return {
    protocol: quorum === null ? 'bravo' : 'openZeppelin',
    clock,
    votingDelay,
    votingPeriod,
    lateQuorumExtension: (await number('lateQuorumVoteExtension')) ?? 0n,
    proposalThreshold: proposalThreshold ?? 0n,
    quorumPercent: numerator === null || denominator === null ? null : (100 * Number(numerator)) / Number(denominator),
    quorumVotes: quorum ?? (await number('quorumVotes')) ?? 0n,
    quorumCounts: new URLSearchParams(counting).get('quorum') ?? 'for,abstain',
    token: token.toLowerCase() as Address,
    name: (await ofToken<string>('name')) ?? 'Governance Token',
    symbol: (await ofToken<string>('symbol')) ?? 'GOV',
    decimals: Number((await ofToken<bigint>('decimals')) ?? 18n),
    supply: (await ofToken<bigint>('totalSupply')) ?? 0n,
    timelock: found,
    timelockDelay:
      found === null
        ? 0n
        : ((await read<bigint>(ask, found, 'getMinDelay')) ?? (await read<bigint>(ask, found, 'delay')) ?? 0n),
  };
}

async function read<T>(ask: Ask, to: Address, name: string, values: readonly unknown[] = []): Promise<T | null> {
  const data = await ask(to, READ.encodeFunctionData(name, values) as Hex);
  if (data === null || data === '0x') return null;
  try {
    return READ.decodeFunctionResult(name, data)[0] as T;
  } catch {
    // Something else answers to this name: Maker's symbol is bytes32, for one.
    return null;
  }
}

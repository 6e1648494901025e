import { type Address, type RemoteChain, readRemoteChain } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { Dao, DaoDraft, GovernorSettings, QuorumCounts } from '../../../scenario/index.js';
import { formatUnits } from '../../members/format-units.js';
import { type BlockSeconds, blockSeconds } from './block-seconds.js';
import { connectionWords } from './connection-words.js';
import { leftOut } from './left-out.js';
import { type FoundDelegates, readDelegates } from './read-delegates.js';
import { type FoundGovernor, isVeto, readGovernor } from './read-governor.js';
import { readStoppers } from './read-stoppers.js';
import { type FoundTurnout, readTurnout } from './read-turnout.js';

/** A timepoint of a clock of the governor's own is taken as a day until the copy can be asked. */
const SECONDS_A_ROUND = 86_400;
const LONGEST_NAME = 60;
const LONGEST_SYMBOL = 12;
const MOST_DECIMALS = 18;

export interface ForkAddress {
  readonly url: string;
  readonly governor: Address;
  /** The latest block when `null`. */
  readonly blockNumber: number | null;
  readonly signal?: AbortSignal;
}

type ReadParts = 'token' | 'governor' | 'addresses' | 'treasury' | 'fork' | 'nonVoting' | 'canStop';

/** What a running chain tells about a DAO: the parts of a DAO document that are read from it. */
export interface ForkFacts {
  readonly chainId: number;
  /** The block that was looked at. */
  readonly block: number;
  readonly governor: FoundGovernor;
  readonly delegates: FoundDelegates;
  readonly turnout: FoundTurnout | null;
  readonly blocks: BlockSeconds;
  readonly dao: Required<Pick<DaoDraft, ReadParts>> &
    Pick<DaoDraft, 'voters'> & {
      /** Delegate → its votes as a decimal string of tokens: on a fork, who votes are the delegates. */
      readonly holders: Readonly<Record<Address, string>>;
    };
  readonly assumptions: readonly string[];
}

/**
 * Reads a DAO from a running chain: its governor's settings, token, timelock, treasury, its delegates by the token's logs,
 * turnout and support by the governor's, and who may stop a proposal. Nothing is sent but questions.
 * @throws ChainError `fork-unreachable`; InputError `governor-unknown`, `token-unsupported`
 */
export async function connectFork({ url, governor, blockNumber, signal }: ForkAddress): Promise<ForkFacts> {
  const chain = await readRemoteChain(url, blockNumber, signal === undefined ? {} : { signal });
  const ask: Parameters<typeof readGovernor>[0] = (to, data) => chain.call(to, data);
  const found = await readGovernor(ask, governor, chain.block);
  if (found.decimals > MOST_DECIMALS) {
    throw new InputError('token-unsupported', `${found.symbol} has ${found.decimals} decimals; at most 18 are taken`, {
      field: 'fork.governor',
      value: governor,
      hint: 'Describe the DAO by hand with fewer decimals.',
    });
  }
  const delegates = await readDelegates(chain, found.token);
  const silent = await leftOut(ask, governor, found, delegates.votes, found.supply);
  const voting = delegates.votes.filter(([delegate]) => !silent.includes(delegate));
  const delegated = voting.reduce((sum, [, votes]) => sum + votes, 0n);
  const turnout = await readTurnout(chain, governor, delegated);
  const blocks = await blockSeconds(chain);
  const tokens = (amount: bigint) => formatUnits(amount, found.decimals);
  return {
    chainId: chain.chainId,
    block: chain.block.number,
    governor: found,
    delegates,
    turnout,
    blocks,
    dao: {
      token: {
        name: found.name.slice(0, LONGEST_NAME) || 'Governance Token',
        symbol: found.symbol.slice(0, LONGEST_SYMBOL) || 'GOV',
        decimals: found.decimals,
        supplyTokens: tokens(found.supply),
        address: found.token,
      },
      governor: settingsOf(found, blocks),
      addresses: { governor, timelock: found.timelock ?? governor },
      treasury: await treasuryOf(chain, found.timelock ?? governor),
      fork: { url, blockNumber: chain.block.number, governor },
      nonVoting: [...silent],
      canStop: await readStoppers(chain, governor, found),
      ...(turnout === null ? {} : { voters: votersOf(turnout) }),
      holders: Object.fromEntries(delegates.votes.map(([delegate, votes]) => [delegate, tokens(votes)])),
    },
    assumptions: connectionWords({ found, delegates, turnout, blocks, silent, block: chain.block.number }),
  };
}

/** A governor's settings in the terms of a DAO document. */
function settingsOf(found: FoundGovernor, { seconds }: BlockSeconds): Partial<GovernorSettings> {
  const step = { timestamp: 1, blockNumber: seconds, own: SECONDS_A_ROUND }[found.clock];
  const counts = countsOf(found.quorumCounts);
  const veto = isVeto(found) ? vetoPercent(found) : null;
  return {
    votingDelaySeconds: Math.round(Number(found.votingDelay) * step),
    votingPeriodSeconds: Math.max(1, Math.round(Number(found.votingPeriod) * step)),
    lateQuorumExtensionSeconds: Math.round(Number(found.lateQuorumExtension) * step),
    timelockDelaySeconds: Number(found.timelockDelay),
    proposalThresholdTokens: formatUnits(found.proposalThreshold, found.decimals),
    quorum:
      found.quorumPercent === null
        ? { kind: 'absolute', tokens: formatUnits(found.quorumVotes, found.decimals), counts }
        : { kind: 'fraction', percent: found.quorumPercent, counts },
    ...(veto === null ? {} : { votingRule: { kind: 'optimistic' as const, vetoPercent: veto } }),
    ...(found.superQuorum === null ? {} : { superQuorumTokens: formatUnits(found.superQuorum, found.decimals) }),
    ...(found.quotaPercent === null ? {} : { approvalPercent: found.quotaPercent }),
  };
}

/** Votes Against that veto, as a share of the supply. */
function vetoPercent({ quorumPercent, quorumVotes, supply }: FoundGovernor): number {
  return quorumPercent ?? (supply === 0n ? 0 : Number((quorumVotes * 100_000_000n) / supply) / 1_000_000);
}

/** `quorum=bravo` is how OpenZeppelin names votes For alone. */
function countsOf(mode: string): QuorumCounts {
  const kinds = new Set(mode.split(','));
  if (kinds.has('against')) return kinds.has('abstain') ? 'all' : 'forAgainst';
  return kinds.has('abstain') ? 'forAbstain' : 'for';
}

function votersOf({ turnoutPercent, supportPercent, abstainPercent }: FoundTurnout): Dao['voters'] {
  return { turnoutPercent, supportPercent, abstainPercent };
}

async function treasuryOf(chain: RemoteChain, account: Address): Promise<Dao['treasury']> {
  const native = await chain.balance(account);
  const tokens = formatUnits(native, MOST_DECIMALS);
  return [{ asset: 'native', symbol: 'ETH', decimals: MOST_DECIMALS, tokens, monthlySpendingTokens: null }];
}

import { type Address, type RemoteChain, readRemoteChain } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { Dao, DaoDraft, GovernorSettings, QuorumCounts } from '../../../scenario/index.js';
import { formatUnits } from '../../members/format-units.js';
import { type FoundDelegates, readDelegates } from './read-delegates.js';
import { type FoundGovernor, readGovernor } from './read-governor.js';

/** Ethereum's blocks are this many seconds apart, for governors that count blocks. */
const SECONDS_A_BLOCK = 12;
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

/** What a running chain tells about a DAO: the parts of a DAO document that are read from it. */
export interface ForkFacts {
  readonly chainId: number;
  readonly governor: FoundGovernor;
  readonly delegates: FoundDelegates;
  readonly dao: Required<Pick<DaoDraft, 'token' | 'governor' | 'addresses' | 'treasury' | 'fork'>> & {
    /** Delegate → its votes as a decimal string of tokens: on a fork, who votes are the delegates. */
    readonly holders: Readonly<Record<Address, string>>;
  };
  readonly assumptions: readonly string[];
}

/**
 * Reads a DAO from a running chain: its governor's settings, token, timelock, treasury, and its delegates by the
 * token's logs. Nothing is sent but questions.
 * @throws ChainError `fork-unreachable`; InputError `governor-unknown`, `token-unsupported`
 */
export async function connectFork({ url, governor, blockNumber, signal }: ForkAddress): Promise<ForkFacts> {
  const chain = await readRemoteChain(url, blockNumber, signal === undefined ? {} : { signal });
  const found = await readGovernor((to, data) => chain.call(to, data), governor, chain.block);
  if (found.decimals > MOST_DECIMALS) {
    throw new InputError('token-unsupported', `${found.symbol} has ${found.decimals} decimals; at most 18 are taken`, {
      field: 'fork.governor',
      value: governor,
      hint: 'Describe the DAO by hand with fewer decimals.',
    });
  }
  const delegates = await readDelegates(chain, found.token);
  const tokens = (amount: bigint) => formatUnits(amount, found.decimals);
  return {
    chainId: chain.chainId,
    governor: found,
    delegates,
    dao: {
      token: {
        name: found.name.slice(0, LONGEST_NAME) || 'Governance Token',
        symbol: found.symbol.slice(0, LONGEST_SYMBOL) || 'GOV',
        decimals: found.decimals,
        supplyTokens: tokens(found.supply),
        address: found.token,
      },
      governor: settingsOf(found),
      addresses: { governor, timelock: found.timelock ?? governor },
      treasury: await treasuryOf(chain, found.timelock ?? governor),
      fork: { url, blockNumber: chain.block.number, governor },
      holders: Object.fromEntries(delegates.votes.map(([delegate, votes]) => [delegate, tokens(votes)])),
    },
    assumptions: assumptionsOf(found, delegates),
  };
}

/** A governor's settings in the terms of a DAO document. */
function settingsOf(found: FoundGovernor): Partial<GovernorSettings> {
  const step = found.clock === 'timestamp' ? 1 : SECONDS_A_BLOCK;
  const counts = countsOf(found.quorumCounts);
  return {
    votingDelaySeconds: Number(found.votingDelay) * step,
    votingPeriodSeconds: Number(found.votingPeriod) * step,
    lateQuorumExtensionSeconds: Number(found.lateQuorumExtension) * step,
    timelockDelaySeconds: Number(found.timelockDelay),
    proposalThresholdTokens: formatUnits(found.proposalThreshold, found.decimals),
    quorum:
      found.quorumPercent === null
        ? { kind: 'absolute', tokens: formatUnits(found.quorumVotes, found.decimals), counts }
        : { kind: 'fraction', percent: found.quorumPercent, counts },
  };
}

/** `quorum=bravo` is how OpenZeppelin names votes For alone. */
function countsOf(mode: string): QuorumCounts {
  const kinds = new Set(mode.split(','));
  if (kinds.has('against')) return kinds.has('abstain') ? 'all' : 'forAgainst';
  return kinds.has('abstain') ? 'forAbstain' : 'for';
}

async function treasuryOf(chain: RemoteChain, account: Address): Promise<Dao['treasury']> {
  const native = await chain.balance(account);
  const tokens = formatUnits(native, MOST_DECIMALS);
  return [{ asset: 'native', symbol: 'ETH', decimals: MOST_DECIMALS, tokens, monthlySpendingTokens: null }];
}

function assumptionsOf({ clock }: FoundGovernor, { incompleteBefore }: FoundDelegates): readonly string[] {
  return [
    'Voters are the delegates, by the votes that the token’s logs tell; undelegated tokens do not vote.',
    ...(clock === 'blockNumber' ? ['The governor counts blocks; a block is taken as 12 seconds.'] : []),
    ...(incompleteBefore === null
      ? []
      : [`Logs before block ${incompleteBefore} were not read; delegates silent since then are missing.`]),
  ];
}

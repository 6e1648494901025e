import { ConfigurableGovernor, VotesToken } from '../../../../contracts/bindings/index.js';
import { type Address, accountOf } from '../../../chain/index.js';
import { parseTokens } from '../../../scenario/index.js';
import type { Electorate } from '../../electorate/electorate.js';
import { quorumOf } from '../../execution/life/governor-reads.js';
import type { LoadedDao } from '../../execution/loaded-dao.js';
import { OTHER_HOLDERS } from '../../execution/loading/allocation.js';
import { countsTowardsQuorum } from '../../rules/decision-rule.js';
import { AttackSession, type ContractAt } from '../session/attack-session.js';
import { type MarketPool, marketPool } from './market/pool-price.js';
import { drainCalls, type TreasuryAsset, treasuryOf } from './market/treasury.js';
import { usualVoters, type Voter, votersOf } from './votes/defenders.js';
import { type ChainWeights, chainWeights, weightOf } from './votes/vote-weight.js';

/** Sums of voters who are against the attacker. */
export interface Opposition {
  readonly tokens: bigint;
  readonly weight: bigint;
}

/** Everything that the attacks on a loaded DAO share. Amounts are in the token's smallest unit. */
export interface AttackContext {
  readonly loaded: LoadedDao;
  readonly token: ContractAt<typeof VotesToken>;
  readonly attacker: Address;
  /** Everybody with power who acts on the chain, largest first. */
  readonly voters: readonly Voter[];
  /** Those of them who turn up in a usual vote: they vote Against. */
  readonly defenders: readonly Voter[];
  readonly weights: ChainWeights;
  /** One token. */
  readonly unit: bigint;
  /** Tokens that must vote. */
  readonly quorum: bigint;
  /** Whether votes Against help to reach it. */
  readonly againstCounts: boolean;
  readonly threshold: bigint;
  /** From a proposal to its snapshot, in units of the governor's clock. */
  readonly votingDelay: bigint;
  /** How long voting is open, in the same units. */
  readonly votingPeriod: bigint;
  readonly pool: MarketPool;
  readonly treasury: readonly TreasuryAsset[];
  /** What can be taken, as far as prices are known. */
  readonly gainUsd: number;
  readonly drain: ReturnType<typeof drainCalls>;
}

export async function attackContextOf(loaded: LoadedDao, electorate: Electorate): Promise<AttackContext> {
  const { dao, chain, membership } = loaded;
  const { decimals } = membership;
  const session = await AttackSession.on(chain);
  const token = { contract: VotesToken, address: loaded.token };
  const governor = { contract: ConfigurableGovernor, address: loaded.governor };
  const attacker = accountOf('rehearsal/attacker');
  const contracts = new Set([OTHER_HOLDERS, loaded.timelock, ...loaded.contracts.map(({ address }) => address)]);
  const voters = votersOf(membership, contracts);
  const treasury = await treasuryOf(loaded);
  const inUnits = (tokens: string) => parseTokens(tokens) / 10n ** BigInt(18 - decimals);
  return {
    loaded,
    token,
    attacker,
    voters,
    defenders: usualVoters(voters, electorate, dao.seed),
    weights: chainWeights(dao.governor),
    unit: 10n ** BigInt(decimals),
    quorum: await presentQuorum(loaded, session),
    againstCounts: countsTowardsQuorum('against', dao.governor.quorum.counts),
    threshold: await session.read(governor, 'proposalThreshold', []),
    votingDelay: await session.read(governor, 'votingDelay', []),
    votingPeriod: await session.read(governor, 'votingPeriod', []),
    pool: marketPool(inUnits(dao.market.poolDepthTokens), dao.market.priceUsd, decimals),
    treasury,
    gainUsd: treasury.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    drain: drainCalls(treasury, loaded.token, attacker),
  };
}

/** The quorum of a proposal whose snapshot is now, as the governor itself says. */
async function presentQuorum(loaded: LoadedDao, session: AttackSession): Promise<bigint> {
  const { number, timestamp } = await loaded.chain.latestBlock();
  const snapshot = BigInt(loaded.clock === 'timestamp' ? timestamp : number);
  // A governor answers for what is past only.
  await session.settle();
  return quorumOf(loaded, { id: 0n, snapshot, deadline: snapshot });
}

/** What voters weigh together. */
export function oppositionOf(
  voters: readonly Voter[],
  { weights, unit }: Pick<AttackContext, 'weights' | 'unit'>,
): Opposition {
  return {
    tokens: voters.reduce((sum, { power }) => sum + power, 0n),
    weight: voters.reduce((sum, { power }) => sum + weightOf(power, weights, unit), 0n),
  };
}

/** Tokens For that a quorum still needs when these vote Against. */
export function missingForQuorum(
  { quorum, againstCounts }: Pick<AttackContext, 'quorum' | 'againstCounts'>,
  against: Opposition,
): bigint {
  const counted = againstCounts ? against.tokens : 0n;
  return quorum > counted ? quorum - counted : 0n;
}

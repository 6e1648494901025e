import { z } from 'zod';
import { ConfigurableGovernor, ParameterRegistry, TreasuryTimelock } from '../../../contracts/bindings/index.js';
import type { Address, Hex } from '../../chain/index.js';
import { percent, QUORUM_COUNTS, type QuorumCounts, seconds, tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { Article, charter } from '../charter/index.js';
import type { escrow } from '../escrow/index.js';
import type { identity } from '../identity/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { staking } from '../staking/index.js';
import type { token } from '../token/index.js';

/** What a voter's tokens weigh, in the contract's order. */
export const VOTE_WEIGHTS = ['tokens', 'quadratic', 'person'] as const;

/** Whose amounts vote: the token's, those of tokens locked for a time, or one a person. */
export const VOTE_SOURCES = ['token', 'escrow', 'identity'] as const;

/** OpenZeppelin Governor's settings, on the timestamp clock, and how votes are counted. */
const section = z
  .strictObject({
    votingDelaySeconds: seconds.default(86_400).meta({ title: 'Voting delay', unit: 's' }),
    votingPeriodSeconds: seconds.min(1).default(604_800).meta({
      title: 'Voting period',
      unit: 's',
      description:
        'Agents act four times a tick; a period in which no such moment falls is refused where anybody proposes.',
    }),
    proposalThresholdTokens: tokenAmount.default('1000').meta({ title: 'Proposal threshold', unit: 'tokens' }),
    quorumPercent: percent.default(4).meta({ title: 'Quorum', unit: '% of supply' }),
    quorumTokens: tokenAmount.optional().meta({
      title: 'Quorum as a fixed amount',
      unit: 'tokens',
      description: 'Instead of a share of the supply.',
    }),
    quorumCounts: z.enum(QUORUM_COUNTS).default('forAbstain').meta({ title: 'Votes that count towards the quorum' }),
    voteWeights: z.enum(VOTE_WEIGHTS).default('tokens').meta({
      title: 'What a vote weighs',
      description: 'The tokens behind it, their square root, or one vote for each voter.',
    }),
    voteSource: z.enum(VOTE_SOURCES).default('token').meta({
      title: 'What gives votes',
      description:
        'Delegated tokens, tokens locked for a time (the section escrow), or a credential, one vote a person (the section identity). Quorum and threshold are counted in the same votes.',
    }),
    lateQuorumExtensionSeconds: seconds.default(172_800).meta({ title: 'Late quorum extension', unit: 's' }),
    timelockDelaySeconds: seconds.default(172_800).meta({ title: 'Timelock delay', unit: 's' }),
  })
  .prefault({});

/** Governor Bravo's numbers: 0 Against, 1 For, 2 Abstain. */
export const SUPPORT = ['against', 'for', 'abstain'] as const;
export type VoteSupport = (typeof SUPPORT)[number];

/** How votes are counted, as the governor holds it. */
export interface VotingRules {
  readonly kind: 'fraction' | 'absolute';
  /** In 1/10,000 of the supply, or wei of tokens. */
  readonly quorum: bigint;
  readonly counts: QuorumCounts;
  readonly weights: (typeof VOTE_WEIGHTS)[number];
}

/** The Governor's settings; durations in seconds. */
export interface GovernanceSettings {
  readonly votingDelay: number;
  readonly votingPeriod: number;
  readonly proposalThreshold: bigint;
  readonly lateQuorumExtension: number;
  readonly timelockDelay: number;
}

export type GovernanceFact =
  | (Fact & {
      readonly type: 'proposalCreated';
      readonly proposalId: bigint;
      readonly proposer: Address;
      readonly targets: readonly Address[];
      readonly values: readonly bigint[];
      readonly calldatas: readonly Hex[];
      readonly description: string;
      /** Unix seconds of the snapshot: votes count as of then. */
      readonly voteStart: number;
      readonly voteEnd: number;
    })
  | (Fact & {
      readonly type: 'voteCast';
      readonly proposalId: bigint;
      readonly voter: Address;
      readonly support: VoteSupport;
      readonly weight: bigint;
      readonly reason: string;
    })
  | (Fact & { readonly type: 'proposalExtended'; readonly proposalId: bigint; readonly voteEnd: number })
  | (Fact & { readonly type: 'proposalQueued'; readonly proposalId: bigint; readonly executableAt: number })
  | (Fact & { readonly type: 'proposalExecuted' | 'proposalCanceled'; readonly proposalId: bigint })
  | (Fact & {
      readonly type: 'governanceSettingChanged';
      readonly setting: keyof GovernanceSettings;
      readonly value: bigint;
    })
  | (Fact & { readonly type: 'proposalForbidden'; readonly proposalId: bigint; readonly article: Article })
  | (Fact & { readonly type: 'votesTokenSet'; readonly token: Address })
  | (Fact & { readonly type: 'votingRulesSet'; readonly rules: VotingRules })
  | (Fact & { readonly type: 'parameterSet'; readonly key: string; readonly previous: bigint; readonly value: bigint });
export const governanceEvents = eventsOf<GovernanceFact>();

export interface Proposal {
  /** The Governor's id in decimal. */
  readonly id: string;
  /** 1 for the run's first proposal. */
  readonly number: number;
  readonly proposer: Address;
  readonly title: string;
  readonly description: string;
  readonly actions: readonly { readonly target: Address; readonly value: bigint; readonly calldata: Hex }[];
  readonly createdAt: number;
  readonly voteStart: number;
  readonly voteEnd: number;
  readonly executableAt: number | null;
  readonly executedAt: number | null;
  readonly canceled: boolean;
  /** The article of the charter that it broke after it had passed; `null` for all others. */
  readonly forbiddenBy: Article | null;
  /** What decides, by kind of vote. */
  readonly tally: Readonly<Record<VoteSupport, bigint>>;
  /** Tokens behind the votes, which a quorum counts. */
  readonly tokens: Readonly<Record<VoteSupport, bigint>>;
  readonly ballots: ReadonlyMap<Address, Ballot>;
  /** Supply, votes and rules at the snapshot: the current ones until it has passed, fixed then. */
  readonly snapshotSupply: bigint;
  readonly snapshotVotes: ReadonlyMap<Address, bigint>;
  readonly rules: VotingRules;
  /** Tokens that must vote, by `rules` and `snapshotSupply`. */
  readonly quorum: bigint;
}

export interface Ballot {
  readonly voter: Address;
  readonly support: VoteSupport;
  readonly weight: bigint;
  readonly reason: string;
  readonly time: number;
}

export interface GovernanceState {
  /** Whose amounts vote, as the governor says; `null` before it has. */
  readonly votesToken: Address | null;
  readonly parameters: ReadonlyMap<string, bigint>;
  readonly settings: GovernanceSettings;
  readonly rules: VotingRules;
  /** By proposal id in decimal, oldest first. */
  readonly proposals: ReadonlyMap<string, Proposal>;
}

const contracts = { timelock: TreasuryTimelock, governor: ConfigurableGovernor, registry: ParameterRegistry };
export const governanceOutline: Outline<
  'governance',
  typeof contracts,
  GovernanceState,
  GovernanceFact,
  typeof section
> = {
  name: 'governance',
  section,
  contracts,
  empty: {
    votesToken: null,
    parameters: new Map(),
    settings: {
      votingDelay: 0,
      votingPeriod: 0,
      proposalThreshold: 0n,
      lateQuorumExtension: 0,
      timelockDelay: 0,
    },
    rules: { kind: 'fraction', quorum: 0n, counts: 'forAbstain', weights: 'tokens' },
    proposals: new Map(),
  },
};
export type GovernanceScope = ScopeOf<
  typeof governanceOutline,
  typeof token | typeof staking,
  typeof escrow | typeof identity | typeof charter
>;

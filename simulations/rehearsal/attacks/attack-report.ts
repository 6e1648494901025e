/** The documented cases of MECHANISMS.md, each with a vulnerable and a defended setting; Swerve is the control. */
export const ATTACK_CASES = [
  'beanstalk',
  'makerBProtocol',
  'compound289',
  'tornadoCash',
  'buildFinance',
  'lobbyFi',
  'swerve',
] as const;
export type AttackCase = (typeof ATTACK_CASES)[number];

/** What can be tried against a loaded DAO. */
export const DAO_ATTACKS = [
  'flashLoanedVotes',
  'voteBuying',
  'lowTurnoutAmbush',
  'lastMinuteFlip',
  'maliciousUpgrade',
  'sybilDelegation',
] as const;
export type DaoAttack = (typeof DAO_ATTACKS)[number];

/** One transaction or event of an attack as it happened on the local chain. */
export interface AttackStep {
  readonly time: number;
  readonly who: string;
  readonly what: string;
  readonly reverted: string | null;
}

/** A documented attack, re-enacted on a local chain. Amounts are decimal strings of tokens. */
export interface CaseReport {
  readonly case: AttackCase;
  readonly setting: 'vulnerable' | 'defended';
  readonly title: string;
  readonly when: string;
  readonly published: string;
  readonly defence: string;
  readonly succeeded: boolean;
  /** One sentence: what happened and why. */
  readonly sentence: string;
  readonly loss: { readonly amount: string; readonly symbol: string; readonly usd: number | null } | null;
  readonly votes: { readonly for: string; readonly against: string; readonly needed: string };
  readonly steps: readonly AttackStep[];
  readonly assumptions: readonly string[];
}

/** One attack on the loaded DAO. Money in USD by the DAO's `market`. */
export interface DaoAttackReport {
  readonly attack: DaoAttack;
  readonly title: string;
  /** What its cost supposes of others, to be said with the title: "if holders sell …". `null` when nothing. */
  readonly premise?: string | null;
  /** What was tried, in one sentence. */
  readonly sentence: string;
  readonly outcome: 'succeeds' | 'fails' | 'impossible';
  /** Whether the chain was asked (`chain`) or only the sums were made (`estimate`). */
  readonly evidence: 'chain' | 'estimate';
  readonly costUsd: number | null;
  /** What the cost is made of. */
  readonly cost: readonly { readonly what: string; readonly usd: number }[];
  readonly votesNeeded: string;
  readonly gainUsd: number;
  readonly why: string;
  readonly defence: string;
  readonly steps: readonly AttackStep[];
}

/** Ways to come by votes for one proposal. */
export const VOTE_ROUTES = ['rent', 'buy', 'borrow', 'bribe'] as const;
export type VoteRoute = (typeof VOTE_ROUTES)[number];

/** How long votes are had, and what that costs. */
export interface HoldingCost {
  readonly until: 'snapshot' | 'vote' | 'execution';
  readonly hours: number;
  readonly costUsd: number;
}

/**
 * What the verdict costs on one way, and whether it is to be had so. Money in USD by the DAO's `market`; votes are
 * decimal strings of tokens. What has no price because nothing can be had is `null`.
 */
export interface VoteRouteReport {
  readonly route: VoteRoute;
  readonly title: string;
  /** What the price supposes of others. */
  readonly premise: string;
  readonly sentence: string;
  readonly outcome: DaoAttackReport['outcome'];
  readonly evidence: DaoAttackReport['evidence'];
  readonly why: string;
  readonly votesNeeded: string;
  readonly votesAvailable: string;
  readonly perVote: { readonly usd: number; readonly eth: number } | null;
  /** What is not got back: `onceUsd` and `hourlyUsd` for `hours`. */
  readonly costUsd: number | null;
  readonly onceUsd: number | null;
  /** What each further hour costs: interest, and what the money that is tied up would earn. */
  readonly hourlyUsd: number | null;
  /** How long the votes had to be had, measured on the chain where the evidence is `chain`. */
  readonly hours: number;
  readonly held: readonly HoldingCost[];
  /** Money that must be there at first, and what of it comes back. */
  readonly capitalUsd: number | null;
  readonly returnedUsd: number | null;
  readonly cost: readonly { readonly what: string; readonly usd: number }[];
  readonly defence: string;
  /** The same once more with one defence; `null` where there was nothing to try. */
  readonly control: VoteRouteControl | null;
  readonly steps: readonly AttackStep[];
}

export interface VoteRouteControl {
  readonly defence: string;
  readonly outcome: 'succeeds' | 'fails';
  readonly why: string;
  readonly steps: readonly AttackStep[];
}

/** The market for the votes of one proposal, the cheapest way that succeeds first. */
export interface VoteMarketReport {
  readonly routes: readonly VoteRouteReport[];
  readonly cheapest: VoteRoute | null;
  readonly assumptions: readonly string[];
}

export interface DaoAttacksReport {
  readonly attacks: readonly DaoAttackReport[];
  /** Absent from reports that were made before there was one. */
  readonly voteMarket?: VoteMarketReport;
  /** The cheapest that succeeds; `null` when none does. */
  readonly cheapest: DaoAttack | null;
  readonly assumptions: readonly string[];
  readonly seconds: number;
}

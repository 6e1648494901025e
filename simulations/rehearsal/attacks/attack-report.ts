/** The documented cases of MECHANISMS.md, each with a vulnerable and a defended setting; Swerve is the control. */
export const ATTACK_CASES = [
  'beanstalk',
  'makerBProtocol',
  'compound289',
  'tornadoCash',
  'buildFinance',
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

export interface DaoAttacksReport {
  readonly attacks: readonly DaoAttackReport[];
  /** The cheapest that succeeds; `null` when none does. */
  readonly cheapest: DaoAttack | null;
  readonly assumptions: readonly string[];
  readonly seconds: number;
}

import { logOddsOf } from '../../electorate/log-odds.js';
import type { PastProposal } from '../../history/voting-history.js';
import type { Chronicle, EndedProposal } from '../record/chronicle.js';

/** What is known of a proposal when its voting starts, alike for all voters. Rates are log-odds. */
export interface Occasion {
  readonly start: number;
  readonly type: string;
  /** Logarithm of 1 + tokens needed. */
  readonly size: number;
  /** Logarithm of 1 + other proposals whose voting is open. */
  readonly concurrent: number;
  /** Of proposals that passed: in the last 30 days, and of this type; of this author. */
  readonly passedLastMonth: number;
  readonly passedInType: number;
  readonly passedOfAuthor: number;
  /** Mean share of For in the last proposals of this type. */
  readonly supportInType: number;
  /** Mean logarithm of 1 + voters in the last proposals. */
  readonly crowd: number;
}

/** What an occasion is made of: a proposal of the past, or one that is about to be made. */
export type Announced = Pick<PastProposal, 'start' | 'type' | 'author' | 'threshold'>;

const MONTH = 30 * 86_400;
/** How many earlier proposals a rate is mixed with, at the rate of a larger group. */
const PRIOR = 3;
const LATEST = 20;

/** `open`: other proposals in voting at its start. The chronicle stands at its start. */
export function occasionOf(announced: Announced, open: number, { ended }: Chronicle): Occasion {
  const decided = ended.filter(({ passed }) => passed !== null);
  const overall = passRate(decided, 0.5);
  const month = decided.filter(({ end }) => end >= announced.start - MONTH);
  const inType = decided.filter(({ type }) => type === announced.type);
  const ofAuthor = announced.author === null ? [] : decided.filter(({ author }) => author === announced.author);
  const sided = inType.slice(-LATEST).flatMap(({ support }) => (support === null ? [] : [support]));
  const latest = ended.slice(-LATEST);
  return {
    start: announced.start,
    type: announced.type,
    size: Math.log1p(announced.threshold),
    concurrent: Math.log1p(open),
    passedLastMonth: logOddsOf(passRate(month, overall)),
    passedInType: logOddsOf(passRate(inType.slice(-2 * LATEST), overall)),
    passedOfAuthor: logOddsOf(passRate(ofAuthor, overall)),
    supportInType: logOddsOf((sided.reduce((sum, share) => sum + share, 0) + 0.7 * PRIOR) / (sided.length + PRIOR)),
    crowd: latest.reduce((sum, { voters }) => sum + Math.log1p(voters), 0) / (latest.length || 1),
  };
}

function passRate(decided: readonly EndedProposal[], prior: number): number {
  return (decided.filter(({ passed }) => passed).length + prior * PRIOR) / (decided.length + PRIOR);
}

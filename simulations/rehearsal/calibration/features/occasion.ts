import { logOddsOf } from '../../electorate/log-odds.js';
import type { PastProposal } from '../../history/voting-history.js';
import type { Chronicle } from '../record/chronicle.js';
import { passedLately } from './pass-rate.js';

/** What is known of a proposal when its voting starts, alike for all voters. Rates are log-odds. */
export interface Occasion {
  readonly start: number;
  readonly type: string;
  /** Logarithm of 1 + tokens needed. */
  readonly size: number;
  /** Logarithm of 1 + other proposals whose voting is open. */
  readonly concurrent: number;
  /** Of proposals that passed: lately, lately of this type, and ever of this author. */
  readonly passedLately: number;
  readonly passedInType: number;
  readonly passedOfAuthor: number;
  /** Mean share of For in the last proposals of this type. */
  readonly supportInType: number;
  /** Mean logarithm of 1 + voters in the last proposals. */
  readonly crowd: number;
}

/** What an occasion is made of: a proposal of the past, or one that is about to be made. */
export type Announced = Pick<PastProposal, 'start' | 'type' | 'author' | 'threshold'>;

const LATELY = { halfLife: 20, typePrior: null };
const LATELY_IN_TYPE = { halfLife: 20, typePrior: 10 };
/** How many proposals an author's rate is mixed with, at the rate of all. */
const PRIOR = 3;
const LATEST = 20;

/** `open`: other proposals in voting at its start. The chronicle stands at its start. */
export function occasionOf(announced: Announced, open: number, { ended }: Chronicle): Occasion {
  const decided = ended.filter(({ passed }) => passed !== null);
  const ofAuthor = announced.author === null ? [] : decided.filter(({ author }) => author === announced.author);
  const ever = (decided.filter(({ passed }) => passed).length + 0.5) / (decided.length + 1);
  const sided = ended
    .filter(({ type }) => type === announced.type)
    .slice(-LATEST)
    .flatMap(({ support }) => (support === null ? [] : [support]));
  const latest = ended.slice(-LATEST);
  return {
    start: announced.start,
    type: announced.type,
    size: Math.log1p(announced.threshold),
    concurrent: Math.log1p(open),
    passedLately: logOddsOf(passedLately(decided, announced.type, LATELY)),
    passedInType: logOddsOf(passedLately(decided, announced.type, LATELY_IN_TYPE)),
    passedOfAuthor: logOddsOf(
      (ofAuthor.filter(({ passed }) => passed).length + PRIOR * ever) / (ofAuthor.length + PRIOR),
    ),
    supportInType: logOddsOf((sided.reduce((sum, share) => sum + share, 0) + 0.7 * PRIOR) / (sided.length + PRIOR)),
    crowd: latest.reduce((sum, { voters }) => sum + Math.log1p(voters), 0) / (latest.length || 1),
  };
}

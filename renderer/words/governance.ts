import type { Dao } from '../../simulations/api/contract/index.js';
import { roughDuration } from './dates.js';
import { decimal, separate } from './number-format.js';

type Governor = Dao['governor'];

/** A quorum in words: `4 % of the supply, For and Abstain`; of an optimistic governor `none; 12 % of supply Against veto`. */
export function quorumWords({ quorum, votingRule }: Pick<Governor, 'quorum' | 'votingRule'>, symbol: string): string {
  if (votingRule.kind === 'optimistic') return `none; ${decimal(votingRule.vetoPercent)}\u00a0% of supply Against veto`;
  const votes =
    quorum.kind === 'fraction' ? `${decimal(quorum.percent)}\u00a0% of supply` : `${separate(quorum.tokens)} ${symbol}`;
  return `${votes}, ${countsWords[quorum.counts]}`;
}

const countsWords = {
  forAbstain: 'For and Abstain',
  for: 'only For',
  forAgainst: 'For and Against',
  all: 'all votes',
} as const satisfies Record<Governor['quorum']['counts'], string>;

/** A time a proposal takes, in words; nothing is `none`. */
export function wait(seconds: number): string {
  return seconds === 0 ? 'none' : roughDuration(seconds);
}

const sectionTitles = {
  dao: 'DAO',
  draft: 'Draft',
  voters: 'Voters',
  forecast: 'Forecast',
  execution: 'Execution',
  'what-if': 'What if',
  attacks: 'Attacks',
  report: 'Report',
} as const;

/** What a section of a rehearsal is called. */
export function sectionTitle(section: keyof typeof sectionTitles): string {
  return sectionTitles[section];
}

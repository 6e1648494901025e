import type { AllocationOutlook, Quartiles, Standing } from '../../../simulations/api/contract/index.js';
import { decimal } from '../../words/number-format.js';

const categories: Readonly<Record<string, string>> = {
  insiders: 'Insiders',
  privateSale: 'Private sale',
  publicSale: 'Public sale',
  airdrop: 'Airdrop',
  incentives: 'Incentives',
  treasury: 'Treasury',
  liquidity: 'Liquidity',
  staking: 'Staking',
  other: 'Other',
};
const shapes: Readonly<Record<string, string>> = {
  cliff: 'All at the cliff',
  linear: 'Evenly',
  steps: 'In steps',
  log: 'In steps, early',
};

export const categoryName = (category: string): string => categories[category] ?? category;
export const shapeName = (shape: string): string => shapes[shape] ?? shape;

const subjects: Readonly<Record<Standing['measure'], string>> = {
  sharePercent: 'share',
  unlockedAtLaunchPercent: 'unlock at launch',
  firstUnlockMonth: 'cliff',
  allUnlockedMonth: 'time to full unlock',
};

/** The quartiles as a cell shows them. */
export function quartileText({ lower, median, upper }: Quartiles): string {
  return [lower, median, upper].map((value) => decimal(value, 1)).join(' · ');
}

/** Where a value stands, in a sentence. */
export function standingSentence({ measure, words, quartiles }: Standing): string {
  const { lower, median, upper, count } = quartiles;
  return `This ${subjects[measure]} is ${words} of ${decimal(count)} real ones: a quarter have ${decimal(lower)} or less, half ${decimal(median)} or less, a quarter ${decimal(upper)} or more.`;
}

/** Where groups stand apart from real launches: a line each. */
export function remarks(groups: readonly string[], standings: AllocationOutlook['standings']): readonly string[] {
  return standings.flatMap((own, at) =>
    own
      .filter(({ quarter }) => quarter !== 'middle')
      .map(({ measure, words }) => `${groups[at] ?? ''}: the ${subjects[measure]} is ${words} of real launches.`),
  );
}

const mostNames = 3;

/** What an allocation means, in a few sentences. */
export function meaningOf({
  atLaunch,
  unlocks,
  allUnlockedMonth,
  deciders,
}: Pick<AllocationOutlook, 'atLaunch' | 'unlocks' | 'allUnlockedMonth' | 'deciders'>): readonly string[] {
  const { float, circulating, floatQuartiles } = atLaunch;
  const { lower, upper } = floatQuartiles;
  const beside =
    float.percent < lower ? ', less than most launches' : float.percent > upper ? ', more than most launches' : '';
  const sentences = [
    `At launch ${decimal(float.percent, 1)} % is unlocked${beside}; ${decimal(circulating.percent, 1)} % can be sold.`,
  ];
  const [next] = unlocks;
  if (next !== undefined) {
    const size =
      next.percentOfFloat === null
        ? `${decimal(next.percent, 1)} % of all tokens`
        : `${decimal(next.percentOfFloat, 1)} % of what is unlocked by then`;
    sentences.push(
      `The next unlock at once is in month ${decimal(next.month, 1)}: ${next.groups.join(', ')}, ${size}.`,
    );
  }
  const largest = unlocks.reduce<(typeof unlocks)[number] | null>(
    (most, unlock) => (most === null || unlock.percent > most.percent ? unlock : most),
    null,
  );
  if (largest !== null && largest !== next)
    sentences.push(
      `The largest is in month ${decimal(largest.month, 1)}: ${largest.groups.join(', ')}, ${decimal(largest.percent, 1)} % of all tokens.`,
    );
  sentences.push(
    allUnlockedMonth === 0 ? 'Nothing is locked.' : `Everything is unlocked by month ${decimal(allUnlockedMonth, 1)}.`,
  );
  return deciders === null ? sentences : [...sentences, ...decidingWords(deciders)];
}

/** From when on who could decide alone: a sentence whenever it changes. */
export function decidingWords(deciders: NonNullable<AllocationOutlook['deciders']>): readonly string[] {
  const sentences: string[] = [];
  let before: string | null = null;
  for (const { month, alone, fewest } of deciders) {
    const who = alone.slice(0, mostNames).join(', ') + (alone.length > mostNames ? ' and others' : '');
    const words =
      alone.length > 0
        ? `${who} could decide a vote alone`
        : fewest === null
          ? 'nobody could decide a vote, not even all together'
          : `nobody could decide a vote alone; ${fewest} together could`;
    const sense = alone.length > 0 ? alone.join() : fewest === null ? 'none' : 'nobody';
    if (sense !== before) sentences.push(`${month === 0 ? 'At launch' : `From month ${decimal(month, 1)}`} ${words}.`);
    before = sense;
  }
  return sentences.slice(0, 4);
}

import type { Aggregation } from '../../scenario/index.js';

/** What one should know of a rule before choosing it. */
export interface AggregationFacts {
  readonly title: string;
  /** Where it was published. */
  readonly source: string;
  /** What it does, in a sentence. */
  readonly does: string;
  readonly withstands: string;
  /** What it gives up, or where it fails. */
  readonly beware: string;
  /** For n updates of d weights. */
  readonly cost: string;
  /** Whether it has to see every single update, which secure aggregation hides. */
  readonly singleUpdates: boolean;
  /** What it has to see, in words. */
  readonly sees: string;
}

const everyUpdate = { singleUpdates: true, sees: 'every update' };

/** Every rule by its name in a scenario, in the order of the schema. */
export const aggregationFacts: Readonly<Record<Aggregation['rule'], AggregationFacts>> = {
  fedAvg: {
    title: 'FedAvg',
    source: 'McMahan et al. 2017, arXiv 1602.05629',
    does: 'The mean of the updates, weighted by their sample counts.',
    withstands: 'Nothing: one update can move the result anywhere.',
    beware: 'Who claims more examples weighs more.',
    cost: 'n·d',
    singleUpdates: false,
    sees: 'the weighted sum alone',
  },
  trimmedMean: {
    title: 'Trimmed mean',
    source: 'Yin et al. 2018, arXiv 1803.01498',
    does: 'For every weight, the mean without the ⌊β·n⌋ largest and the ⌊β·n⌋ smallest values.',
    withstands: 'A share of at most β: every weight stays between honest values.',
    beware: 'With fewer than 1/β updates nothing is cut. Under skewed data it cuts what few trainers know.',
    cost: 'd·n·log n',
    ...everyUpdate,
  },
  median: {
    title: 'Median',
    source: 'Yin et al. 2018, arXiv 1803.01498',
    does: 'For every weight, the middle value, or the mean of the two middle ones.',
    withstands: 'Fewer than half: every weight stays between honest values.',
    beware: 'Learns more slowly than the mean, most of all under skewed data.',
    cost: 'd·n·log n',
    ...everyUpdate,
  },
  krum: {
    title: 'Krum',
    source: 'Blanchard et al. 2017, arXiv 1703.02757',
    does: 'The one update that is nearest to its n − f − 2 nearest others.',
    withstands: 'f hostile updates of n ≥ 2f + 3.',
    beware: 'Takes one update and wastes the others. A hostile one that stays close may be the one.',
    cost: 'n²·d',
    ...everyUpdate,
  },
  multiKrum: {
    title: 'Multi-Krum',
    source: 'Blanchard et al. 2017, arXiv 1703.02757',
    does: 'The mean of the n − f updates that Krum scores best.',
    withstands: 'f hostile updates of n ≥ 2f + 3.',
    beware: 'A hostile update that stays close is averaged in.',
    cost: 'n²·d',
    ...everyUpdate,
  },
  bulyan: {
    title: 'Bulyan',
    source: 'El Mhamdi et al. 2018, arXiv 1802.07927',
    does: 'Krum picks n − 2f updates; for every weight, the mean of the n − 4f of their values closest to the median.',
    withstands: 'f hostile updates of n ≥ 4f + 3, even those that hide a large change of few weights.',
    beware: 'Withstands less than a quarter, and needs seven updates to withstand one.',
    cost: 'n²·d + n³',
    ...everyUpdate,
  },
  normClipping: {
    title: 'Norm clipping',
    source: 'Sun et al. 2019, arXiv 1911.07963',
    does: 'FedAvg of updates that are shortened to a bound, or to the median length.',
    withstands:
      'Scaled updates, such as model replacement: nobody moves the result by more than its share of the bound.',
    beware: 'Hostile updates of usual length count in full, and so do sign flips.',
    cost: 'n·d',
    ...everyUpdate,
  },
  flTrust: {
    title: 'FLTrust',
    source: 'Cao et al. 2021, arXiv 2012.13995',
    does: "The mean of the updates at the length of the server's own, weighted by how far they point its way.",
    withstands: "Even a majority, as far as the server's own examples are like everyone's.",
    beware: 'The server needs examples of its own. A round in which nobody points its way changes nothing.',
    cost: 'n·d, and training on the examples of the server',
    singleUpdates: true,
    sees: "every update, and the server's own examples",
  },
  hierarchical: {
    title: 'Hierarchical',
    source: 'Liu et al. 2020, arXiv 1905.06641',
    does: 'Edge servers combine what reaches them, the centre combines their results by the samples behind them.',
    withstands: 'What its two rules withstand: at the edge within a group, in the middle whole groups.',
    beware: 'Groups are small: a robust rule at the edge has fewer updates to go by.',
    cost: 'that of its rules',
    singleUpdates: true,
    sees: 'every update, at the edge; the centre sees those of the edge servers alone',
  },
};

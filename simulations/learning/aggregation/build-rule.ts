import type { Aggregation } from '../../scenario/index.js';
import type { AggregationRule } from './aggregation-rule.js';
import { median } from './coordinatewise/median.js';
import { trimmedMean } from './coordinatewise/trimmed-mean.js';
import { fedAvg } from './mean/fed-avg.js';
import { flTrust } from './mean/fl-trust.js';
import { normClipping } from './mean/norm-clipping.js';

/** The rule that an aggregation setting names. */
export function buildRule(aggregation: Aggregation): AggregationRule {
  switch (aggregation.rule) {
    case 'fedAvg':
      return fedAvg;
    case 'trimmedMean':
      return trimmedMean(aggregation.trimPercent / 100);
    case 'median':
      return median;
    case 'normClipping':
      return normClipping(aggregation.maxNorm);
    case 'flTrust':
      return flTrust;
  }
}

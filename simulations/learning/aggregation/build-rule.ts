import type { Aggregation } from '../../scenario/index.js';
import type { AggregationRule } from './aggregation-rule.js';
import { fedAvg } from './fed-avg.js';
import { trimmedMean } from './trimmed-mean.js';

/** The rule that an aggregation setting names. */
export function buildRule(aggregation: Aggregation): AggregationRule {
  switch (aggregation.rule) {
    case 'fedAvg':
      return fedAvg;
    case 'trimmedMean':
      return trimmedMean(aggregation.trimPercent / 100);
  }
}

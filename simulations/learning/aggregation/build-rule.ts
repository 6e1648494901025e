import { type Aggregation, aggregationSchema } from '../../scenario/index.js';
import type { AggregationRule } from './aggregation-rule.js';
import { median } from './coordinatewise/median.js';
import { trimmedMean } from './coordinatewise/trimmed-mean.js';
import { hierarchical } from './hierarchical.js';
import { bulyan } from './krum/bulyan.js';
import { krum } from './krum/krum.js';
import { multiKrum } from './krum/multi-krum.js';
import { flTrust } from './mean/fl-trust.js';
import { normClipping } from './mean/norm-clipping.js';
import { fedAvg } from './mean/weighted-mean.js';

/** The rule that an aggregation setting names. */
export function buildRule(aggregation: Aggregation): AggregationRule {
  switch (aggregation.rule) {
    case 'fedAvg':
      return fedAvg;
    case 'trimmedMean':
      return trimmedMean(aggregation.trimPercent / 100);
    case 'median':
      return median;
    case 'krum':
      return krum(aggregation.byzantinePercent / 100);
    case 'multiKrum':
      return multiKrum(aggregation.byzantinePercent / 100);
    case 'bulyan':
      return bulyan(aggregation.byzantinePercent / 100);
    case 'normClipping':
      return normClipping(aggregation.maxNorm);
    case 'flTrust':
      return flTrust;
    case 'hierarchical':
      return hierarchical(aggregation.groups, plainRule(aggregation.within), plainRule(aggregation.across));
  }
}

/** A rule at one level of a hierarchy, with the parameters that it has by default. */
function plainRule(rule: Extract<Aggregation, { rule: 'hierarchical' }>['within']): AggregationRule {
  return buildRule(aggregationSchema.parse({ rule }));
}

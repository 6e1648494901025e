import type { DisclosureTable, Federation } from '../../../../simulations/api/contract/index.js';

type Protection = DisclosureTable['rows'][number]['protection'];

/** The kind of protection that a federation has, as the table of disclosures names it. */
export function protectionOf({ learning, secureAggregation }: Federation): Protection {
  const noise = (learning.privacy?.noiseMultiplier ?? 0) > 0;
  if (noise && secureAggregation !== undefined) return 'both';
  if (noise) return 'noise';
  if (secureAggregation !== undefined) return 'secureAggregation';
  return learning.compression === undefined ? 'none' : 'compression';
}

const rules: Readonly<Record<string, string>> = {
  fedAvg: 'weighted mean (FedAvg)',
  trimmedMean: 'trimmed mean',
  median: 'median of each weight',
  krum: 'the most central update (Krum)',
  multiKrum: 'mean of the most central updates (Multi-Krum)',
  bulyan: 'trimmed mean of central updates (Bulyan)',
  normClipping: 'mean of shortened updates (norm clipping)',
  flTrust: 'mean weighted by trust (FLTrust)',
  hierarchical: 'edge servers first (hierarchical)',
  sampleCount: 'claimed examples',
  leaveOneOut: 'measured contribution (leave-one-out)',
  lossReduction: 'fall of the loss',
  cosine: 'direction shared with all (cosine)',
  shapley: 'fair share, exact (Shapley)',
  monteCarloShapley: 'fair share, sampled (Monte-Carlo Shapley)',
  influence: 'influence on the held-out loss',
  guidedShapley: 'fair share, sampled in turns (guided Shapley)',
};

/** An aggregation or contribution rule in words. */
export function ruleName(rule: string): string {
  return rules[rule] ?? inWords(rule).toLowerCase();
}

/** `someCamelCase` → `Some camel case`: what is shown of a name for which nobody gave words. */
export function inWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

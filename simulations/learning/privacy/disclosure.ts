/** How much of a fact somebody gets to know: all of it, all of it under noise, or nothing. */
export type View = 'sees' | 'noised' | 'hidden';

/** What there is to know about a round. */
export type Fact = 'updates' | 'sampleCounts' | 'participation' | 'aggregate' | 'model';

/** Who may want to know. */
export type Observer = 'server' | 'trainers' | 'chainReaders' | 'validators';

/** What is done against it. */
export type Protection = 'none' | 'noise' | 'secureAggregation' | 'both' | 'compression';

/** What one observer gets to know under one protection, and why. */
export interface Disclosure {
  readonly protection: Protection;
  readonly observer: Observer;
  readonly views: Readonly<Record<Fact, View>>;
  readonly sentence: string;
}

export const FACT_TITLES: Readonly<Record<Fact, string>> = {
  updates: 'Single updates',
  sampleCounts: 'Sample counts',
  participation: 'Who took part',
  aggregate: 'Sum of the updates',
  model: 'Final model',
};

export const OBSERVER_TITLES: Readonly<Record<Observer, string>> = {
  server: 'The server',
  trainers: 'Other trainers',
  chainReaders: "The chain's readers",
  validators: 'Validators who score',
};

export const PROTECTION_TITLES: Readonly<Record<Protection, string>> = {
  none: 'None',
  noise: 'Clipping and noise',
  secureAggregation: 'Secure aggregation',
  both: 'Noise and secure aggregation',
  compression: 'Compression',
};

/** What secure aggregation costs: to be shown wherever it can be switched on. */
export const SCORING_NEEDS_UPDATES =
  'Secure aggregation hides the single updates from everybody. Contribution scores, robust aggregation rules and the search for Sybils all need to see single updates, so none of them works with it.';

/**
 * What each protection hides from whom. Observers follow the protocol and do not work together; the chain's readers are
 * those of a run with a chain, where updates lie behind the identifiers that the chain names.
 */
export const DISCLOSURES: readonly Disclosure[] = [
  row(
    'none',
    'server',
    'sees sees sees sees sees',
    'It combines the updates, so it holds every one of them, and training data can be rebuilt from an update (Zhu et al. 2019, arXiv 1906.08935).',
  ),
  row(
    'none',
    'trainers',
    'hidden hidden hidden sees sees',
    'They get the new model each round, and with it the sum: the difference from the model before. On a chain they see what its readers see.',
  ),
  row(
    'none',
    'chainReaders',
    'sees sees sees sees sees',
    'Who sent an update and its sample count stand on the chain, with an identifier to fetch the update by.',
  ),
  row('none', 'validators', 'sees sees sees sees sees', 'They fetch every update to score it.'),

  row(
    'noise',
    'server',
    'noised hidden sees noised noised',
    'A single update carries only its own part of the noise, 1/√n of what ε stands for: against the server itself it protects much less than ε says. All updates weigh the same, so no count is sent.',
  ),
  row(
    'noise',
    'trainers',
    'hidden hidden hidden noised noised',
    'ε and δ hold against them: whether any one trainer took part at all changes what they see but little. One that knows its own part of the noise can take it off.',
  ),
  row(
    'noise',
    'chainReaders',
    'noised sees sees noised noised',
    'They see single updates with their small parts of the noise, and who took part: ε has to be worked out without the discount for sampling. The chain names sample counts all the same.',
  ),
  row(
    'noise',
    'validators',
    'noised sees sees noised noised',
    'They score the noised updates, so scores are less exact the more noise there is.',
  ),

  row(
    'secureAggregation',
    'server',
    'hidden hidden sees sees sees',
    'Masks hide each update and its count until they cancel in the sum. The sum itself is exact, and with few trainers it tells much about each of them.',
  ),
  row(
    'secureAggregation',
    'trainers',
    'hidden hidden sees sees sees',
    'They learn whose keys are in the cohort. As many of them as the threshold, together with the server, could unmask an update.',
  ),
  row(
    'secureAggregation',
    'chainReaders',
    'hidden hidden sees sees sees',
    'They could fetch masked updates, which look like chance, and the sum.',
  ),
  row(
    'secureAggregation',
    'validators',
    'hidden hidden sees sees sees',
    'With nothing but the sum to look at they cannot score anybody, and no robust rule can leave a bad update out.',
  ),

  row(
    'both',
    'server',
    'hidden hidden sees noised noised',
    'It sees nothing but the noised sum: ε and δ hold against the server too, as long as the sum has the noise of all trainers that it counts.',
  ),
  row(
    'both',
    'trainers',
    'hidden hidden sees noised noised',
    'ε and δ hold against them, without the discount for sampling: the keys in the cohort say who took part.',
  ),
  row(
    'both',
    'chainReaders',
    'hidden hidden sees noised noised',
    'They could fetch masked updates, which look like chance, and the noised sum.',
  ),
  row(
    'both',
    'validators',
    'hidden hidden sees noised noised',
    'With nothing but the noised sum to look at they cannot score anybody.',
  ),

  row(
    'compression',
    'server',
    'sees sees sees sees sees',
    'Fewer or coarser values save bytes. The largest values, which tell most, are the ones that are sent: this protects nothing.',
  ),
  row('compression', 'trainers', 'hidden hidden hidden sees sees', 'As without compression.'),
  row('compression', 'chainReaders', 'sees sees sees sees sees', 'As without compression.'),
  row('compression', 'validators', 'sees sees sees sees sees', 'As without compression: they score what was sent.'),
];

/** `views`: one word for each fact, in the order of `FACT_TITLES`. */
function row(protection: Protection, observer: Observer, views: string, sentence: string): Disclosure {
  const [updates, sampleCounts, participation, aggregate, model] = views.split(' ') as [View, View, View, View, View];
  return { protection, observer, views: { updates, sampleCounts, participation, aggregate, model }, sentence };
}

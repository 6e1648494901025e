import {
  AGGREGATION_RULES,
  type AggregationOnChain,
  CONTRIBUTION_RULES,
  type ContributionOnChain,
  formatTokens,
} from '../scenario/index.js';
import { percentOfBps, percentOfPpm } from './plain-numbers.js';

/** Parameters by key, as the registry holds them. */
export type Parameters = ReadonlyMap<string, bigint>;

/** How one of the registry's parameters reads. */
export interface ParameterEntry {
  readonly key: string;
  readonly title: string;
  /** Unit of the raw value: an index into a list of rules, wei, bps (1/10,000) or ppm (1/1,000,000). */
  readonly unit: 'rule' | 'wei' | 'bps' | 'ppm';
  /** A value in plain words with its unit; other parameters are at hand for values that they qualify. */
  readonly format: (value: bigint, parameters: Parameters) => string;
}

const share = (value: bigint) => `${percentOfBps(value)} %`;
const tokens = (value: bigint) => `${formatTokens(value)} tokens`;
const chosen = (value: bigint, names: readonly string[]) => names[Number(value)] ?? `rule ${value}`;

const AGGREGATION_NAMES: Readonly<Record<AggregationOnChain, string>> = {
  fedAvg: 'FedAvg',
  trimmedMean: 'trimmed mean',
  median: 'median',
  krum: 'Krum',
  multiKrum: 'Multi-Krum',
  bulyan: 'Bulyan',
  normClipping: 'norm clipping',
  flTrust: 'FLTrust',
};
const CONTRIBUTION_NAMES: Readonly<Record<ContributionOnChain, string>> = {
  sampleCount: 'sample count',
  leaveOneOut: 'leave-one-out score',
  lossReduction: 'loss reduction',
  cosine: 'cosine to the combined update',
  shapley: 'Shapley value',
  monteCarloShapley: 'Shapley value by Monte-Carlo',
  guidedShapley: 'Shapley value by guided truncation',
};

const ENTRIES: readonly ParameterEntry[] = [
  {
    key: 'aggregationRule',
    title: 'aggregation rule',
    unit: 'rule',
    format: (value, parameters) => {
      const trim = parameters.get('trimShareBps');
      const cut = trim === undefined ? '' : ` (${percentOfBps(trim)} % cut at each end)`;
      const name = chosen(
        value,
        AGGREGATION_RULES.map((rule) => AGGREGATION_NAMES[rule]),
      );
      return name === AGGREGATION_NAMES.trimmedMean ? `${name}${cut}` : name;
    },
  },
  {
    key: 'trimShareBps',
    title: 'share of updates cut at each end, or withstood, by robust rules',
    unit: 'bps',
    format: share,
  },
  {
    key: 'contributionRule',
    title: "what trainers' pay goes by",
    unit: 'rule',
    format: (value) =>
      chosen(
        value,
        CONTRIBUTION_RULES.map((rule) => CONTRIBUTION_NAMES[rule]),
      ),
  },
  { key: 'emissionPerEpoch', title: 'emission per epoch', unit: 'wei', format: tokens },
  { key: 'minimumStake', title: 'minimum stake of a trainer', unit: 'wei', format: tokens },
  { key: 'slashShareBps', title: 'stake slashed from a harmful trainer', unit: 'bps', format: share },
  {
    key: 'slashThresholdPpm',
    title: 'harm that is slashed',
    unit: 'ppm',
    format: (value) => `${percentOfPpm(value)} points of accuracy`,
  },
  { key: 'splitTrainersBps', title: "trainers' share of emission", unit: 'bps', format: share },
  { key: 'splitValidatorsBps', title: "validators' share of emission", unit: 'bps', format: share },
  { key: 'splitStakersBps', title: "stakers' share of emission", unit: 'bps', format: share },
  { key: 'splitTreasuryBps', title: "treasury's share of emission", unit: 'bps', format: share },
];

/** Every parameter of the registry: the one place for their names, units and formats. */
export const parameterCatalogue: ReadonlyMap<string, ParameterEntry> = new Map(
  ENTRIES.map((entry) => [entry.key, entry]),
);

/** A parameter's value in plain words, e.g. `trimmed mean (25 % cut at each end)`. */
export function formatParameter(key: string, value: bigint, parameters: Parameters): string {
  return parameterCatalogue.get(key)?.format(value, parameters) ?? value.toString();
}

import { formatTokens } from '../scenario/index.js';
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

const ENTRIES: readonly ParameterEntry[] = [
  {
    key: 'aggregationRule',
    title: 'aggregation rule',
    unit: 'rule',
    format: (value, parameters) => {
      const trim = parameters.get('trimShareBps');
      const cut = trim === undefined ? '' : ` (${percentOfBps(trim)} % cut at each end)`;
      return chosen(value, ['FedAvg', `trimmed mean${cut}`]);
    },
  },
  { key: 'trimShareBps', title: 'share cut at each end by the trimmed mean', unit: 'bps', format: share },
  {
    key: 'contributionRule',
    title: "what trainers' pay goes by",
    unit: 'rule',
    format: (value) => chosen(value, ['sample count', 'leave-one-out score']),
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

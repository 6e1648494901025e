import type { Electorate } from '../../simulations/rehearsal/electorate/electorate.js';
import { forecastVote } from '../../simulations/rehearsal/forecast/forecast-vote.js';
import { type GovernorSettings, governorSettingsSchema } from '../../simulations/scenario/index.js';

/** How long one forecast took. */
export interface ForecastBench {
  readonly voters: number;
  readonly runs: number;
  readonly turnout: number;
  readonly lateExtension: boolean;
  /** Median of three, after one to warm up. */
  readonly milliseconds: number;
}

const SIZES = [
  { voters: 1000, runs: 2000 },
  { voters: 5000, runs: 2000 },
  { voters: 20_000, runs: 2000 },
] as const;
const CASES = [
  { turnout: 0.05, extensionSeconds: 0 },
  { turnout: 0.5, extensionSeconds: 0 },
  { turnout: 0.05, extensionSeconds: 172_800 },
] as const;

/** Times whole forecasts of voters whose power falls as 1/rank. */
export function benchForecast(): ForecastBench[] {
  return SIZES.flatMap(({ voters, runs }) =>
    CASES.map(({ turnout, extensionSeconds }) => {
      const settings = governorSettingsSchema.parse({ lateQuorumExtensionSeconds: extensionSeconds });
      const milliseconds = medianMilliseconds(electorateOf(voters, turnout), settings, runs);
      return { voters, runs, turnout, lateExtension: extensionSeconds > 0, milliseconds };
    }),
  );
}

function medianMilliseconds(electorate: Electorate, settings: GovernorSettings, runs: number): number {
  const times = Array.from({ length: 4 }, () => forecastVote(electorate, settings, { runs, seed: 1 }).milliseconds);
  return times.slice(1).sort((a, b) => a - b)[1]!;
}

function electorateOf(voters: number, turnout: number): Electorate {
  const column = (value: (i: number) => number) => Float64Array.from({ length: voters }, (_, i) => value(i));
  const power = column((i) => 1_000_000 / (i + 1));
  return {
    addresses: Array.from(power, (_, i) => `0x${i.toString(16).padStart(40, '0')}`),
    power,
    turnout: column(() => turnout),
    support: column((i) => 0.5 + 0.4 * Math.sin(i)),
    abstain: column(() => 0.02),
    lateness: column(() => 0.5),
    turnoutShock: 0.5,
    supportShock: 1,
    supply: power.reduce((sum, tokens) => sum + tokens, 0),
    source: 'rules',
    assumptions: [],
  };
}

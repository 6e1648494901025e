import { pairedBand, type RunOnce, runOnce, valueAt } from '../../../experiments/index.js';
import type { EnactedCall } from '../../../kernel/index.js';
import { closedVotingWindow, type Scenario } from '../../../mechanisms/index.js';
import type { ReporterInfo } from '../../../metrics/index.js';
import { bps, formatTokens, parseTokens } from '../../../scenario/index.js';
import type { EconomyComparison, EconomyDifference } from '../comparison.js';
import type { Enactment } from './enactment.js';

export interface EconomyComparisonOptions {
  /** With the DAO's settings; see `economyScenario`. */
  readonly scenario: Scenario;
  readonly enactment: Enactment;
  /** Length of every run, ticks. */
  readonly ticks: number;
  /** Pairs of runs: seeds `scenario.seed`, `+1`, … */
  readonly seeds: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
}

/** Measures that a proposal is judged by, in their order; those the scenario's agents do not have are left out. */
const MEASURES = /^(treasury|supply|staked|accuracy|gini|nakamoto|topDecileShare|turnout|rewardsTo_.*)$/;

/**
 * Simulates the economy with and without the proposal on common seeds, and gives the paired differences of its
 * measures with 95 % bands. Both runs of a pair share every random draw until the proposal makes them differ.
 *
 * @throws ChainError `enactment-reverted`; the signal's reason when aborted
 */
export async function compareEconomies(options: EconomyComparisonOptions): Promise<EconomyComparison> {
  const { scenario, enactment, ticks, signal, onProgress } = options;
  const began = performance.now();
  const seeds = Array.from({ length: options.seeds }, (_, i) => scenario.seed + i);
  const total = seeds.length * 2 * ticks;
  let done = 0;
  const run = (seed: number, calls: readonly EnactedCall[]) =>
    runOnce({ scenario, seed, ticks, calls, signal, onTick: () => onProgress?.(++done, total) });
  const pairs: { readonly with: RunOnce; readonly without: RunOnce }[] = [];
  for (const seed of seeds) pairs.push({ without: await run(seed, []), with: await run(seed, enactment.calls) });
  const measures = pairs[0]!.with.reporters.filter(({ name }) => MEASURES.test(name));
  return {
    scenario: scenario.name,
    seeds,
    ticks,
    enacted: enactment.enacted,
    notEnacted: [...enactment.notEnacted, ...votesNotHeld(scenario)],
    differences: measures.map((measure) => differenceOf(measure, pairs)),
    seconds: (performance.now() - began) / 1000,
  };
}

function differenceOf(
  measure: ReporterInfo,
  pairs: readonly { readonly with: RunOnce; readonly without: RunOnce }[],
): EconomyDifference {
  const length = Math.min(...pairs.flatMap((pair) => [pair.with.frames.length, pair.without.frames.length]));
  const ticks = Array.from({ length }, (_, tick) => {
    const rows = pairs
      .map((pair) => [valueAt(pair.with.frames[tick]!, measure), valueAt(pair.without.frames[tick]!, measure)] as const)
      .filter((row): row is readonly [number, number] => row[0] !== null && row[1] !== null);
    if (rows.length === 0) return null;
    return {
      tick,
      with: mean(rows.map(([value]) => value)),
      without: mean(rows.map(([, value]) => value)),
      ...pairedBand(rows.map(([withIt, withoutIt]) => withIt - withoutIt)),
    };
  });
  return {
    measure: measure.name,
    title: measure.title,
    unit: measure.unit === 'wei' ? 'tokens' : measure.unit,
    ticks: ticks.filter((row) => row !== null),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What keeps the economy's own agents from deciding anything by the DAO's rules: a sentence, or none. */
export function votesNotHeld(scenario: Scenario): readonly string[] {
  if (closedVotingWindow(scenario) !== null) {
    return [
      "No votes are held in the economy: its agents act four times a tick, and never while a vote by the DAO's clock is open. There is no turnout.",
    ];
  }
  const { governance, token, population } = scenario;
  const held = population.reduce((sum, { holdings }) => sum + parseTokens(holdings.totalTokens), 0n);
  const quorum =
    governance.quorumTokens === undefined
      ? ((held + parseTokens(token.treasuryTokens)) * bps(governance.quorumPercent)) / 10_000n
      : parseTokens(governance.quorumTokens);
  if (quorum <= held) return [];
  return [
    `No vote of the economy's own can pass: its agents hold ${formatTokens(held)} tokens at the start, and the DAO's quorum comes to ${formatTokens(quorum)} there.`,
  ];
}

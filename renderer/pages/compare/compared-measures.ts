import type { Federation, Scenario } from '../../../simulations/api/contract/index.js';
import type { MeasureInfo } from '../../charts/models/comparison.js';
import { roundMeasures } from '../../charts/models/federation/compared-rounds.js';
import { shownUnit } from '../../charts/models/reporters.js';
import { measureTitle, numberOf, symbolOf } from '../../words/measures.js';
import { vocabularyOf } from '../../words/run-vocabulary.js';
import type { ComparedRun } from './use-compared.js';

/** A measure that all compared runs have, with its values in each of them. */
export interface SharedMeasure extends MeasureInfo {
  /** One value a tick or round. */
  valuesOf(run: ComparedRun): readonly (number | null)[];
}

/** What the runs were given; `null` until it is known. */
export function settingsOf(run: ComparedRun): Scenario | Federation | null {
  return run.kind === 'dao' ? (run.detail?.resolved ?? null) : (run.detail?.federation ?? null);
}

/** Measures that every run has, with a number in at least one of them. Runs of one kind. */
export function sharedMeasures(runs: readonly ComparedRun[]): readonly SharedMeasure[] {
  const measures = runs[0]?.kind === 'federation' ? federationMeasures : daoMeasures(runs);
  return measures.filter(({ valuesOf }) => runs.some((run) => valuesOf(run).some((value) => value !== null)));
}

const federationMeasures: readonly SharedMeasure[] = roundMeasures.map(({ valuesOf, ...measure }) => ({
  ...measure,
  valuesOf: (run) => (run.kind === 'federation' ? valuesOf(run.rounds) : []),
}));

function daoMeasures(runs: readonly ComparedRun[]): readonly SharedMeasure[] {
  const [first, ...others] = runs.flatMap((run) => (run.kind === 'dao' && run.detail !== null ? [run.detail] : []));
  return (first?.words.reporters ?? [])
    .filter(({ name }) => others.every(({ words }) => words.reporters.some((other) => other.name === name)))
    .map((reporter) => {
      const { name, perTick = false } = reporter;
      const unit = shownUnit(reporter);
      return {
        name,
        title: measureTitle(reporter, vocabularyOf(first?.words)),
        unit,
        perTick,
        ...(unit === 'tokens' || unit === 'price' ? { symbol: symbolOf(reporter, vocabularyOf(first?.words)) } : {}),
        valuesOf: (run) => {
          if (run.kind !== 'dao') return [];
          const vocabulary = vocabularyOf(run.detail?.words);
          return run.frames.map(({ values }) => numberOf(reporter, values[name], vocabulary));
        },
      };
    });
}

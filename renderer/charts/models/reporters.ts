import type { ReporterForm } from '../../../simulations/api/contract/index.js';
import { runColour } from '../../theme/run-colours.js';
import { type Measure, type MeasuredValue, numberOf, symbolOf } from '../../words/measures.js';
import type { RunVocabulary } from '../../words/run-vocabulary.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import type { Unit } from '../units.js';

/** What was measured at a tick: a frame, or an agent's row. */
export interface MeasuredRow {
  readonly tick: number;
  readonly values: Readonly<Record<string, MeasuredValue>>;
}

/** Measures that share an axis, and their chart. */
export interface MeasureChart<M extends Measure> {
  /** Tells this chart from the others of its panel. */
  readonly key: string;
  readonly unit: Unit;
  readonly measures: readonly M[];
  readonly model: TimeModel;
}

/** Measures as charts: one for each unit and asset, and what each tick brings apart from what is so at its end: these share no axis. */
export function measureCharts<M extends Measure>(
  rows: readonly MeasuredRow[],
  measures: readonly M[],
  vocabulary: RunVocabulary,
  form: ReporterForm = 'lines',
): readonly MeasureChart<M>[] {
  const charts = new Map<string, M[]>();
  for (const measure of measures) {
    if (measure.unit === 'name') continue;
    const key = `${shownUnit(measure)} ${symbolOf(measure, vocabulary)}${measure.perTick ? ' each tick' : ''}`;
    charts.set(key, [...(charts.get(key) ?? []), measure]);
  }
  return [...charts].map(([key, members]) => {
    const unit = shownUnit(members[0]!);
    const symbol = symbolOf(members[0]!, vocabulary);
    return { key, unit, measures: members, model: modelOf(rows, members, { unit, symbol, form }, vocabulary) };
  });
}

/** Measures of inequality that the field writes from 0 to 1, and not as shares of anything. */
const indices = new Set(['gini', 'hhi']);

/** What a measure's values are counted in on a chart. */
export function shownUnit({ name, unit }: Measure): Unit {
  if (indices.has(name)) return 'index';
  if (unit === 'wei') return 'tokens';
  if (unit === 'score') return 'points';
  return unit === 'name' ? 'count' : unit;
}

/** Units whose values may be below 0. */
const signed = new Set<Unit>(['nats', 'points']);

function modelOf(
  rows: readonly MeasuredRow[],
  measures: readonly Measure[],
  { unit, symbol, form }: { readonly unit: Unit; readonly symbol: string; readonly form: ReporterForm },
  vocabulary: RunVocabulary,
): TimeModel {
  const filled = form === 'areas' || form === 'bars';
  const perTick = measures.every((measure) => measure.perTick);
  return {
    unit,
    ...(unit === 'tokens' || unit === 'price' ? { symbol } : {}),
    ticks: rows.map(({ tick }) => tick),
    series: measures.map(
      (measure, at): TimeSeries => ({
        key: measure.name,
        ...looksOf(measure, at, filled || perTick, vocabulary),
        draw: perTick || form === 'bars' ? 'bars' : form === 'areas' ? 'area' : lineStyle(form, unit, at),
        values: rows.map(({ values }) => numberOf(measure, values[measure.name], vocabulary)),
      }),
    ),
    stacked: filled,
    bucket: !filled ? 'extremes' : perTick || form === 'bars' ? 'mean' : 'last',
    references: [],
    moments: [],
    domain: [signed.has(unit) ? null : 0, unit === 'index' ? 1 : null],
  };
}

/** A measure of a party is called and coloured as that; any other is nobody's, and the hues of the families stay theirs. */
function looksOf(
  { title, party }: Measure,
  at: number,
  filled: boolean,
  vocabulary: RunVocabulary,
): Pick<TimeSeries, 'label' | 'colour' | 'pattern'> {
  if (party === undefined)
    return {
      label: title,
      colour: runColour(at),
      ...(filled && at >= 3 ? { pattern: at % 2 === 0 ? 'hatch' : 'cross' } : {}),
    };
  const pattern = vocabulary.patternOf(party);
  return {
    label: vocabulary.partyName(party),
    colour: vocabulary.colourOf(party),
    ...(filled && pattern !== undefined ? { pattern } : {}),
  };
}

/** The first three hues are far apart; what follows is dashed as well. */
function lineStyle(form: ReporterForm, unit: Unit, at: number): TimeSeries['draw'] {
  if (form === 'steps') return 'step';
  if (at >= 3) return 'dashed';
  return unit === 'count' ? 'step' : 'line';
}

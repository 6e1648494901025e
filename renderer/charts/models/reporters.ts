import type { Frame, ReporterInfo } from '../../../simulations/api/contract/index.js';
import { runColour } from '../../theme/run-colours.js';
import type { TimeModel, TimeSeries } from '../time-model.js';
import type { Unit } from '../units.js';

/** Reporters of one group as charts: one for each unit, because different units share no axis. */
export function reporterModels(
  frames: readonly Frame[],
  reporters: readonly ReporterInfo[],
): readonly { readonly unit: Unit; readonly reporters: readonly ReporterInfo[]; readonly model: TimeModel }[] {
  const units = [...new Set(reporters.map(shownUnit))];
  return units.map((unit) => {
    const members = reporters.filter((reporter) => shownUnit(reporter) === unit);
    return { unit, reporters: members, model: modelOf(frames, members, unit) };
  });
}

/** Measures of inequality that the field writes from 0 to 1, and not as shares of anything. */
const indices = new Set(['gini', 'hhi']);

/** What a reporter's values are counted in on a chart. */
export function shownUnit({ name, unit }: ReporterInfo): Unit {
  if (indices.has(name)) return 'index';
  return unit === 'wei' ? 'tokens' : unit;
}

function modelOf(frames: readonly Frame[], reporters: readonly ReporterInfo[], unit: Unit): TimeModel {
  return {
    unit,
    ticks: frames.map(({ tick }) => tick),
    series: reporters.map(
      (reporter, at): TimeSeries => ({
        key: reporter.name,
        label: reporter.title,
        colour: runColour(at),
        // None of the colours means a role; what follows the first three is dashed as well.
        draw: at >= 3 ? 'dashed' : unit === 'count' ? 'step' : 'line',
        values: frames.map((frame) => numberOf(frame.values[reporter.name], reporter.unit)),
      }),
    ),
    stacked: false,
    bucket: 'extremes',
    references: [],
    moments: [],
    domain: [unit === 'nats' ? null : 0, unit === 'index' ? 1 : null],
  };
}

function numberOf(value: number | string | null | undefined, unit: ReporterInfo['unit']): number | null {
  if (value === null || value === undefined) return null;
  return unit === 'wei' ? Number(value) / 1e18 : Number(value);
}

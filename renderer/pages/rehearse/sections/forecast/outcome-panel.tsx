import { type ReactNode, useMemo } from 'react';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { ChartFrame } from '../../../../charts/chart-frame.js';
import { densest, outcomeHistogram } from '../../../../charts/models/rehearsal/outcome-histogram.js';
import { OutcomeDrawing, outcomeLegend } from '../../../../charts/outcome-drawing.js';
import { percent } from '../../../../words/number-format.js';
import classes from './forecast.module.css';

interface OutcomePanelProps {
  readonly title: string;
  readonly heading?: ReactNode;
  readonly unit: string;
  readonly testId: string;
  readonly bands: Forecast['supportHistogram'];
  readonly runs: number;
  readonly line: { readonly at: number; readonly label: string } | null;
}

/** Simulated votes over a share, those that passed and those that failed. */
export function OutcomePanel({ title, heading, unit, testId, bands, runs, line }: OutcomePanelProps) {
  const at = line?.at ?? null;
  const model = useMemo(() => outcomeHistogram(bands, runs, at === null ? [] : [at]), [bands, runs, at]);
  const half = densest(model, 0.5);
  const words =
    half === null ? 'Nothing yet.' : `Half of the runs lie from ${percent(half.from)} to ${percent(half.to)}.`;
  return (
    <div className={classes.chart}>
      <ChartFrame
        {...{ title, heading, unit, testId }}
        legend={outcomeLegend}
        description={`${title}: ${words}`}
        points={model.bars.length}
        table={() => ({
          columns: ['from', 'to', 'runs that passed', 'runs that failed'],
          rows: bands.map(({ from, to, passed, failed }) => [from, to, passed, failed]),
        })}
        empty={model.bars.length === 0 ? 'No run to show.' : undefined}
      >
        {({ width, height }) => <OutcomeDrawing {...{ model, line, width, height }} />}
      </ChartFrame>
    </div>
  );
}

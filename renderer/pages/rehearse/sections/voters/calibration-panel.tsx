import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CalibrationReport } from '../../../../../simulations/api/contract/index.js';
import { CalibrationDrawing } from '../../../../charts/calibration-drawing.js';
import { ChartFrame } from '../../../../charts/chart-frame.js';
import { calibrationError, calibrationPoints } from '../../../../charts/models/rehearsal/calibration-points.js';
import { Term } from '../../../../parts/term.js';
import { percent } from '../../../../words/number-format.js';
import classes from './voters.module.css';

const views = [
  { value: 'passes', label: 'Passes', counted: 'proposals' },
  { value: 'turnout', label: 'Who votes', counted: 'chances to vote' },
  { value: 'choice', label: 'Votes For', counted: 'votes' },
] as const;

/** What was forecast against what happened. */
export function CalibrationPanel({ calibration }: { readonly calibration: CalibrationReport }) {
  const [view, setView] = useState<(typeof views)[number]['value']>('passes');
  const { backtest, voterTurnout, voterChoice } = calibration;
  const bins = { passes: backtest, turnout: voterTurnout, choice: voterChoice }[view].calibration;
  const points = useMemo(() => calibrationPoints(bins), [bins]);
  const error = calibrationError(points);
  const words =
    error === null
      ? 'Nothing was scored.'
      : `Forecasts lie ${percent(error)} from what happened, on average. A larger dot stands for more forecasts; on the dashed line they are right.`;
  const { counted } = views.find(({ value }) => value === view) ?? views[0];
  return (
    <div className={classes.chart}>
      <ChartFrame
        title="Forecast and what happened"
        heading={<Term term="calibrated">Forecast and what happened</Term>}
        unit="%"
        testId="calibration-plot"
        legend={[]}
        description={words}
        points={points.length}
        table={() => ({
          columns: ['from', 'to', 'n', 'mean forecast', 'observed'],
          rows: bins.map(({ from, to, n, meanForecast, observed }) => [from, to, n, meanForecast, observed]),
        })}
        aside={
          <SegmentedControl
            size="xs"
            aria-label="What was forecast"
            value={view}
            onChange={(next) => setView(views.find(({ value }) => value === next)?.value ?? 'passes')}
            data={views.map(({ value, label }) => ({ value, label }))}
          />
        }
        empty={points.length === 0 ? 'Nothing was scored after the split.' : undefined}
        foot={<p className={classes.foot}>{words}</p>}
      >
        {({ width, height }) => <CalibrationDrawing {...{ points, counted, width, height }} />}
      </ChartFrame>
    </div>
  );
}

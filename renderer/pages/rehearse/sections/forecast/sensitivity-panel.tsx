import { useMemo } from 'react';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { ChartFrame } from '../../../../charts/chart-frame.js';
import { sensitivityWords, turnoutSensitivity } from '../../../../charts/models/rehearsal/turnout-sensitivity.js';
import { SensitivityDrawing } from '../../../../charts/sensitivity-drawing.js';
import classes from './forecast.module.css';

/** What more or fewer voters would do. */
export function SensitivityPanel({ forecast }: { readonly forecast: Forecast }) {
  const optimistic = forecast.veto !== undefined;
  const model = useMemo(() => turnoutSensitivity(forecast), [forecast]);
  return (
    <div className={classes.chart}>
      <ChartFrame
        title="If more or fewer vote"
        unit="% of runs, by everybody’s odds to vote and the turnout that gives"
        testId="turnout-sensitivity"
        legend={model.lines}
        description={sensitivityWords(forecast)}
        points={model.marks.length}
        table={() => ({
          columns: ['odds to vote ×', 'turnout', 'passes', ...(optimistic ? [] : ['quorum reached'])],
          rows: forecast.sensitivity.map((row) => [
            ...[row.turnoutFactor, row.turnout, row.passes],
            ...(optimistic ? [] : [row.quorumReached]),
          ]),
        })}
        foot={<p className={classes.foot}>{sensitivityWords(forecast)}</p>}
      >
        {({ width, height }) => <SensitivityDrawing {...{ model, width, height }} />}
      </ChartFrame>
    </div>
  );
}

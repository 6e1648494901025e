import { Button, SegmentedControl, Slider } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import type { ForecastAdjustments, Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { count, decimal } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from './forecast.module.css';
import { shiftWords, turnoutWords } from './forecast-words.js';
import { Pledges } from './pledges.js';
import { type LiveForecast, nothingSupposed } from './use-live-forecast.js';

const runChoices = [500, 2000, 20_000];

/** What if more came, liked it better, or somebody large promised: the forecast answers at once. */
export function Supposed({ rehearsal, live }: { readonly rehearsal: Rehearsal; readonly live: LiveForecast }) {
  const { asked, ask } = live;
  const { adjustments } = asked;
  const change = (part: Partial<ForecastAdjustments>) => ask({ ...asked, adjustments: { ...adjustments, ...part } });
  const untouched =
    adjustments.turnoutFactor === 1 && adjustments.supportShift === 0 && adjustments.pledges.length === 0;
  return (
    <aside className={`${panels.panel} ${classes.supposed}`} aria-label="Suppose that" data-testid="suppose">
      <div className={classes.bar}>
        <h2>Suppose that</h2>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<RotateCcw size={14} />}
          disabled={untouched}
          data-testid="reset-suppositions"
          onClick={() => ask({ ...asked, adjustments: nothingSupposed })}
        >
          Reset
        </Button>
      </div>
      <div className={classes.slider}>
        <h3>
          <Term term="turnout">Turnout</Term>
        </h3>
        <p className={panels.quiet}>{turnoutWords(adjustments.turnoutFactor)}</p>
        <Slider
          min={-2}
          max={2}
          step={0.05}
          startPointValue={0}
          value={Math.log2(adjustments.turnoutFactor)}
          label={null}
          marks={[
            { value: -2, label: '÷ 4' },
            { value: 0, label: 'as is' },
            { value: 2, label: '× 4' },
          ]}
          thumbLabel="Turnout"
          thumbValueText={turnoutWords(adjustments.turnoutFactor)}
          data-testid="turnout-slider"
          onChange={(power) => change({ turnoutFactor: Number((2 ** power).toFixed(3)) })}
        />
      </div>
      <div className={classes.slider}>
        <h3>Support</h3>
        <p className={panels.quiet} title={`${decimal(adjustments.supportShift, 1)} log-odds`}>
          {shiftWords(adjustments.supportShift)}
        </p>
        <Slider
          min={-3}
          max={3}
          step={0.1}
          startPointValue={0}
          value={adjustments.supportShift}
          label={null}
          marks={[
            { value: -3, label: 'hated' },
            { value: 0, label: 'as is' },
            { value: 3, label: 'loved' },
          ]}
          thumbLabel="Support"
          thumbValueText={shiftWords(adjustments.supportShift)}
          data-testid="support-slider"
          onChange={(shift) => change({ supportShift: Number(shift.toFixed(1)) })}
        />
      </div>
      <Pledges rehearsal={rehearsal} pledges={adjustments.pledges} onChange={(pledges) => change({ pledges })} />
      <div className={classes.slider}>
        <h3 id="runs">Simulated votes</h3>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-labelledby="runs"
          value={String(asked.runs)}
          data={runChoices.map((runs) => ({ value: String(runs), label: count(runs) }))}
          data-testid="runs"
          onChange={(runs) => ask({ ...asked, runs: Number(runs) })}
        />
        <p className={panels.quiet}>More narrow the interval and take longer.</p>
      </div>
    </aside>
  );
}

import { useMemo } from 'react';
import type { Dao, Forecast } from '../../../../../simulations/api/contract/index.js';
import { ChartFrame } from '../../../../charts/chart-frame.js';
import { voteSpreads } from '../../../../charts/models/rehearsal/vote-spreads.js';
import { SpreadsDrawing } from '../../../../charts/spreads-drawing.js';
import { Term } from '../../../../parts/term.js';
import { percent, short } from '../../../../words/number-format.js';
import classes from './forecast.module.css';

const counted = {
  forAbstain: 'For and Abstain together count for it.',
  for: 'Only For counts for it.',
  forAgainst: 'For and Against together count for it.',
  all: 'All votes together count for it.',
} as const satisfies Record<Dao['governor']['quorum']['counts'], string>;

/** How many votes each side gets, and what the quorum asks for. */
export function VotesPanel({ forecast, dao }: { readonly forecast: Forecast; readonly dao: Dao | null }) {
  const model = useMemo(() => voteSpreads(forecast), [forecast]);
  const symbol = dao?.token.symbol ?? 'tokens';
  const { quorum, veto } = forecast;
  const limit =
    veto === undefined
      ? `the quorum of ${short(quorum.votes)} is reached in ${percent(quorum.reached)}`
      : `${short(veto.votes)} Against veto it, in ${percent(forecast.verdicts.defeated / forecast.runs)}`;
  return (
    <div className={classes.chart}>
      <ChartFrame
        title={veto === undefined ? 'The votes against the quorum' : 'The votes against the veto'}
        unit={symbol}
        testId="vote-spreads"
        legend={[]}
        description={`${model.rows.map(({ label, spread }) => `${label} ${short(spread.p05)} to ${short(spread.p95)}`).join(', ')} ${symbol} in nine votes of ten; ${limit}.`}
        points={model.rows.length}
        table={() => ({
          columns: ['votes', 'p05', 'p25', 'median', 'p75', 'p95', 'mean'],
          rows: model.rows.map(({ label, spread }) => [
            label,
            ...[spread.p05, spread.p25, spread.median, spread.p75, spread.p95, spread.mean],
          ]),
        })}
        foot={
          <p className={classes.foot}>
            Strong bars hold half of the simulated votes, pale ones nine of ten.{' '}
            {veto !== undefined && 'The dashed line is what vetoes it when it is Against; For changes nothing.'}
            {quorum.votes > 0 && (
              <>
                The dashed line is the <Term term="quorum">quorum</Term>.{' '}
                {dao !== null && counted[dao.governor.quorum.counts]}
              </>
            )}
          </p>
        }
      >
        {({ width, height }) => <SpreadsDrawing {...{ model, symbol, width, height }} />}
      </ChartFrame>
    </div>
  );
}

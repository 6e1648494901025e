import type { CalibrationReport } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { count, decimal, percent } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import sections from '../sections.module.css';
import classes from './voters.module.css';
import { turnoutErrorWords, verdictWords } from './voters-words.js';

/** How good the forecasts were, beside the simplest ones that could have been made. */
export function Scores({ calibration }: { readonly calibration: CalibrationReport }) {
  const { backtest, voterTurnout, voterChoice } = calibration;
  const rows = [
    { name: 'This model', value: backtest.brier, own: true },
    { name: 'Base rate', value: backtest.brierBaseRate, own: false },
    { name: 'Last month’s pass rate', value: backtest.brierLastMonth, own: false },
  ];
  const most = Math.max(...rows.map(({ value }) => value), 1e-9);
  return (
    <section className={panels.panel} aria-labelledby="scores" data-testid="scores">
      <h2 id="scores">
        <Term term="brier">Brier score</Term> <span className={panels.quiet}>lower is better</span>
      </h2>
      <dl className={classes.scores}>
        {rows.map(({ name, value, own }) => (
          <div key={name} className={own ? classes.own : undefined}>
            <dt>{name}</dt>
            <dd className={classes.track} aria-hidden="true">
              <span data-own={own || undefined} style={{ width: `${(100 * value) / most}%` }} />
            </dd>
            <dd>{decimal(value, 4)}</dd>
          </div>
        ))}
      </dl>
      <p data-testid="calibration-verdict">{verdictWords(backtest)}</p>
      <dl className={sections.facts}>
        <div>
          <dt>
            <Term term="logLoss">Log loss</Term>
          </dt>
          <dd>{decimal(backtest.logLoss, 3)}</dd>
        </div>
        <div>
          <dt>Turnout is off, on average, by</dt>
          <dd title={`Mean absolute percentage error: ${percent(backtest.turnoutMape)}`}>
            {turnoutErrorWords(backtest.turnoutMape)}
          </dd>
        </div>
        <div>
          <dt>Who votes (base rate)</dt>
          <dd title={`Brier scores over single votes; log loss ${decimal(voterTurnout.logLoss, 3)}`}>
            {decimal(voterTurnout.brier, 4)} <small>({decimal(voterTurnout.brierBaseRate, 4)})</small>
          </dd>
        </div>
        <div>
          <dt>What they choose (base rate)</dt>
          <dd title={`Brier scores over single votes; log loss ${decimal(voterChoice.logLoss, 3)}`}>
            {decimal(voterChoice.brier, 4)} <small>({decimal(voterChoice.brierBaseRate, 4)})</small>
          </dd>
        </div>
        <div>
          <dt>Scored on</dt>
          <dd>
            {count(backtest.n)} <small>proposals</small>
          </dd>
        </div>
      </dl>
      {backtest.turnoutMape > 1 && (
        <p className={panels.quiet} style={{ marginTop: '0.75rem' }}>
          How many come to a single proposal is hard to foresee here. Proposals to which hardly anybody came weigh most
          in that average. Try the turnout slider of the forecast before you rely on a quorum.
        </p>
      )}
    </section>
  );
}

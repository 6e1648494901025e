import type { CalibrationReport } from '../../../../../simulations/api/contract/index.js';
import { decimal } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from './voters.module.css';

/** What makes a member vote, and vote For: one standard deviation more of each adds so many log-odds. */
export function FeatureWeights({ features }: Pick<CalibrationReport, 'features'>) {
  const most = Math.max(1e-9, ...features.flatMap(({ turnout, choice }) => [Math.abs(turnout), Math.abs(choice)]));
  return (
    <section className={panels.panel} aria-labelledby="weights" data-testid="feature-weights">
      <h2 id="weights">
        What it goes by <span className={panels.quiet}>log-odds for a usual difference</span>
      </h2>
      <ul className={classes.weights}>
        <li className={panels.quiet} aria-hidden="true">
          <span />
          <span>votes</span>
          <span>votes For</span>
        </li>
        {features.map(({ name, turnout, choice }) => (
          <li key={name}>
            <span>{name}</span>
            <Weight value={turnout} most={most} words={`votes: ${decimal(turnout, 3)}`} />
            <Weight value={choice} most={most} words={`votes For: ${decimal(choice, 3)}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Weight({ value, most, words }: { readonly value: number; readonly most: number; readonly words: string }) {
  const width = (50 * Math.abs(value)) / most;
  return (
    <span className={classes.weight} title={words}>
      <span
        data-minus={value < 0 || undefined}
        style={{ width: `${width}%`, left: `${value < 0 ? 50 - width : 50}%` }}
      />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

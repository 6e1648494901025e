import { Hourglass, ShieldCheck } from 'lucide-react';
import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import panels from '../../rehearse.module.css';
import classes from './forecast.module.css';

/** Who may stop the proposal, by the DAO's own periods; nothing where it names nobody. */
export function WhoMayStop({ forecast: { canStop = [] } }: { readonly forecast: Forecast }) {
  if (canStop.length === 0) return null;
  return (
    <section className={panels.panel} aria-labelledby="who-may-stop" data-testid="who-may-stop">
      <h2 id="who-may-stop">Who may still stop it</h2>
      <p className={panels.quiet}>The chance is that the vote passes it. Whether they stop it then is not in it.</p>
      <ul className={classes.ways}>
        {canStop.map(({ name, power, until, sentence }) => {
          const Icon = until === null ? ShieldCheck : Hourglass;
          return (
            <li key={`${name} ${power} ${until}`}>
              <Icon size={16} aria-hidden="true" /> {sentence}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { shortHex } from '../../../../words/hex.js';
import panels from '../../rehearse.module.css';
import styles from './execution.module.css';

/** Who could still have stopped the proposal when it had passed, and until when; nothing where the DAO names nobody. */
export function WhoCanStop({ stoppers = [] }: Pick<ExecutionReport, 'stoppers'>) {
  if (stoppers.length === 0) return null;
  return (
    <section className={panels.panel} aria-labelledby="who-can-stop" data-testid="who-can-stop">
      <h2 id="who-can-stop">Who can still stop it</h2>
      <ul className={styles.checks}>
        {stoppers.map(({ name, address, power, can, sentence }) => {
          const Icon = can ? ShieldCheck : ShieldOff;
          return (
            <li key={`${name} ${address} ${power}`} title={address}>
              <Icon size={16} aria-hidden="true" /> {sentence.replace(address, shortHex(address))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

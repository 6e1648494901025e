import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { simulatedMoment } from '../../../../words/dates.js';
import { shortHex } from '../../../../words/hex.js';
import { count } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import styles from './execution.module.css';
import { stepNames } from './execution-words.js';

/** The proposal's life, step by step, with the local chain's dates. */
export function LifeTimeline({ steps }: { readonly steps: ExecutionReport['steps'] }) {
  return (
    <section className={panels.panel} aria-labelledby="life" data-testid="life">
      <h2 id="life">Its life on the local chain</h2>
      <ol className={styles.life}>
        {steps.map(({ step, time, transactions, gas, state, sentence }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; some happen twice
          <li key={at}>
            <div className={styles.stepHead}>
              <b>{stepNames[step]}</b>
              <span className={panels.quiet}>{simulatedMoment(time)} UTC</span>
              {state !== '' && state !== 'none' && <span className={styles.state}>{state}</span>}
            </div>
            <p title={sentence}>{shortHex(sentence)}</p>
            <p className={panels.quiet}>
              {count(transactions)} {transactions === 1 ? 'transaction' : 'transactions'}, {count(gas)} gas
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { CaseReport } from '../../../../../simulations/api/contract/index.js';
import { simulatedMoment } from '../../../../words/dates.js';
import { shortHex } from '../../../../words/hex.js';
import styles from './attacks.module.css';

interface AttackStepsProps extends Pick<CaseReport, 'steps'> {
  /** Of what, where there are several lists. */
  readonly of?: string;
}

/** What happened, transaction by transaction, folded. */
export function AttackSteps({ steps, of }: AttackStepsProps) {
  if (steps.length === 0) return null;
  return (
    <details className={styles.steps}>
      <summary>
        {steps.length} {steps.length === 1 ? 'step' : 'steps'}
        {of !== undefined && ` ${of}`}
      </summary>
      <ol className={styles.stepList}>
        {steps.map(({ time, who, what, reverted }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; the same may happen twice
          <li key={at}>
            <time title={`${simulatedMoment(time)} UTC`}>{simulatedMoment(time)}</time>
            <span>
              <b>{who}</b> {shortHex(what)}
              {reverted !== null && <span className={styles.reverted}> Reverted: {shortHex(reverted)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { shortHex } from '../../../../words/hex.js';
import panels from '../../rehearse.module.css';
import styles from './execution.module.css';
import { checkWords, sortedChecks } from './execution-words.js';

const signs = {
  error: { Icon: CircleX, colour: 'var(--meaning-bad)', word: 'Error' },
  warning: { Icon: TriangleAlert, colour: 'var(--meaning-caution)', word: 'Warning' },
  info: { Icon: CircleCheck, colour: 'var(--meaning-good)', word: '' },
} as const;

/** What a careful reviewer would look for, and what was found. */
export function Checks({ checks }: { readonly checks: ExecutionReport['checks'] }) {
  const { found, quiet } = sortedChecks(checks);
  return (
    <section className={panels.panel} aria-labelledby="checks" data-testid="checks">
      <h2 id="checks">
        Checks <span className={panels.quiet}>{checkWords(checks)}</span>
      </h2>
      <ul className={styles.checks}>
        {found.map(({ id, title, level, findings }) => {
          const { Icon, colour, word } = signs[level];
          return (
            <li key={id} data-level={level}>
              <Icon size={17} color={colour} aria-hidden="true" />
              <div>
                <b>{title}</b> {level !== 'info' && <span style={{ color: colour, fontWeight: 600 }}>{word}</span>}
                {level === 'info' ? (
                  <span className={panels.quiet}>{findings.join(' ')}</span>
                ) : (
                  <ul>
                    {findings.map((finding) => (
                      <li key={finding} title={finding}>
                        {shortHex(finding)}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {quiet.length > 0 && (
        <details>
          <summary>
            {quiet.length} {quiet.length === 1 ? 'check' : 'checks'} without a finding
          </summary>
          <ul className={styles.quietChecks}>
            {quiet.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

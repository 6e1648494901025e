import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { count } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { Party } from '../party.js';
import classes from '../sections.module.css';
import styles from './execution.module.css';
import { grouped } from './grouped.js';

/** What the contracts told. */
export function Events({ events }: { readonly events: ExecutionReport['events'] }) {
  return (
    <section className={panels.panel} aria-labelledby="events" data-testid="events">
      <h2 id="events">Events</h2>
      {events.length === 0 && <p className={panels.quiet}>No contract told anything.</p>}
      <ol className={styles.events}>
        {events.map((event, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place; the same may happen twice
          <li key={at}>
            <Party address={event.address} name={event.contract} /> <b>{event.event?.split('(')[0] ?? 'unknown'}</b>
            {event.event === null ? (
              <code className={classes.code}>{[...event.topics, event.data].join(' ')}</code>
            ) : (
              <dl className={styles.arguments}>
                {event.arguments.map(({ name, text, type }, place) => (
                  <div key={`${name || place}`}>
                    <dt title={type}>{name || `argument ${place + 1}`}</dt>
                    <dd className={classes.code}>{text}</dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is stored otherwise than before, contract by contract. */
export function StateChanges({ report }: { readonly report: ExecutionReport }) {
  const contracts = grouped(report.changes, ({ address }) => address);
  return (
    <section className={panels.panel} aria-labelledby="changes" data-testid="changes">
      <h2 id="changes">{report.simulated ? 'What would be different afterwards' : 'What is different afterwards'}</h2>
      {contracts.length === 0 && <p className={panels.quiet}>Nothing is stored otherwise than before.</p>}
      {contracts.map(({ key, rows }) => (
        <details key={key} className={styles.contract}>
          <summary>
            <Party address={key} name={rows[0]?.contract ?? null} />{' '}
            <span className={panels.quiet}>
              {rows.length === 1 ? '1 stored value' : `${count(rows.length)} stored values`}
            </span>
          </summary>
          <ul className={styles.changes}>
            {rows.map(({ slot, variable, type, before, after }) => (
              <li key={`${slot} ${variable}`} title={`slot ${slot}${type === null ? '' : `, ${type}`}`}>
                <code className={classes.code}>{variable ?? `slot ${slot.slice(0, 10)}…`}</code>
                <span>
                  <del>{before}</del> <span aria-hidden="true">→</span>
                  <span className="visually-hidden">becomes</span> <ins>{after}</ins>
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {contracts.length > 0 && (
        <p className={panels.quiet}>
          As the chain stores it, amounts in their smallest unit. Balances in tokens are under “Money”.
        </p>
      )}
      <p className={panels.quiet}>
        <Term term="stateDigest">State digest</Term>: <code className={classes.code}>{report.stateDigest}</code>
      </p>
    </section>
  );
}

import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import type { CaseReport } from '../../../../../simulations/api/contract/index.js';
import { useApp } from '../../../../app/session-context.js';
import { shortHex } from '../../../../words/hex.js';
import { separate, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import classes from '../sections.module.css';
import { AttackSteps } from './attack-steps.js';
import { documentedCases, dollars } from './attack-words.js';
import styles from './attacks.module.css';
import { useCases } from './use-cases.js';

/** Attacks that really happened, re-enacted as they were and with the defence in place. */
export function Documented() {
  const cases = useCases();
  const connected = useApp(({ connection }) => connection.status === 'open');
  return (
    <section className={panels.panel} aria-labelledby="cases" data-testid="cases">
      <h2 id="cases">Attacks that happened</h2>
      <p className={panels.quiet}>
        Each is re-enacted on a local chain twice: with the settings it met, and with the defence that came after.
      </p>
      <ul className={styles.cases}>
        {documentedCases.map(({ name, title, when, summary }) => {
          const pair = [cases.reportOf(name, 'vulnerable'), cases.reportOf(name, 'defended')].filter(
            (report) => report !== null,
          );
          return (
            <li key={name} data-testid={`case-${name}`}>
              <div className={classes.bar}>
                <div>
                  <h3>
                    {title} <span className={panels.quiet}>{when}</span>
                  </h3>
                  <p className={panels.quiet}>{pair[0]?.published ?? summary}</p>
                </div>
                {cases.running === name && (
                  <Button
                    size="compact-md"
                    variant="default"
                    data-testid="cancel-case"
                    onClick={() => void cases.cancel()}
                  >
                    Cancel
                  </Button>
                )}
                {pair.length < 2 && (
                  <Button
                    size="compact-md"
                    variant="default"
                    leftSection={<Play size={14} />}
                    loading={cases.running === name}
                    disabled={cases.running !== null || !connected}
                    data-testid={`run-${name}`}
                    aria-label={`Re-enact ${title}`}
                    onClick={() => void cases.run(name)}
                  >
                    Re-enact
                  </Button>
                )}
              </div>
              {pair.length > 0 && (
                <div className={styles.sides}>
                  {pair.map((report) => (
                    <Side key={report.setting} report={report} />
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One setting of a case: what happened here. */
function Side({ report }: { readonly report: CaseReport }) {
  const { setting, succeeded, sentence, loss, votes, steps, defence, assumptions } = report;
  const vote = (tokens: string) => (
    <dd title={separate(tokens)}>
      {short(Number(tokens))} <small>votes</small>
    </dd>
  );
  return (
    <div className={styles.side} data-testid={`side-${setting}`}>
      <div className={classes.bar}>
        <b>{setting === 'vulnerable' ? 'As it was' : 'Defended'}</b>
        <span className={styles.outcome} data-outcome={succeeded ? 'succeeds' : 'fails'}>
          {succeeded ? 'The attack succeeds' : 'The attack fails'}
        </span>
      </div>
      {setting === 'defended' && <p className={panels.quiet}>{defence}</p>}
      <p title={sentence}>{shortHex(sentence)}</p>
      <dl className={classes.facts}>
        {loss !== null && (
          <div>
            <dt>Lost</dt>
            <dd title={`${separate(loss.amount)} ${loss.symbol}`}>
              {short(Number(loss.amount))} <small>{loss.symbol}</small>
              {loss.usd !== null && loss.symbol !== 'USD' && <small> ({dollars(loss.usd)})</small>}
            </dd>
          </div>
        )}
        <div>
          <dt>For</dt>
          {vote(votes.for)}
        </div>
        <div>
          <dt>Against</dt>
          {vote(votes.against)}
        </div>
        <div>
          <dt>Needed</dt>
          {vote(votes.needed)}
        </div>
      </dl>
      <AttackSteps steps={steps} />
      {assumptions.length > 0 && (
        <details className={styles.steps}>
          <summary>What this rests on</summary>
          <ul className={classes.sentences}>
            {assumptions.map((assumption) => (
              <li key={assumption}>{assumption}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

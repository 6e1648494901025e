import { Button } from '@mantine/core';
import { CircleCheck, CircleX, RotateCcw } from 'lucide-react';
import type { ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { meaningColour } from '../../../../theme/family-colours.js';
import { shortHex } from '../../../../words/hex.js';
import { count, decimal, separate, short } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import type { Job } from '../../use-job.js';
import classes from '../sections.module.css';
import styles from './execution.module.css';
import { outcomeSentence, outcomes, revertWords } from './execution-words.js';

interface OutcomeProps {
  readonly report: ExecutionReport;
  readonly token: { readonly symbol: string; readonly decimals: number };
  readonly job: Job;
  onAgain(): void;
}

/** What became of the proposal, in one sentence, and how the vote stood. */
export function Outcome({ report, token, job, onAgain }: OutcomeProps) {
  const { symbol } = token;
  const reason = report.revertReason === null ? null : revertWords(report.revertReason, token);
  const { word, good } = outcomes[report.outcome];
  const vetoed = report.optimistic === true && report.outcome === 'defeated';
  const Icon = good ? CircleCheck : CircleX;
  const tally = [
    { label: 'For', votes: report.tally.for, colour: meaningColour('for') },
    { label: 'Against', votes: report.tally.against, colour: meaningColour('against') },
    { label: 'Abstain', votes: report.tally.abstain, colour: meaningColour('abstain') },
  ];
  return (
    <section className={panels.panel} aria-label="The outcome">
      <div className={classes.bar}>
        <span className={styles.badge} data-good={good || undefined} data-testid="outcome">
          <Icon size={16} aria-hidden="true" /> {vetoed ? 'Vetoed' : word}
        </span>
        {!job.stale && (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<RotateCcw size={14} />}
            loading={job.running}
            disabled={job.blocked}
            onClick={onAgain}
          >
            Execute again
          </Button>
        )}
      </div>
      <p className={classes.sentence} data-testid="outcome-sentence">
        {outcomeSentence(report)}
      </p>
      {report.revertReason !== null && (
        <>
          {reason !== null && <p className={styles.reason}>{reason}</p>}
          <p className={styles.reverted}>
            <Term term="revert">Revert</Term> reason:{' '}
            <code className={classes.code} title={report.revertReason}>
              {shortHex(report.revertReason)}
            </code>
          </p>
        </>
      )}
      <dl className={classes.facts}>
        {tally.map(({ label, votes, colour }) => (
          <div key={label}>
            <dt>
              <i className={styles.swatch} style={{ background: colour }} aria-hidden="true" />
              {label}
            </dt>
            <dd title={`${separate(votes)} ${symbol}`}>
              {short(Number(votes))} <small>{symbol}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{report.optimistic === true ? 'Against that veto' : <Term term="quorum">Quorum</Term>}</dt>
          <dd title={`${separate(report.tally.quorum)} ${symbol}`}>
            {short(Number(report.tally.quorum))} <small>{symbol}</small>
          </dd>
        </div>
        <div>
          <dt>
            <Term term="gas">Gas</Term> of the execution
          </dt>
          <dd title={`${count(report.gas.total)} gas with everything before it`}>{count(report.gas.execute)}</dd>
        </div>
        <div>
          <dt>Took</dt>
          <dd>
            {decimal(report.seconds, 1)} <small>s</small>
          </dd>
        </div>
      </dl>
    </section>
  );
}

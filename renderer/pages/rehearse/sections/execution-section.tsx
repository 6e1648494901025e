import { Button } from '@mantine/core';
import { ArrowRight, Play } from 'lucide-react';
import type { Rehearsal } from '../../../../simulations/api/contract/index.js';
import { useSession } from '../../../app/session-context.js';
import { EmptyState } from '../../../parts/empty-state.js';
import panels from '../rehearse.module.css';
import { useJob } from '../use-job.js';
import { Assumptions } from './assumptions.js';
import { CallTree } from './execution/call-tree.js';
import { Checks } from './execution/checks.js';
import styles from './execution/execution.module.css';
import { LifeTimeline } from './execution/life-timeline.js';
import { Money } from './execution/money.js';
import { Outcome } from './execution/outcome.js';
import { Events, StateChanges } from './execution/traces.js';
import { WhoCanStop } from './execution/who-can-stop.js';
import { supposedWords } from './forecast/forecast-words.js';
import classes from './sections.module.css';
import { StaleNotice } from './stale-notice.js';

/** What really happens when the proposal is voted on and executed. */
export function ExecutionSection({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { store } = useSession();
  const job = useJob(rehearsal, 'execution', 'The proposal could not be executed');
  const { execution: report, resolved } = rehearsal;
  const supposed = supposedWords(rehearsal.adjustments);
  const start = () => job.start((commands, id) => commands.executeProposal({ id }));
  if (report === null)
    return (
      <EmptyState
        within
        title="What the proposal does"
        action={
          <Button
            leftSection={<Play size={16} />}
            loading={job.running}
            disabled={job.blocked}
            data-testid="start-execution"
            onClick={start}
          >
            Execute it here
          </Button>
        }
      >
        The proposal is proposed, voted on, queued and executed on a local chain with your governor’s rules. Then you
        see its life, every call and event, the money that moved, what is stored otherwise, and what a reviewer would
        warn about. {supposed !== null && <>The voters are as the forecast supposes: {supposed}.</>}
      </EmptyState>
    );
  return (
    <div className={classes.results} aria-busy={job.running}>
      <StaleNotice job={job} onAgain={start} />
      <Outcome
        report={report}
        token={resolved?.token ?? { symbol: 'tokens', decimals: 18 }}
        job={job}
        onAgain={start}
      />
      {supposed !== null && (
        <p className={panels.quiet}>The forecast supposes: {supposed}. Execute again if you changed that since.</p>
      )}
      {report.simulated && (
        <div className={classes.notice} data-testid="simulated">
          <p>
            <b>Simulated beside the vote.</b> It never came to an execution, so the calls, events, money and changes
            below are from a trial: what it would do if the timelock called it.
          </p>
          <Button variant="default" size="compact-md" onClick={() => store.getState().showSection('forecast')}>
            See the forecast
          </Button>
        </div>
      )}
      <div className={styles.columns}>
        <div className={classes.results}>
          <LifeTimeline steps={report.steps} />
          <Money report={report} />
        </div>
        <div className={classes.results}>
          <Checks checks={report.checks} />
          <WhoCanStop stoppers={report.stoppers} />
        </div>
      </div>
      <CallTree calls={report.calls} />
      <div className={classes.pair}>
        <Events events={report.events} />
        <StateChanges report={report} />
      </div>
      <Assumptions assumptions={report.assumptions} />
      <div className={classes.bar}>
        <span />
        <Button rightSection={<ArrowRight size={16} />} onClick={() => store.getState().showSection('what-if')}>
          What if the rules were others?
        </Button>
      </div>
    </div>
  );
}

import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { RunStateBadge } from '../../parts/run-state.js';
import { timeAgo } from '../../words/dates.js';
import { percent } from '../../words/number-format.js';
import { changesOf, runName } from '../../words/runs.js';
import classes from './scenarios.module.css';

const most = 3;

/** The newest runs, to go on where one was. */
export function GoOn() {
  const { runs } = useSession();
  const daos = useApp((state) => state.runs);
  const federations = useApp((state) => state.federations);
  const newest = useMemo(
    () =>
      [...(daos ?? []), ...(federations ?? [])]
        .sort((one, other) => other.createdAt.localeCompare(one.createdAt))
        .slice(0, most),
    [daos, federations],
  );
  if (newest.length === 0) return null;
  return (
    <nav className={classes.goOn} aria-label="Go on where you were">
      {newest.map((run) => {
        const results = run.kind === 'dao' ? run.results : null;
        const accuracy = run.kind === 'dao' ? results?.accuracy : run.accuracy;
        const facts = [
          changesOf(run),
          accuracy == null ? null : `accuracy ${percent(accuracy)}`,
          results == null ? null : `${results.proposals.executed} of ${results.proposals.created} votes passed`,
          timeAgo(run.createdAt, Date.now()),
        ].filter((fact) => fact !== null);
        return (
          <UnstyledButton key={run.id} className={classes.goOnRun} onClick={() => runs.open(run.id)}>
            <span className={classes.goOnName}>
              <span title={runName(run)}>{runName(run)}</span>
              {run.state !== 'finished' && <RunStateBadge state={run.state} />}
            </span>
            <span className={`${classes.quiet} ${classes.goOnFacts}`} title={facts.join(' · ')}>
              {facts.join(' · ')}
            </span>
          </UnstyledButton>
        );
      })}
    </nav>
  );
}

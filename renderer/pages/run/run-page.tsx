import { Button } from '@mantine/core';
import { useApp, useSession } from '../../app/session-context.js';
import { EmptyState } from '../../parts/empty-state.js';
import { runName } from '../../words/runs.js';
import { FederationRun } from '../federation/federation-run.js';
import { DaoRun } from './dao-run.js';
import classes from './run.module.css';

/** A run, live or recorded, of a DAO or of a federation: both in one frame. */
export function RunPage() {
  const kind = useApp(({ openRun, openFederation }) =>
    openRun !== null ? 'dao' : openFederation !== null ? 'federation' : null,
  );
  if (kind === null) return <NothingOpen />;
  return kind === 'dao' ? <DaoRun /> : <FederationRun />;
}

function NothingOpen() {
  const { store, runs } = useSession();
  const daos = useApp((state) => state.runs);
  const federations = useApp((state) => state.federations);
  const [newest] = [...(daos ?? []), ...(federations ?? [])].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <EmptyState
      title="No run is open"
      action={
        <div className={classes.choices}>
          <Button onClick={() => store.getState().show('scenarios')}>Choose a scenario</Button>
          {newest && (
            <Button variant="default" onClick={() => runs.open(newest.id)}>
              Open the last run, “{runName(newest)}”
            </Button>
          )}
        </div>
      }
    >
      Here you will watch a DAO live: how well its model reads, where its tokens go, what its members vote for, and what
      each of them does. Or a federation learn: who holds what, whose updates look alike, and what is given away.
    </EmptyState>
  );
}

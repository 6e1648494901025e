import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { summaryOf } from '../../app/use-frames.js';
import { createPace, PaceContext } from '../../app/use-paced.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import { EmptyState } from '../../parts/empty-state.js';
import { Headline } from './headline.js';
import { Inspector } from './inspector/inspector.js';
import { AccuracyPanel } from './panels/accuracy-panel.js';
import { AgentsPanel } from './panels/agents-panel.js';
import { ChainPanel } from './panels/chain-panel.js';
import { FlowsPanel } from './panels/flows-panel.js';
import { ProposalsPanel } from './panels/proposals-panel.js';
import { ReporterPanel } from './panels/reporter-panel.js';
import { RewardsPanel } from './panels/rewards-panel.js';
import classes from './run.module.css';
import { runLayout } from './run-layout.js';
import { Timeline } from './timeline/timeline.js';

const panels = {
  accuracy: <AccuracyPanel />,
  flows: <FlowsPanel />,
  rewards: <RewardsPanel />,
  proposals: <ProposalsPanel />,
  supply: (
    <ReporterPanel
      title="Supply and stake"
      group="supply"
      testId="run-supply"
      quiet={['trainerPool', 'validatorPool', 'stakePool']}
    />
  ),
  inequality: <ReporterPanel title="Inequality" group="inequality" testId="run-inequality" />,
  governance: <ReporterPanel title="Votes" group="governance" testId="run-governance" />,
  agents: <AgentsPanel />,
  learning: <ReporterPanel title="Learning in detail" group="learning" testId="run-learning" without={['accuracy']} />,
  chain: <ChainPanel />,
};

/** A run, live or recorded: what it learned, what moved, what was decided, and by whom. */
export function RunPage() {
  const openRun = useApp((state) => state.openRun !== null);
  return openRun ? <OpenRunPage /> : <NothingOpen />;
}

function OpenRunPage() {
  const ready = useApp(({ openRun }) => openRun?.detail != null);
  const selected = useApp(({ selection }) => selection !== null);
  return (
    <div className={classes.page}>
      <div className={classes.columns}>
        <div className={classes.content}>
          <h1 className="visually-hidden">Run</h1>
          <Paced>
            <Headline />
          </Paced>
          {ready ? <PanelGrid name="layout" usual={runLayout} panels={panels} /> : <Loading />}
        </div>
        {selected && (
          <Paced>
            <Inspector />
          </Paced>
        )}
      </div>
      {ready && (
        <Paced>
          <Timeline />
        </Paced>
      )}
    </div>
  );
}

/** Lets what is inside draw in turns of its own. */
function Paced({ children }: { readonly children: ReactNode }) {
  const [pace] = useState(createPace);
  return <PaceContext value={pace}>{children}</PaceContext>;
}

function Loading() {
  return (
    <div className={classes.loading} aria-busy="true">
      {[1, 2, 3, 4].map((one) => (
        <Skeleton key={one} height={320} radius={6} />
      ))}
    </div>
  );
}

function NothingOpen() {
  const { store, runs } = useSession();
  const newest = useApp((state) => state.runs?.[0] ?? summaryOf(state));
  return (
    <EmptyState
      title="No run is open"
      action={
        <div className={classes.choices}>
          <Button onClick={() => store.getState().show('scenarios')}>Choose a scenario</Button>
          {newest && (
            <Button variant="default" onClick={() => runs.open(newest.id)}>
              Open the last run, “{newest.title}”
            </Button>
          )}
        </div>
      }
    >
      Here you will watch a DAO live: how well its model reads, where its tokens go, what its members vote for, and what
      each of them does.
    </EmptyState>
  );
}

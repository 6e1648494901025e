import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { createPace, PaceContext } from '../../app/use-paced.js';
import { ownPanels } from '../../mechanisms/own-panels.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import { EmptyState } from '../../parts/empty-state.js';
import { summaryOf } from '../../state/run-selectors.js';
import { Headline } from './headline.js';
import { Inspector } from './inspector/inspector.js';
import { AgentsPanel } from './panels/agents-panel.js';
import { ChainPanel } from './panels/chain-panel.js';
import { DescribedPanel } from './panels/described-panel.js';
import { FlowsPanel } from './panels/flows-panel.js';
import { RewardsPanel } from './panels/rewards-panel.js';
import classes from './run.module.css';
import { panelsOf, runLayout } from './run-layout.js';
import { seenInRun } from './seen-in-run.js';
import { Timeline } from './timeline/timeline.js';

/** Panels of no mechanism's own. */
const everyRun: Readonly<Record<string, ReactNode>> = {
  flows: <FlowsPanel />,
  rewards: <RewardsPanel />,
  agents: <AgentsPanel />,
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
          {ready ? <Panels /> : <Loading />}
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

/** The panels that have something to show in this run; each set of them remembers its own layout. */
function Panels() {
  const words = useApp(({ openRun }) => openRun?.detail?.words);
  const seen = useApp(({ openRun }) => (openRun === null ? null : seenInRun(openRun)));
  const usual = useMemo(
    () => (words === undefined || seen === null ? [] : runLayout(panelsOf(words, seen))),
    [words, seen],
  );
  const panels = useMemo(
    () => ({
      ...everyRun,
      ...Object.fromEntries(
        (words?.panels ?? []).map((panel) => [panel.panel, <DescribedPanel key="one" {...{ panel }} />]),
      ),
      ...Object.fromEntries(ownPanels.map(({ panel, Panel }) => [panel, <Panel key="one" />])),
    }),
    [words],
  );
  const name = `layout ${usual.map(({ i }) => i).join(' ')}`;
  return <PanelGrid page="run" {...{ name, usual, panels }} />;
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

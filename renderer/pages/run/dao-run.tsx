import { type ReactNode, useMemo } from 'react';
import { useApp } from '../../app/session-context.js';
import { useFrames } from '../../app/use-frames.js';
import { accuracyModel } from '../../charts/models/accuracy.js';
import { ownPanels } from '../../mechanisms/own-panels.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import { Headline } from './headline.js';
import { AgentsPanel } from './panels/agents-panel.js';
import { ChainPanel } from './panels/chain-panel.js';
import { DescribedPanel } from './panels/described-panel.js';
import { FlowsPanel } from './panels/flows-panel.js';
import { RewardsPanel } from './panels/rewards-panel.js';
import { RunFrame } from './run-frame.js';
import { panelsOf, runLayout } from './run-layout.js';
import { seenInRun } from './seen-in-run.js';
import { markersOf } from './timeline/marker-lanes.js';
import { Timeline } from './timeline/timeline.js';

/** Panels of no mechanism's own. */
const everyRun: Readonly<Record<string, ReactNode>> = {
  flows: <FlowsPanel />,
  rewards: <RewardsPanel />,
  agents: <AgentsPanel />,
  chain: <ChainPanel />,
};

/** A DAO's run: what it learned, what moved, what was decided, and by whom. */
export function DaoRun() {
  const ready = useApp(({ openRun }) => openRun?.detail != null);
  return <RunFrame ready={ready} headline={<Headline />} panels={<Panels />} timeline={<DaoTimeline />} />;
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

function DaoTimeline() {
  const frames = useFrames();
  const model = useMemo(() => accuracyModel(frames, null), [frames]);
  const happened = useMemo(() => markersOf(frames), [frames]);
  return <Timeline {...{ model, happened }} />;
}

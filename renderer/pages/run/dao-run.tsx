import { type ReactNode, useMemo } from 'react';
import { useApp } from '../../app/session-context.js';
import { useFrames } from '../../app/use-frames.js';
import { accuracyModel } from '../../charts/models/accuracy.js';
import { ownPanels } from '../../mechanisms/own-panels.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import type { LensName } from '../../routes/lens.js';
import { Headline } from './headline.js';
import { LensBar, useLens } from './lens-bar.js';
import { AgentsPanel } from './panels/agents-panel.js';
import { ChainPanel } from './panels/chain-panel.js';
import { DescribedPanel } from './panels/described-panel.js';
import { FlowsPanel } from './panels/flows-panel.js';
import { MapPanel } from './panels/map-panel.js';
import { RewardsPanel } from './panels/rewards-panel.js';
import { RunFrame } from './run-frame.js';
import { type RunPanels, runLayout } from './run-layout.js';
import { lensesOf } from './run-lenses.js';
import { seenInRun } from './seen-in-run.js';
import { markersOf } from './timeline/marker-lanes.js';
import { Timeline } from './timeline/timeline.js';

/** Panels of no mechanism's own. */
const everyRun: Readonly<Record<string, ReactNode>> = {
  flows: <FlowsPanel />,
  rewards: <RewardsPanel />,
  agents: <AgentsPanel />,
  chain: <ChainPanel />,
  map: <MapPanel />,
};

/** A DAO's run: what it learned, what moved, what was decided, and by whom. */
export function DaoRun() {
  const words = useApp(({ openRun }) => openRun?.detail?.words);
  const seen = useApp(({ openRun }) => (openRun === null ? null : seenInRun(openRun)));
  const lenses = useMemo(
    () => (words === undefined || seen === null ? noLenses : lensesOf(words, seen)),
    [words, seen],
  );
  const names = useMemo(() => [...lenses.keys()], [lenses]);
  const lens = useLens(names);
  return (
    <RunFrame
      ready={words !== undefined}
      headline={<Headline />}
      lenses={<LensBar lenses={names} />}
      panels={<Panels key={lens} lens={lens} shown={lenses.get(lens)} />}
      timeline={<DaoTimeline />}
    />
  );
}

const noLenses: ReadonlyMap<LensName, RunPanels> = new Map();
const nothing: RunPanels = { heroes: [], broad: [], small: [], tall: [] };

interface PanelsProps {
  readonly lens: LensName;
  readonly shown: RunPanels | undefined;
}

/** The panels that have something to show through a lens; each lens and each set of them remembers its own layout. */
function Panels({ lens, shown }: PanelsProps) {
  const words = useApp(({ openRun }) => openRun?.detail?.words);
  const projector = useApp(({ preferences }) => preferences.theme === 'projector');
  const usual = useMemo(() => runLayout(shown ?? nothing, projector ? 2 : 3), [shown, projector]);
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
  const name = `layout ${lens} ${usual.map(({ i }) => i).join(' ')}`;
  return (
    <PanelGrid
      page={lens === 'overview' ? 'run' : `run.${lens}`}
      {...{ name, usual, panels }}
      mains={(shown ?? nothing).heroes.length}
    />
  );
}

function DaoTimeline() {
  const frames = useFrames();
  const model = useMemo(() => accuracyModel(frames, null), [frames]);
  const happened = useMemo(() => markersOf(frames), [frames]);
  return <Timeline {...{ model, happened }} />;
}

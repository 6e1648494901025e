import { useMemo } from 'react';
import { useApp } from '../../app/session-context.js';
import { roundAxis, useFederationDetail, useRounds } from '../../app/use-rounds.js';
import { AxisContext } from '../../charts/axis.js';
import { roundAccuracyModel } from '../../charts/models/federation/round-accuracy.js';
import { roundMarkers } from '../../charts/models/federation/round-markers.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import { LensBar, useLens } from '../run/lens-bar.js';
import { RunFrame } from '../run/run-frame.js';
import { Timeline } from '../run/timeline/timeline.js';
import { FederationHeadline } from './federation-headline.js';
import { federationLenses } from './federation-layout.js';
import { FederationAccuracyPanel } from './panels/accuracy-panel.js';
import { ClientsPanel } from './panels/clients-panel.js';
import { ConfusionPanel } from './panels/confusion-panel.js';
import { HoldersPanel } from './panels/holders-panel.js';
import { LineagePanel } from './panels/lineage-panel.js';
import { MistakesPanel } from './panels/mistakes-panel.js';
import { PrivacyPanel } from './panels/privacy-panel.js';
import { SimilarityPanel } from './panels/similarity-panel.js';
import { TrafficPanel } from './panels/traffic-panel.js';
import { WeightsPanel } from './panels/weights-panel.js';

const panels = {
  accuracy: <FederationAccuracyPanel />,
  holders: <HoldersPanel />,
  clients: <ClientsPanel />,
  similarity: <SimilarityPanel />,
  confusion: <ConfusionPanel />,
  mistakes: <MistakesPanel />,
  weights: <WeightsPanel />,
  traffic: <TrafficPanel />,
  lineage: <LineagePanel />,
  privacy: <PrivacyPanel />,
};

const titles = {
  accuracy: 'Accuracy',
  holders: 'Who holds what',
  clients: 'Clients',
  similarity: 'Likeness',
  confusion: 'Confusion',
  mistakes: 'Mistakes',
  weights: 'Weights',
  traffic: 'Traffic',
  lineage: 'Lineage',
  privacy: 'Privacy',
};

const lenses = [...federationLenses.keys()];
const called = { agents: 'Clients' };

/** A federation's run: how the model learns, who holds and sends what, and what it costs. */
export function FederationRun() {
  const ready = useApp(({ openFederation }) => openFederation?.detail != null);
  const lens = useLens(lenses);
  return (
    <AxisContext value={roundAxis}>
      <RunFrame
        ready={ready}
        headline={<FederationHeadline />}
        lenses={<LensBar lenses={lenses} called={called} />}
        panels={
          <PanelGrid
            key={lens}
            page={lens === 'overview' ? 'federation' : `federation.${lens}`}
            name={`federation-layout ${lens}`}
            usual={federationLenses.get(lens) ?? []}
            panels={panels}
            titles={titles}
          />
        }
        timeline={<FederationTimeline />}
      />
    </AxisContext>
  );
}

function FederationTimeline() {
  const rounds = useRounds();
  const target = (useFederationDetail()?.federation.learning.targetAccuracyPercent ?? 100) / 100;
  const model = useMemo(() => roundAccuracyModel(rounds, { target, published: null }), [rounds, target]);
  const happened = useMemo(() => roundMarkers(rounds, target), [rounds, target]);
  return <Timeline {...{ model, happened }} />;
}

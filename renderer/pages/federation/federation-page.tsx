import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useApp, useSession } from '../../app/session-context.js';
import { createPace, PaceContext } from '../../app/use-paced.js';
import { roundAxis } from '../../app/use-rounds.js';
import { AxisContext } from '../../charts/axis.js';
import { PanelGrid } from '../../panels/panel-grid.js';
import { EmptyState } from '../../parts/empty-state.js';
import classes from './federation.module.css';
import { FederationHeadline } from './federation-headline.js';
import { federationLayout } from './federation-layout.js';
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
import { RoundScrubber } from './round-scrubber.js';

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

/** A federation, live or recorded: how the model learns, who holds and sends what, and what it costs. */
export function FederationPage() {
  const open = useApp((state) => state.openFederation !== null);
  return open ? <OpenFederationPage /> : <NothingOpen />;
}

function OpenFederationPage() {
  const ready = useApp(({ openFederation }) => openFederation?.detail != null);
  return (
    <AxisContext value={roundAxis}>
      <div className={classes.page}>
        <div className={classes.content}>
          <h1 className="visually-hidden">Federation</h1>
          <Paced>
            <FederationHeadline />
          </Paced>
          {ready ? (
            <PanelGrid
              page="federation"
              name="federation-layout"
              usual={federationLayout}
              panels={panels}
              titles={titles}
            />
          ) : (
            <div className={classes.loading} aria-busy="true">
              {[1, 2, 3, 4].map((one) => (
                <Skeleton key={one} height={320} radius={6} />
              ))}
            </div>
          )}
        </div>
        {ready && (
          <Paced>
            <RoundScrubber />
          </Paced>
        )}
      </div>
    </AxisContext>
  );
}

/** Lets what is inside draw in turns of its own. */
function Paced({ children }: { readonly children: ReactNode }) {
  const [pace] = useState(createPace);
  return <PaceContext value={pace}>{children}</PaceContext>;
}

function NothingOpen() {
  const { store, federations } = useSession();
  const newest = useApp((state) => state.federations?.[0]);
  return (
    <EmptyState
      title="No federation is open"
      action={
        <div className={classes.choices}>
          <Button onClick={() => store.getState().show('scenarios')}>Choose a federation</Button>
          {newest && (
            <Button variant="default" onClick={() => federations.open(newest.id)}>
              Open the last one, “{newest.title}”
            </Button>
          )}
        </div>
      }
    >
      Here you will watch a model being learned by many who keep their data: how well it does, who holds what, whose
      updates look alike, and what is given away.
    </EmptyState>
  );
}

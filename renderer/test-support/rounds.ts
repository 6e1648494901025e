import type { FederationRound } from '../../simulations/api/contract/index.js';

type ClientRound = FederationRound['clients'][number];

/** An honest client's round, with whatever a test wants changed. */
export function clientRound(client: number, change: Partial<ClientRound> = {}): ClientRound {
  return {
    client,
    outcome: 'done',
    attack: null,
    update: `bafkreiupdateofclient${client}`,
    samples: 600,
    trainLoss: 0.3,
    trainAccuracy: 0.9,
    updateNorm: 1.5,
    bytesUp: 101_800,
    score: null,
    staleness: 0,
    epsilon: null,
    ...change,
  };
}

/** A round in which nothing special happened, with whatever a test wants changed. */
export function federationRound(round: number, change: Partial<FederationRound> = {}): FederationRound {
  return {
    round,
    model: `bafkreimodelofround${round}`,
    parent: round === 0 ? null : `bafkreimodelofround${round - 1}`,
    accuracy: 0.5,
    loss: 1,
    backdoorSuccess: null,
    clients: [],
    bytesUp: 0,
    bytesDown: 0,
    simulatedSeconds: round,
    epsilon: null,
    coalitionsEvaluated: null,
    inspection: null,
    ...change,
  };
}

/** An inspection of a model of two classes. */
export function inspectionOf(
  change: Partial<NonNullable<FederationRound['inspection']>> = {},
): NonNullable<FederationRound['inspection']> {
  return {
    confusion: [
      [8, 2],
      [1, 9],
    ],
    misclassified: [],
    histograms: [],
    similarity: null,
    similarityShards: [],
    ...change,
  };
}

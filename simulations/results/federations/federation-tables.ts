import type { FederationRound } from '../../learning/index.js';
import type { Table } from '../tables/index.js';

const rounds: Table<FederationRound> = {
  name: 'rounds',
  columns: [
    ['round', 'INTEGER'],
    ['accuracy', 'DOUBLE'],
    ['loss', 'DOUBLE'],
    ['backdoor_success', 'DOUBLE'],
    ['asked', 'INTEGER'],
    ['combined', 'INTEGER'],
    ['bytes_up', 'DOUBLE'],
    ['bytes_down', 'DOUBLE'],
    ['simulated_seconds', 'DOUBLE'],
    ['epsilon', 'DOUBLE'],
    ['coalitions_evaluated', 'INTEGER'],
    ['model', 'VARCHAR'],
    ['parent', 'VARCHAR'],
  ],
  rows: (round) => [
    [
      round.round,
      round.accuracy,
      round.loss,
      round.backdoorSuccess,
      round.clients.length,
      round.clients.filter(({ outcome }) => outcome === 'done').length,
      round.bytesUp,
      round.bytesDown,
      round.simulatedSeconds,
      round.epsilon,
      round.coalitionsEvaluated,
      round.model,
      round.parent,
    ],
  ],
};

const clients: Table<FederationRound> = {
  name: 'clients',
  columns: [
    ['round', 'INTEGER'],
    ['client', 'INTEGER'],
    ['outcome', 'VARCHAR'],
    ['attack', 'VARCHAR'],
    ['samples', 'INTEGER'],
    ['train_loss', 'DOUBLE'],
    ['train_accuracy', 'DOUBLE'],
    ['update_norm', 'DOUBLE'],
    ['bytes_up', 'DOUBLE'],
    ['score', 'DOUBLE'],
    ['staleness', 'INTEGER'],
    ['epsilon', 'DOUBLE'],
    ['update_cid', 'VARCHAR'],
  ],
  rows: ({ round, clients: asked }) =>
    asked.map((row) => [
      round,
      row.client,
      row.outcome,
      row.attack,
      row.samples,
      row.trainLoss,
      row.trainAccuracy,
      row.updateNorm,
      row.bytesUp,
      row.score,
      row.staleness,
      row.epsilon,
      row.update,
    ]),
};

/** What could be looked at in a round, as JSON. */
const inspections: Table<FederationRound> = {
  name: 'inspections',
  columns: [
    ['round', 'INTEGER'],
    ['json', 'VARCHAR'],
  ],
  rows: ({ round, inspection }) => (inspection === null ? [] : [[round, JSON.stringify(inspection)]]),
};

/** Every table of a federation's export. */
export const FEDERATION_TABLES: readonly Table<FederationRound>[] = [rounds, clients, inspections];

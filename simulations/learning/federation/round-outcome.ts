import { randomStream } from '../../random/index.js';
import type { Federation } from '../../scenario/index.js';
import type {
  Cid,
  LearningService,
  TrainingBehaviour,
  TrainRequest,
  TrainResult,
  WeightedUpdate,
} from '../learning-service.js';
import type { ClientPace } from './client-pace.js';
import type { ClientOutcome, ClientRound } from './federation-record.js';

/** What every way of making rounds needs. */
export interface RoundMaking {
  readonly federation: Federation;
  readonly seed: number;
  readonly service: LearningService;
  /** Index = client. */
  readonly behaviours: readonly TrainingBehaviour[];
  readonly pace: ClientPace;
  readonly onTrained: (round: number, done: number, of: number) => void;
}

/** A round as it was made, before anybody looked at its model. */
export interface RoundOutcome {
  readonly round: number;
  readonly model: Cid;
  readonly parent: Cid;
  readonly clients: readonly ClientRound[];
  /** What was combined, as far as single updates may be seen; in the order of their clients in `clients`. */
  readonly visibleUpdates: readonly WeightedUpdate[];
  /** Simulated time since the start. */
  readonly simulatedSeconds: number;
  readonly coalitionsEvaluated: number | null;
  /** Copies of the model that were sent out. */
  readonly downloads: number;
}

/** What a client's row is written from. */
type ClientRecords = Pick<RoundMaking, 'behaviours'> & {
  readonly service: Pick<LearningService, 'shards' | 'privacy'>;
};

/** A client's row without anything having come of it. */
export function silentClient(making: ClientRecords, client: number, outcome: ClientOutcome): ClientRound {
  const behaviour = making.behaviours[client]!;
  return {
    client,
    outcome,
    attack: behaviour.kind === 'honest' ? null : behaviour.kind,
    update: null,
    samples: making.service.shards[client]!.examples,
    trainLoss: null,
    trainAccuracy: null,
    updateNorm: null,
    bytesUp: 0,
    score: null,
    staleness: 0,
    epsilon: making.service.privacy?.spent(client).epsilon ?? null,
  };
}

/** A client's row after its work, which may have been lost. */
export function trainedClient(making: ClientRecords, client: number, result: TrainResult, staleness = 0): ClientRound {
  const usable = Number.isFinite(result.norm);
  const silent = silentClient(making, client, result.norm === null ? 'lost' : usable ? 'done' : 'unusable');
  if (result.norm === null) return silent;
  return {
    ...silent,
    update: result.update,
    trainLoss: result.trainLoss,
    trainAccuracy: result.trainAccuracy,
    updateNorm: usable ? result.norm : null,
    bytesUp: result.bytes,
    staleness,
  };
}

/** The request for a client's work; its seed is fixed by the run's seed, the client and the occasion. */
export function requestFor(
  making: RoundMaking,
  client: number,
  model: Cid,
  round: number,
  occasion: number,
): TrainRequest {
  return {
    shard: client,
    model,
    behaviour: making.behaviours[client]!,
    seed: randomStream(making.seed, 'federation', 'work', client, occasion).seed(),
    round,
  };
}

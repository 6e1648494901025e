import type { RoundInspection } from '../inspection/inspection.js';
import type { Cid, ShardSummary } from '../learning-service.js';

/** What became of one asked client in a round. */
export type ClientOutcome =
  /** Its update was combined. */
  | 'done'
  /** It sent nothing. */
  | 'dropped'
  /** Its update came after the deadline. */
  | 'late'
  /** The process that trained for it ended. */
  | 'lost'
  /** Its update held values that are no finite numbers, and was left out. */
  | 'unusable'
  /** Too few stayed to unmask the secure sum that its update is part of. */
  | 'sealed'
  /** Its privacy budget does not allow another round. */
  | 'spent';

/** One client in one round. */
export interface ClientRound {
  readonly client: number;
  readonly outcome: ClientOutcome;
  /** Kind of its attack; `null` for an honest client. */
  readonly attack: string | null;
  readonly update: Cid | null;
  readonly samples: number;
  /** Mean training loss of the last local epoch (nats). */
  readonly trainLoss: number | null;
  /** Share right (0 to 1) in the last local epoch. */
  readonly trainAccuracy: number | null;
  /** Euclidean length of what it sent. */
  readonly updateNorm: number | null;
  /** Bytes it sent. */
  readonly bytesUp: number;
  /** Its contribution under the federation's rule; `null` without one. */
  readonly score: number | null;
  /** Versions that the model had moved on before its update was combined; 0 in a synchronous round. */
  readonly staleness: number;
  /** ε it has spent so far; `null` without privacy. */
  readonly epsilon: number | null;
}

/** One round of a federation. Round 0 is the first model, before any training. */
export interface FederationRound {
  readonly round: number;
  readonly model: Cid;
  readonly parent: Cid | null;
  /** Share right (0 to 1) and mean cross-entropy (nats) on the test split. */
  readonly accuracy: number;
  readonly loss: number;
  /** Share of triggered test pictures that get the backdoor's label; `null` without a backdoor. */
  readonly backdoorSuccess: number | null;
  readonly clients: readonly ClientRound[];
  /** All clients together. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Simulated seconds since the start: a usual client's round takes 1, whatever its data. */
  readonly simulatedSeconds: number;
  /** Most ε any client has spent; `null` without privacy. */
  readonly epsilon: number | null;
  /** Coalitions evaluated for the scores; `null` without scores. */
  readonly coalitionsEvaluated: number | null;
  readonly inspection: RoundInspection | null;
}

/** What is fixed before the first round. */
export interface FederationSetup {
  readonly backend: 'node' | 'wasm' | 'cpu';
  readonly weightCount: number;
  readonly classes: number;
  readonly classNames: readonly string[];
  readonly picture: { readonly height: number; readonly width: number; readonly channels: number } | null;
  /** Share (0 to 1) of the test split that always naming the commonest training class gets right. */
  readonly majorityAccuracy: number;
  /** What was done to the data on the way in (columns left out, values filled), a sentence each. */
  readonly notes: readonly string[];
  readonly shards: readonly ShardSummary[];
  /** Kind of each client's attack, `null` for honest ones; index = client. */
  readonly attacks: readonly (string | null)[];
}

/** How a federation ended. */
export interface FederationReport {
  readonly federation: string;
  readonly seed: number;
  readonly backend: string;
  readonly clients: number;
  readonly rounds: number;
  /** First round that reached the target accuracy; `null` when none did. */
  readonly roundsToTarget: number | null;
  readonly targetAccuracy: number;
  readonly accuracy: { readonly first: number; readonly final: number; readonly best: number };
  readonly loss: number;
  readonly backdoorSuccess: number | null;
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** How often each thing became of an asked client, over all rounds; what never happened is left out. */
  readonly outcomes: Readonly<Partial<Record<ClientOutcome, number>>>;
  readonly epsilon: { readonly epsilon: number; readonly delta: number; readonly order: number } | null;
  readonly published: {
    readonly source: string;
    readonly rounds: number;
    /** Rounds here over rounds there, less one; `null` when the target was not reached. */
    readonly difference: number | null;
    readonly reproduced: boolean;
  } | null;
  readonly model: Cid;
  readonly wallSeconds: number;
  readonly peakMemoryMB: number;
}

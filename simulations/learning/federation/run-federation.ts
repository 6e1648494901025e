import { InputError } from '../../errors/index.js';
import type { Federation } from '../../scenario/index.js';
import { checkBackdoor } from '../backdoor/check-backdoor.js';
import { createLearningService } from '../create-learning-service.js';
import type { DataFacts, LearningService } from '../learning-service.js';
import { asynchronousRounds } from './asynchronous-rounds.js';
import { castAdversaries } from './cast-adversaries.js';
import { clientPace } from './client-pace.js';
import { secretSamplingRate } from './draw-cohort.js';
import type { FederationReport, FederationRound, FederationSetup } from './federation-record.js';
import { FederationTally } from './federation-tally.js';
import { observeRound } from './observe-round.js';
import type { RoundMaking } from './round-outcome.js';
import { synchronousRounds } from './synchronous-rounds.js';

export interface FederationOptions {
  /** Worker count; the machine's cores when absent. */
  readonly workers?: number | undefined;
  /** Whether clients train in threads or in processes of their own; as the backend needs it when absent. */
  readonly runsIn?: 'thread' | 'process' | undefined;
  /** Stops the study after the round in progress; its report covers what was done. */
  readonly signal?: AbortSignal;
  /**
   * Asked before every round, with the number of those done: the round waits for the answer, and `false` ends the study
   * there. What is waited for is no time at work.
   */
  mayBegin?(done: number): Promise<boolean>;
  onSetup?(setup: FederationSetup): void | Promise<void>;
  /** Rounds in order, from round 0, the first model; the next one waits for the answer. */
  onRound?(round: FederationRound): void | Promise<void>;
  /** Clients that have trained in the round in progress. */
  onProgress?(progress: { readonly round: number; readonly done: number; readonly of: number }): void;
  /** Folder that the final model is saved in, in TensorFlow.js's format; nowhere when absent. */
  readonly modelFolder?: string | null;
}

/**
 * Runs a federated-learning study without a chain. Everything that it reports besides seconds and memory is fixed by
 * the federation, its seed and the backend.
 *
 * @throws InputError when the study cannot be made (too few examples, a backend that is not installed, …)
 * @throws LearningError when data, a backend or the workers fail
 */
export async function runFederation(
  federation: Federation,
  options: FederationOptions = {},
): Promise<FederationReport> {
  const started = performance.now();
  const { learning, clients, seed } = federation;
  const service = await createLearningService({
    parameters: learning,
    trainers: clients,
    seed,
    workers: options.workers,
    runsIn: options.runsIn,
    samplingRate: secretSamplingRate(federation),
  });
  try {
    const behaviours = castAdversaries(federation, seed);
    checkBackdoors(federation, service.data);
    checkBudget(federation, service);
    const making: RoundMaking = {
      federation,
      seed,
      service,
      behaviours,
      pace: clientPace(federation, seed),
      onTrained: (round, done, of) => options.onProgress?.({ round, done, of }),
    };
    await options.onSetup?.({
      backend: service.backend,
      weightCount: service.weightCount,
      classes: service.data.classes,
      classNames: service.data.classNames,
      picture: service.data.picture,
      majorityAccuracy: service.data.majorityAccuracy,
      notes: service.data.notes,
      shards: service.shards,
      attacks: behaviours.map(({ kind }) => (kind === 'honest' ? null : kind)),
    });
    const tally = new FederationTally(federation, service);
    const record = async (round: FederationRound) => {
      tally.add(round);
      await options.onRound?.(round);
    };
    const reached = ({ accuracy }: FederationRound) =>
      federation.stopAtTarget && 100 * accuracy >= learning.targetAccuracyPercent;
    let waited = 0;
    const mayGoOn = async (round: FederationRound) => {
      if (round.round === federation.rounds || reached(round)) return false;
      const asked = performance.now();
      const may = (await options.mayBegin?.(round.round)) ?? true;
      waited += performance.now() - asked;
      return may;
    };
    let newest = await observeRound(service, federation, null);
    await record(newest);
    const rounds =
      federation.timing.kind === 'synchronous'
        ? synchronousRounds(making)
        : asynchronousRounds(making, federation.timing);
    while (await mayGoOn(newest)) {
      const outcome = await rounds.next();
      if (outcome.done) break;
      newest = await observeRound(service, federation, outcome.value);
      await record(newest);
      if (options.signal?.aborted) break;
    }
    if (options.modelFolder) await service.saveModel(tally.model, options.modelFolder);
    return tally.report((performance.now() - started - waited) / 1000);
  } finally {
    await service.close();
  }
}

function checkBackdoors({ adversaries }: Federation, data: DataFacts): void {
  for (const [i, { attack }] of adversaries.entries()) {
    const planned = attack.kind === 'lateDefection' ? attack.defection : attack;
    if (planned.kind === 'backdoor') checkBackdoor(data, planned, `adversaries[${i}].attack`);
  }
}

/** A study whose first round nobody can pay for would end before it began. */
function checkBudget({ learning }: Federation, { privacy, shards }: LearningService): void {
  if (!privacy || shards.some(({ shard }) => privacy.affords(shard))) return;
  const { epsilonBudget, noiseMultiplier } = learning.privacy!;
  throw new InputError(
    'learning.budgetTooSmall',
    `The budget ε = ${epsilonBudget} does not pay for one round with the noise multiplier ${noiseMultiplier}.`,
    {
      field: 'learning.privacy.epsilonBudget',
      value: epsilonBudget,
      hint: 'Raise epsilonBudget or noiseMultiplier, or ask a smaller share of the clients each round.',
    },
  );
}

import { type DomainEvent, type Draft, type FactOf, ZERO_ADDRESS } from '../../world/index.js';
import type { TrainingFact, TrainingRound, TrainingState } from './state.js';

type EventOf<T extends TrainingFact['type']> = DomainEvent<FactOf<TrainingFact, T>>;
type TrainingDraft = Draft<TrainingState>;

/** Rounds that the view keeps: what misdirected pay is judged by, and the one that is going on. */
const KEPT_ROUNDS = 8;

/** A round while its block is applied: a copy of its own. */
type RoundDraft = {
  -readonly [K in keyof TrainingRound]: TrainingRound[K] extends readonly (infer E)[]
    ? E[]
    : TrainingRound[K] extends ReadonlyMap<infer A, infer V>
      ? Map<A, V>
      : TrainingRound[K];
};

const copyOf = (round: TrainingRound): RoundDraft => ({
  ...round,
  commitments: new Map(round.commitments),
  revealed: [...round.revealed],
  scoreCommitments: new Map(round.scoreCommitments),
  submissions: [...round.submissions],
  trainers: [...round.trainers],
});

/** What training's facts do to its state. */
export const trainingFolds = {
  modelInitialised(draft: TrainingDraft, { modelCid }: EventOf<'modelInitialised'>) {
    draft.modelCid = modelCid;
  },
  roundOpened(draft: TrainingDraft, { round, modelCid }: EventOf<'roundOpened'>) {
    draft.modelCid = modelCid;
    draft.rounds.set(round, {
      round,
      modelCid,
      commitments: new Map(),
      revealed: [],
      scoreCommitments: new Map(),
      submissions: [],
      trainers: [],
      settlement: null,
    });
    draft.rounds.delete(round - KEPT_ROUNDS);
  },
  updateCommitted(draft: TrainingDraft, { round, trainer, commitment }: EventOf<'updateCommitted'>) {
    draft.rounds.own(round, copyOf).commitments.set(trainer, commitment);
  },
  updateRevealed(draft: TrainingDraft, { round, trainer, cid, sampleCount }: EventOf<'updateRevealed'>) {
    draft.rounds.own(round, copyOf).revealed.push({ trainer, cid, sampleCount });
  },
  scoresCommitted(draft: TrainingDraft, { round, validator, commitment }: EventOf<'scoresCommitted'>) {
    draft.rounds.own(round, copyOf).scoreCommitments.set(validator, commitment);
  },
  scoresSubmitted(draft: TrainingDraft, event: EventOf<'scoresSubmitted'>) {
    const { round, validator, modelCid, accuracyPpm, scoresPpm } = event;
    draft.rounds.own(round, copyOf).submissions.push({ validator, modelCid, accuracyPpm, scoresPpm });
  },
  trainerScored(draft: TrainingDraft, { round, trainer, scorePpm, paid }: EventOf<'trainerScored'>) {
    draft.rounds.own(round, copyOf).trainers.push({ trainer, scorePpm, paid });
  },
  roundSettled(draft: TrainingDraft, event: EventOf<'roundSettled'>) {
    const { modelCid, accuracyPpm, paidToTrainers, paidToValidators, slashed } = event;
    const round = draft.rounds.own(event.round, copyOf);
    round.settlement = { modelCid, accuracyPpm, paidToTrainers, paidToValidators, slashed };
    draft.modelCid = modelCid;
    draft.settledRounds += 1;
    // A round without updates, or that too few validators scored, keeps the last accuracy.
    if (round.trainers.length > 0) draft.measuredPpm = accuracyPpm;
  },
  rewardRuleSet(draft: TrainingDraft, { rule }: EventOf<'rewardRuleSet'>) {
    draft.rewardRule = rule === ZERO_ADDRESS ? null : rule;
  },
};

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Clamped to what a number holds exactly: a score or a sample count beyond that is nonsense somebody sent on purpose. */
export function safeInteger(value: bigint): number {
  if (value > MAX_SAFE) return Number.MAX_SAFE_INTEGER;
  return value < -MAX_SAFE ? -Number.MAX_SAFE_INTEGER : Number(value);
}

import type { Folds } from './fold.js';

export const roundFolds: Folds = {
  modelInitialised(draft, { modelCid }) {
    draft.modelCid = modelCid;
  },
  roundOpened(draft, { round, modelCid, commitDeadline, revealDeadline, scoreDeadline }) {
    draft.modelCid = modelCid;
    draft.openRound({
      round,
      modelCid,
      commitDeadline,
      revealDeadline,
      scoreDeadline,
      commitments: new Map(),
      revealed: [],
      submissions: [],
      settlement: null,
    });
  },
  updateCommitted(draft, { round, trainer, commitment }) {
    draft.round(round).commitments.set(trainer, commitment);
  },
  updateRevealed(draft, { round, trainer, cid, sampleCount }) {
    draft.round(round).revealed.push({ trainer, cid, sampleCount });
  },
  scoresSubmitted(draft, { round, validator, modelCid, accuracyPpm, scoresPpm }) {
    draft.round(round).submissions.push({ validator, modelCid, accuracyPpm, scoresPpm });
  },
  trainerScored(draft, { round, trainer, scorePpm, paid }) {
    draft.round(round).addScore(trainer, scorePpm, paid);
  },
  trainerSlashed(draft, { round, trainer, amount }) {
    draft.round(round).addSlash(trainer, amount);
  },
  validatorPaid(draft, { round, validator, paid }) {
    draft.round(round).addValidatorPay(validator, paid);
  },
  roundSettled(draft, { round, modelCid, accuracyPpm, paidToTrainers, paidToValidators, slashed, timestamp }) {
    draft.modelCid = modelCid;
    draft.round(round).settle({
      modelCid,
      accuracyPpm,
      paidToTrainers,
      paidToValidators,
      slashed,
      settledAt: timestamp,
    });
  },
};

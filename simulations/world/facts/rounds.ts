import { address, hex, integer, integers, text, wei } from './event-arguments.js';
import type { FactReaders } from './fact-readers.js';

export const roundFacts: FactReaders = {
  ModelInitialised: (args) => ({ type: 'modelInitialised', modelCid: text(args, 'modelCid') }),
  RoundOpened: (args) => ({
    type: 'roundOpened',
    round: integer(args, 'round'),
    modelCid: text(args, 'modelCid'),
    commitDeadline: integer(args, 'commitDeadline'),
    revealDeadline: integer(args, 'revealDeadline'),
    scoreDeadline: integer(args, 'scoreDeadline'),
  }),
  UpdateCommitted: (args) => ({
    type: 'updateCommitted',
    round: integer(args, 'round'),
    trainer: address(args, 'trainer'),
    commitment: hex(args, 'commitment'),
  }),
  UpdateRevealed: (args) => ({
    type: 'updateRevealed',
    round: integer(args, 'round'),
    trainer: address(args, 'trainer'),
    cid: text(args, 'cid'),
    sampleCount: integer(args, 'sampleCount'),
  }),
  ScoresSubmitted: (args) => ({
    type: 'scoresSubmitted',
    round: integer(args, 'round'),
    validator: address(args, 'validator'),
    modelCid: text(args, 'modelCid'),
    accuracyPpm: integer(args, 'accuracyPpm'),
    scoresPpm: integers(args, 'scoresPpm'),
  }),
  TrainerScored: (args) => ({
    type: 'trainerScored',
    round: integer(args, 'round'),
    trainer: address(args, 'trainer'),
    scorePpm: integer(args, 'scorePpm'),
    paid: wei(args, 'paid'),
  }),
  TrainerSlashed: (args) => ({
    type: 'trainerSlashed',
    round: integer(args, 'round'),
    trainer: address(args, 'trainer'),
    amount: wei(args, 'amount'),
  }),
  ValidatorPaid: (args) => ({
    type: 'validatorPaid',
    round: integer(args, 'round'),
    validator: address(args, 'validator'),
    paid: wei(args, 'paid'),
  }),
  RoundSettled: (args) => ({
    type: 'roundSettled',
    round: integer(args, 'round'),
    modelCid: text(args, 'modelCid'),
    accuracyPpm: integer(args, 'accuracyPpm'),
    paidToTrainers: wei(args, 'paidToTrainers'),
    paidToValidators: wei(args, 'paidToValidators'),
    slashed: wei(args, 'slashed'),
  }),
};

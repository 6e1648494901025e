import { describe, expect, it } from 'vitest';
import { type AnyFact, address, FactIndexer } from '../../../test/fixtures/world.js';
import { safeInteger } from './reading.js';
import { newestRound, settledRounds } from './state.js';

const open = (round: number): AnyFact => ({ type: 'roundOpened', round, modelCid: `bafk${round}` });
const settle = (round: number, accuracyPpm = 800_000): AnyFact => ({
  type: 'roundSettled',
  round,
  modelCid: 'bafknew',
  accuracyPpm,
  paidToTrainers: 5n,
  paidToValidators: 2n,
  slashed: 3n,
});
const score = (round: number): AnyFact => ({
  type: 'scoresSubmitted',
  round,
  validator: address(2),
  modelCid: 'bafknew',
  accuracyPpm: 800_000,
  scoresPpm: [-20_000],
});

const value = (round: number): AnyFact => ({
  type: 'trainerScored',
  round,
  trainer: address(1),
  scorePpm: 20_000,
  paid: 5n,
});

describe('rounds as the view tells them', () => {
  it('are followed to their settlement, and the next one opened in the same block', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, open(1), { type: 'updateCommitted', round: 1, trainer: address(1), commitment: '0x01' });
    const committed = indexer.view.training;
    indexer.apply(2, { type: 'updateRevealed', round: 1, trainer: address(1), cid: 'bafku', sampleCount: 10 });
    indexer.apply(
      3,
      score(1),
      { type: 'trainerScored', round: 1, trainer: address(1), scorePpm: -20_000, paid: 5n },
      { type: 'trainerSlashed', round: 1, trainer: address(1), amount: 3n },
      { type: 'validatorPaid', round: 1, validator: address(2), paid: 2n },
      settle(1),
      open(2),
    );
    const { training } = indexer.view;
    const [first, ...more] = settledRounds(training);
    expect(more).toEqual([]);
    expect(first!.commitments.get(address(1))).toBe('0x01');
    expect(first!.revealed).toEqual([{ trainer: address(1), cid: 'bafku', sampleCount: 10 }]);
    expect(first!.trainers).toEqual([{ trainer: address(1), scorePpm: -20_000, paid: 5n }]);
    expect(first!.settlement).toEqual({
      modelCid: 'bafknew',
      accuracyPpm: 800_000,
      paidToTrainers: 5n,
      paidToValidators: 2n,
      slashed: 3n,
    });
    expect(newestRound(training)).toMatchObject({ round: 2, settlement: null });
    expect(training).toMatchObject({ settledRounds: 1, measuredPpm: 800_000 });
    expect(newestRound(committed)).toMatchObject({ revealed: [], settlement: null });
  });

  it('keep the accuracy of the last round that enough validators scored', () => {
    const indexer = new FactIndexer();
    expect(indexer.view.training.measuredPpm).toBeNull();
    indexer.apply(1, open(1), score(1), value(1), settle(1, 700_000));
    indexer.apply(2, open(2), settle(2, 0));
    indexer.apply(3, open(3), score(3), settle(3, 0));
    expect(indexer.view.training).toMatchObject({ settledRounds: 3, measuredPpm: 700_000 });
  });

  it('are settled when their last part is', () => {
    const indexer = new FactIndexer();
    indexer.apply(1, open(1), score(1), value(1));
    expect(newestRound(indexer.view.training)!.settlement).toBeNull();
    const second: AnyFact = { type: 'trainerScored', round: 1, trainer: address(3), scorePpm: 1, paid: 7n };
    indexer.apply(2, second, settle(1));
    expect(newestRound(indexer.view.training)).toMatchObject({
      trainers: [
        { trainer: address(1), paid: 5n },
        { trainer: address(3), paid: 7n },
      ],
      settlement: { accuracyPpm: 800_000 },
    });
  });

  it('are forgotten once eight newer ones were opened, and still counted', () => {
    const indexer = new FactIndexer();
    for (let round = 1; round <= 20; round++) indexer.apply(round, open(round), settle(round));
    expect([...indexer.view.training.rounds.keys()]).toEqual([13, 14, 15, 16, 17, 18, 19, 20]);
    expect(indexer.view.training.settledRounds).toBe(20);
  });
});

it('scores and sample counts beyond what a number holds are clamped', () => {
  expect([5n, -5n, 2n ** 200n, -(2n ** 200n)].map(safeInteger)).toEqual([
    5,
    -5,
    Number.MAX_SAFE_INTEGER,
    -Number.MAX_SAFE_INTEGER,
  ]);
});

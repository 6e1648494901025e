import { describe, expect, it } from 'vitest';
import { address, roundsOf, settledRound, worldView } from '../../../test/fixtures/world.js';
import type { TrainResult } from '../../learning/index.js';
import { lostWorkNews, roundPart } from './reporting.js';
import { train } from './work.js';

const NO_NUMBERS = 'its update holds values that are no finite numbers';
const SPENT = 'its privacy budget is spent';

const agents = Array.from({ length: 6 }, (_, shard) => ({
  name: `trainer-${shard + 1}`,
  archetype: 'honestTrainer',
  cohort: 'trainer',
  address: address(shard + 1),
  shard,
}));

/** What a tick's training came to: for each trainer why there is no update, or `null` where there is one. */
function workOfATick(...lost: readonly (string | null)[]) {
  const done = lost.map((why, shard) => {
    const result: TrainResult = {
      update: why === null ? `bafku${shard}` : null,
      lost: why,
      sampleCount: 10,
      trainLoss: 1,
      trainAccuracy: 0.5,
      norm: why === null ? 1 : Number.NaN,
      bytes: 40,
    };
    return { order: { shard, model: 'bafkmodel', behaviour: { kind: 'honest' }, seed: 1, round: 1 }, result };
  });
  return new Map([[train.name, done]]);
}

describe('training that came to nothing', () => {
  it.each<[string, readonly (string | null)[], readonly string[]]>([
    ['nobody', [null, null], []],
    ['one trainer', [null, NO_NUMBERS, null], [`No update came of the work of trainer-2: ${NO_NUMBERS}`]],
    [
      'all of three',
      [NO_NUMBERS, NO_NUMBERS, NO_NUMBERS],
      [`No update came of the work of trainer-1, trainer-2, trainer-3: ${NO_NUMBERS}`],
    ],
    [
      'four, the fourth counted',
      [NO_NUMBERS, NO_NUMBERS, null, NO_NUMBERS, NO_NUMBERS],
      [`No update came of the work of trainer-1, trainer-2, trainer-4 and 1 more: ${NO_NUMBERS}`],
    ],
    ['a spent budget', [SPENT, null], [`No update came of the work of trainer-1: ${SPENT}`]],
    [
      'two for different reasons',
      [SPENT, NO_NUMBERS],
      [`No update came of the work of trainer-1: ${SPENT}`, `No update came of the work of trainer-2: ${NO_NUMBERS}`],
    ],
  ])('is told by name and reason: %s', (_, lost, sentences) => {
    expect(lostWorkNews({ work: workOfATick(...lost), agents }).map(({ sentence }) => sentence)).toEqual(sentences);
  });

  it('stands in the round, with who it was', () => {
    const view = worldView({ training: roundsOf(settledRound(1, [])) });
    const { round } = roundPart({ previous: worldView(), view, work: workOfATick(null, NO_NUMBERS), agents });
    expect(round!.lost).toEqual([{ agent: 'trainer-2', why: NO_NUMBERS }]);
  });
});

describe('the accuracy of a settled round', () => {
  const settled = (measuredPpm: number | null) =>
    roundPart({
      previous: worldView(),
      view: worldView({ training: { ...roundsOf(settledRound(1, [])), measuredPpm } }),
      work: workOfATick(),
      agents,
    }).round!.accuracy;

  it('is none while nobody has measured any, which is not 0', () => expect(settled(null)).toBeNull());
  it.each([
    [0, 0],
    [1, 0.000_001],
    [140_500, 0.1405],
    [999_999, 0.999_999],
    [1_000_000, 1],
  ])('that was measured at %i ppm is %f', (ppm, share) => expect(settled(ppm)).toBe(share));
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schedule } from './schedule.js';

const shard = [...Array(10).keys()].map((i) => 100 + i);
const steps = (localEpochs: number, batchSize: number, localSteps?: number, seed = 1) => [
  ...schedule(shard, { localEpochs, batchSize, localSteps }, seed),
];
const sorted = (examples: readonly number[]) => [...examples].sort((a, b) => a - b);

it('goes through the whole shard once an epoch, in another order each time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer(),
      (batchSize, epochs, seed) => {
        const all = steps(epochs, batchSize, undefined, seed);
        const perEpoch = Math.ceil(10 / batchSize);
        expect(all).toHaveLength(epochs * perEpoch);
        for (let epoch = 0; epoch < epochs; epoch++) {
          const inEpoch = all.slice(epoch * perEpoch, (epoch + 1) * perEpoch);
          expect(sorted(inEpoch.flatMap(({ examples }) => examples))).toEqual(shard);
          expect(inEpoch.every(({ inLastEpoch }) => inLastEpoch === (epoch === epochs - 1))).toBe(true);
        }
      },
    ),
  );
  const [first, second] = steps(2, 10);
  expect(first!.examples).not.toEqual(second!.examples);
});

it('ends with a smaller batch where the shard does not divide', () => {
  expect(steps(1, 4).map(({ examples }) => examples.length)).toEqual([4, 4, 2]);
});

it('stops after the most steps, and calls the epoch it is then in the last', () => {
  const capped = steps(5, 4, 4);
  expect(capped.map(({ examples }) => examples.length)).toEqual([4, 4, 2, 4]);
  expect(capped.map(({ inLastEpoch }) => inLastEpoch)).toEqual([false, false, false, true]);
  expect(steps(5, 4, 3).map(({ inLastEpoch }) => inLastEpoch)).toEqual([true, true, true]);
  expect(capped).toEqual(
    steps(5, 4)
      .slice(0, 4)
      .map((step, i) => ({ ...step, inLastEpoch: i === 3 })),
  );
});

it('is fixed by the seed', () => {
  expect(steps(2, 3, undefined, 7)).toEqual(steps(2, 3, undefined, 7));
  expect(steps(2, 3, undefined, 7)).not.toEqual(steps(2, 3, undefined, 8));
});

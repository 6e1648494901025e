import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../../test/fixtures/learning/updates.js';
import type { ServerOptimiserSpec } from '../../scenario/index.js';
import { buildServerOptimiser } from './build-server-optimiser.js';
import type { ServerState } from './server-optimiser.js';

const none: ServerOptimiserSpec = { kind: 'none' };
const momentum: ServerOptimiserSpec = { kind: 'momentum', serverLearningRate: 0.5, momentum: 0.9 };
const adagrad: ServerOptimiserSpec = { kind: 'adagrad', serverLearningRate: 0.1, beta1: 0, tau: 3 };
const adam: ServerOptimiserSpec = { kind: 'adam', serverLearningRate: 0.1, beta1: 0.5, beta2: 0.5, tau: 1 };
const yogi: ServerOptimiserSpec = { kind: 'yogi', serverLearningRate: 0.1, beta1: 0.5, beta2: 0.5625, tau: 3 };

/** The models after each of some combined updates. */
function models(
  spec: ServerOptimiserSpec,
  start: number[],
  deltas: number[][],
  first: ServerState = [],
): Float32Array[] {
  const optimiser = buildServerOptimiser(spec);
  let model = Float32Array.from(start);
  let state = first;
  return deltas.map((delta) => {
    ({ model, state } = optimiser.step(model, Float32Array.from(delta), state) as {
      model: Float32Array<ArrayBuffer>;
      state: ServerState;
    });
    return model;
  });
}

describe('a server optimiser', () => {
  it.each([
    { spec: none, deltas: [0.5, 0.25], expected: [1.5, 1.75], why: '1 + ½, then + ¼' },
    // v = 4 and 0.9·4 + 2 = 5.6; steps ½·4 and ½·5.6.
    { spec: momentum, deltas: [4, 2], expected: [3, 5.8], why: '1 + ½·4, then + ½·(0.9·4 + 2)' },
    { spec: momentum, deltas: [4, 0], expected: [3, 4.8], why: 'momentum goes on without an update' },
    // v = 3² + 4² = 5², then 5² + 12² = 13².
    { spec: adagrad, deltas: [4, 12], expected: [1.05, 1.125], why: '0.1·4 / (5 + 3), then 0.1·12 / (13 + 3)' },
    // v = ½·1 + ½·49 = 5², then ½·25 + ½·25 = 5²; m = 3.5, then ½·3.5 + ½·5 = 4.25.
    { spec: adam, deltas: [7, 5], expected: [1.058333, 1.129167], why: '0.1·3.5 / (5 + 1), then 0.1·4.25 / (5 + 1)' },
    // v = 9 + 0.4375·16 = 4², then 16 again as Δ² is just as large; m = 2, then ½·2 + ½·4 = 3.
    { spec: yogi, deltas: [4, 4], expected: [1.028571, 1.071429], why: '0.1·2 / (4 + 3), then 0.1·3 / (4 + 3)' },
    // v = 4² as above, then 16 − 0.4375·4 = 14.25 as Δ² is smaller; m = 2, then ½·2 − ½·2 = 0.
    { spec: yogi, deltas: [4, -2, 0], expected: [1.028571, 1.028571, 1.028571], why: 'the mean update is nothing' },
  ])('$spec.kind takes 1 by $deltas to $expected: $why', ({ spec, deltas, expected }) => {
    const reached = models(
      spec,
      [1],
      deltas.map((delta) => [delta]),
    );
    expectClose(
      Float32Array.from(reached, ([x]) => x!),
      expected,
      1e-6,
    );
  });

  it('of Adagrad takes 0.1 to 0.15 when squares begin at 0, the value that Flower tests', () => {
    // 0.1·0.5 / (√(0 + 0.25) + 0.5) = 0.05 for an update of 0.6 − 0.1.
    const spec: ServerOptimiserSpec = { kind: 'adagrad', serverLearningRate: 0.1, beta1: 0, tau: 0.5 };
    const zero = Float32Array.of(0);
    expectClose(models(spec, [0.1], [[0.5]], [zero, zero])[0]!, [0.15], 1e-7);
  });

  it('of Adagrad steps by less than η in the first round, however long the update is', () => {
    fc.assert(
      fc.property(fc.float({ min: 0, max: 2 ** 126, noNaN: true }), (delta) => {
        expect(models(adagrad, [0], [[delta]])[0]![0]).toBeLessThanOrEqual(Math.fround(0.1));
      }),
    );
  });

  it('of Yogi forgets a large update more slowly than Adam', () => {
    const terms = { serverLearningRate: 0.1, beta1: 0, beta2: 0.9, tau: 0.001 };
    const deltas = [[100], ...Array.from({ length: 50 }, () => [0.01])];
    const [byYogi, byAdam] = (['yogi', 'adam'] as const).map((kind) => {
      const reached = models({ kind, ...terms }, [0], deltas);
      return reached.at(-1)![0]! - reached[0]![0]!;
    });
    expect(byYogi).toBeLessThan(byAdam! / 2);
  });
});

describe.each([none, momentum, adagrad, adam, yogi])('$kind', (spec) => {
  const weight = fc.float({ min: -100, max: 100, noNaN: true });
  const rounds = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
    .chain(([length, count]) =>
      fc.array(fc.array(weight, { minLength: length, maxLength: length }), { minLength: count, maxLength: count }),
    );

  it('leaves the model alone as long as updates are zero', () => {
    expect(
      models(
        spec,
        [1, -2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ).toEqual([Float32Array.of(1, -2), Float32Array.of(1, -2)]);
  });

  it('goes the way of the first update, weight by weight', () => {
    fc.assert(
      fc.property(rounds, ([delta]) => {
        const [model] = models(
          spec,
          delta!.map(() => 0),
          [delta!],
        );
        expect(Array.from(model!, (x, i) => x * delta![i]! >= 0)).not.toContain(false);
      }),
    );
  });

  it('treats every weight on its own, to the bit', () => {
    fc.assert(
      fc.property(rounds, (deltas) => {
        const start = deltas[0]!.map((_, i) => i);
        const together = models(spec, start, deltas).at(-1)!;
        const apart = start.map(
          (x, i) =>
            models(
              spec,
              [x],
              deltas.map((delta) => [delta[i]!]),
            ).at(-1)![0]!,
        );
        expect([...together]).toEqual(apart);
      }),
    );
  });

  it('leaves its arguments alone', () => {
    const model = Float32Array.of(1, 2);
    const delta = Float32Array.of(3, -4);
    const optimiser = buildServerOptimiser(spec);
    const { state } = optimiser.step(model, delta, []);
    const before = structuredClone({ model, delta, state });
    optimiser.step(model, delta, state);
    expect({ model, delta, state }).toEqual(before);
  });

  it('goes on with numbers after the largest update there is', () => {
    const huge = 2 ** 120;
    const [, ...after] = models(spec, [0], [[huge], [-huge], [1], [0]]);
    expect(after.flatMap((model) => [...model]).every(Number.isFinite)).toBe(true);
  });

  it('walks down a slope: updates of −x / 10 take 1 to 0', () => {
    const optimiser = buildServerOptimiser({ ...spec, ...('tau' in spec ? { tau: 0.1 } : {}) });
    let model = Float32Array.of(1) as Float32Array;
    let state: ServerState = [];
    for (let round = 0; round < 400; round++) {
      ({ model, state } = optimiser.step(
        model,
        model.map((x) => -x / 10),
        state,
      ));
    }
    expect(Math.abs(model[0]!)).toBeLessThan(0.01);
  });
});

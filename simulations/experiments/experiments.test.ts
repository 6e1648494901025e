import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenario } from '../../test/fixtures/world.js';
import { InputError } from '../errors/index.js';
import type { Frame } from '../metrics/index.js';
import { parseSeeds, runsOf } from './design.js';
import { measure, metricName, parseMetric, SUMMARIES } from './measurement.js';
import { pairedDifferences } from './paired-differences.js';
import { type MeasureRun, type RunOutcome, runDesign } from './run-design.js';

const cases = ['a', 'b'].map((name) => ({ name, scenario: { ...scenario, ticks: 3 } }));
const finished = (name: string, seed: number, value: number | null): RunOutcome => ({
  ...{ case: name, seed },
  ...{ state: 'finished', measures: { price: value }, violations: 0 },
});

describe('a design', () => {
  it('runs every case with every seed, the scenario’s own seed set aside', () => {
    const runs = runsOf({ cases, seeds: [4, 9] });
    expect(runs.map((run) => [run.case, run.seed, run.scenario.seed])).toEqual([
      ['a', 4, 4],
      ['b', 4, 4],
      ['a', 9, 9],
      ['b', 9, 9],
    ]);
  });

  it.each([
    ['1-4', [1, 2, 3, 4]],
    ['3, 7-8,3', [3, 7, 8]],
    ['12', [12]],
    ['4-1', null],
    ['', null],
    ['1-', null],
    ['-1', null],
    ['1-999999999', null],
    ['x', null],
  ])('reads the seeds %s', (text, seeds) => {
    expect(parseSeeds(text)).toEqual(seeds);
  });
});

describe('a measure', () => {
  const frame = (price: number | string | null): Frame => ({
    ...{ tick: 0, time: 0, block: 0, flows: [], round: null, proposals: [], headline: null, markers: [] },
    values: { price },
    transactions: { sent: 0, reverted: 0, gasUsed: '0', gasByGroup: {}, revertsByError: {} },
    invariants: { checked: 0, violated: [] },
  });
  const frames = [100, 2, null, 6, 1].map(frame);

  it.each([
    ['price', 1],
    ['price:mean', 3],
    ['price:sum', 9],
    ['price:least', 1],
    ['price:most', 6],
  ])('%s leaves out the deployed DAO and ticks without a value', (text, expected) => {
    expect(measure({ frames }, parseMetric(text)!)).toBe(expected);
  });

  it('counts amounts in whole tokens, and is nothing where nothing was said', () => {
    expect(measure({ frames: [frame(null), frame('2500000000000000000')] }, parseMetric('price')!)).toBe(2.5);
    expect(measure({ frames: [frame(5), frame(null)] }, parseMetric('price')!)).toBeNull();
  });

  it('reads its own name back, and nothing else', () => {
    for (const summary of SUMMARIES) {
      expect(parseMetric(metricName({ reporter: 'a_b', summary }))).toEqual({ reporter: 'a_b', summary });
    }
    expect(['price:median', '', ':sum', '1x', 'a b'].map(parseMetric)).toEqual([null, null, null, null, null]);
  });
});

describe('paired differences', () => {
  const pair = { minuend: { case: 'b', metric: 'price' }, subtrahend: { case: 'a', metric: 'price' } };

  it('take what has the same seed from each other', () => {
    const outcomes = [1, 2, 3].flatMap((seed) => [
      finished('a', seed, 10 * seed),
      finished('b', seed, 10 * seed + seed),
    ]);
    const [found] = pairedDifferences(outcomes, [pair]);
    expect(found!.differences).toEqual([1, 2, 3]);
    expect(found!.means).toEqual({ minuend: 22, subtrahend: 20 });
    // Student's t of two degrees of freedom: 4.303 × 1 / √3.
    expect(found!.interval!.low).toBeCloseTo(2 - 2.4843, 3);
  });

  it('leave out seeds of which a side has failed or has nothing to say', () => {
    const failed: RunOutcome = { case: 'b', seed: 1, state: 'failed', error: 'x' };
    const outcomes = [finished('a', 1, 1), failed, finished('a', 2, 1), finished('b', 2, null)];
    expect(pairedDifferences(outcomes, [pair])[0]).toMatchObject({ seeds: [], interval: null });
  });

  it('do not depend on what both sides share', () => {
    const number = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 20 }), number, (rows, shift) => {
        const band = (by: number) =>
          pairedDifferences(
            rows.flatMap(([a, b], seed) => [finished('a', seed, a + by), finished('b', seed, b + by)]),
            [pair],
          )[0]!.interval;
        expect(band(shift)).toEqual(band(0));
      }),
    );
  });
});

describe('running a design', () => {
  const values: MeasureRun = async ({ case: name, seed }, _, onTick) => {
    for (let tick = 0; tick < 3; tick++) onTick();
    // Later runs end first.
    await new Promise((resolve) => setTimeout(resolve, 20 - seed));
    return { measures: { price: name === 'a' ? seed : -seed }, violations: 0 };
  };

  it('gives outcomes in the design’s order, however many go on at a time', async () => {
    const design = { cases, seeds: [1, 2, 3, 4] };
    const one = await runDesign(design, values, { parallel: 1 });
    expect(one.map((run) => [run.case, run.seed])).toEqual(runsOf(design).map((run) => [run.case, run.seed]));
    expect(await runDesign(design, values, { parallel: 3 })).toEqual(one);
  });

  it('keeps a run that fails, and goes on', async () => {
    const outcomes = await runDesign(
      { cases, seeds: [1, 2] },
      async (run, ...rest) => {
        if (run.case === 'b' && run.seed === 1) throw new Error('the chain ended');
        return values(run, ...rest);
      },
      { parallel: 2 },
    );
    expect(outcomes.map(({ state }) => state)).toEqual(['finished', 'failed', 'finished', 'finished']);
    expect(outcomes[1]).toEqual({ case: 'b', seed: 1, state: 'failed', error: 'the chain ended' });
  });

  it('ends at once when what is asked for is wrong', async () => {
    const wrong = new InputError('metric-unknown', 'no such measure', { field: '--metric' });
    let asked = 0;
    const running = runDesign(
      { cases, seeds: [1, 2, 3] },
      async () => {
        asked++;
        throw wrong;
      },
      { parallel: 1 },
    );
    await expect(running).rejects.toBe(wrong);
    expect(asked).toBe(1);
  });

  it('gives back what had ended when it is stopped', async () => {
    const stop = new AbortController();
    const outcomes = await runDesign(
      { cases, seeds: [1, 2, 3] },
      async (run, signal, onTick) => {
        if (run.seed === 2) stop.abort();
        signal.throwIfAborted();
        return values(run, signal, onTick);
      },
      { parallel: 1, signal: stop.signal },
    );
    expect(outcomes.map((run) => [run.case, run.seed])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('tells how far it is, up to the last tick of all', async () => {
    const told: number[] = [];
    let last = 0;
    await runDesign({ cases, seeds: [1, 2] }, values, {
      parallel: 2,
      onProgress: ({ ticksDone, ticks, runsDone }) => {
        told.push(ticksDone);
        last = ticks - ticksDone + 4 - runsDone;
      },
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(last).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { parseScenario } from '../index.js';
import { checkGas, gasOfARound } from './gas-of-a-round.js';

const withLimit = (blockGasLimit: number | undefined, trainers: number) => ({
  name: 'many',
  title: 'Many trainers',
  ...(blockGasLimit === undefined ? {} : { chain: { blockGasLimit } }),
  population: [
    {
      name: 'honest',
      archetype: 'honestTrainer',
      count: trainers,
      holdings: { totalTokens: '1000000' },
      stakeTokens: '100',
    },
    { name: 'validators', archetype: 'validator', count: 4, holdings: { totalTokens: '400' } },
  ],
});

describe('the gas limit of a block', () => {
  it.each([
    // What the contracts' tests measure in one call: 200 × 4: 22.2 M; 30 × 100: 20.4 M; 1,100 × 3: 25.2 M.
    [200, 4, 22_184_102, 27_000_000],
    [100, 21, 17_066_746, 21_000_000],
    [30, 100, 20_408_584, 27_000_000],
    [1_100, 3, 25_235_169, 27_000_000],
    [2, 21, 2_519_030, 4_500_000],
  ])('%i trainers and %i validators need at least what was measured', (trainers, validators, measured, most) => {
    expect(gasOfARound(trainers, validators)).toBeGreaterThanOrEqual(measured);
    expect(gasOfARound(trainers, validators)).toBeLessThanOrEqual(most);
  });

  it.each([
    [undefined, 24],
    [undefined, 1_000],
    [27_000_000, 1_000],
    [5_000_000, 24],
  ])('of %s suffices for %i trainers', (limit, trainers) => {
    expect(() => parseScenario(withLimit(limit, trainers))).not.toThrow();
  });

  it.each([
    [26_999_999, 1_000],
    [1_000_000, 24],
    [undefined, 5_000],
  ])('of %s is refused by its field for %i trainers', (limit, trainers) => {
    expect(() => parseScenario(withLimit(limit, trainers))).toThrow(
      new RegExp(
        `chain.blockGasLimit.*is ${limit ?? 30_000_000}, and a round of ${trainers} trainers and 4 validators`,
        's',
      ),
    );
  });

  it('must hold the beginning of a settlement whole, however few are paid in it', () => {
    expect(gasOfARound(10_000, 1)).toBe(60_600_000);
    expect(gasOfARound(1, 1)).toBe(600_000 + 6_000 + 106_000 + 2_400 + 160_000);
  });

  it('is none of anybody’s business where nobody trains', () => {
    const parsed = parseScenario(withLimit(undefined, 1));
    const scenario = { ...parsed, chain: { ...parsed.chain, blockGasLimit: 1_000_000 } };
    const checked = (training: readonly string[]) => checkGas(scenario, new Set(training));
    expect(checked([])).toEqual([]);
    expect(checked(['honestTrainer'])).toMatchObject([{ field: 'chain.blockGasLimit' }]);
  });

  it('is the scenario’s, from a million up', () => {
    expect(() => parseScenario(withLimit(999_999, 1))).toThrow(/blockGasLimit/);
  });
});

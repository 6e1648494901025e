import { describe, expect, it } from 'vitest';
import { address, roundStudy } from '../../../test/fixtures/world.js';
import { codeOf, ruleOf, weightsUnder } from './rules.js';
import { developmentSection } from './section.js';

describe('the code of a module', () => {
  it('says what the module does, to whoever reads it', () => {
    for (const rule of [
      { kind: 'measured' },
      { kind: 'equal' },
      { kind: 'favoured', favourite: address(7) },
    ] as const) {
      expect(ruleOf(codeOf(rule))).toEqual(rule);
    }
  });

  it('is unknown where it is another, though it begins or ends alike', () => {
    const measured = codeOf({ kind: 'measured' });
    const favoured = codeOf({ kind: 'favoured', favourite: address(7) });
    for (const code of ['0x', `${measured}00`, `${favoured}00`, favoured.slice(0, -64)] as const) {
      expect(ruleOf(code as `0x${string}`)).toEqual({ kind: 'unknown' });
    }
  });
});

describe('the pay of a studied round under a module', () => {
  const study = roundStudy({
    trainers: [address(1), address(2), address(3)],
    claimed: [10, 10, 80],
    effects: [
      { mean: 0.5, error: 0.125 },
      { mean: 0.125, error: 0.25 },
      { mean: -1, error: 0 },
    ],
    scores: new Map(),
  });

  it('goes by what was measured less its error, is alike, or is one trainer’s alone', () => {
    expect(weightsUnder({ kind: 'measured' }, study)).toEqual([0.375, 0, 0]);
    expect(weightsUnder({ kind: 'equal' }, study)).toEqual([1, 1, 1]);
    expect(weightsUnder({ kind: 'favoured', favourite: address(3) }, study)).toEqual([0, 0, 1]);
    expect(weightsUnder({ kind: 'unknown' }, study)).toBeNull();
  });
});

describe('the section of development', () => {
  it('offers nothing by default, and asks for two approvals', () => {
    expect(developmentSection.parse({})).toEqual({ fundCoins: '0', offerCoins: '0', approvals: 2 });
    expect(developmentSection.safeParse({ approvals: 4 }).success).toBe(false);
  });
});

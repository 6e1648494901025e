import { describe, expect, it } from 'vitest';
import { eraOf, eraOfRound, knownEras, type TableSource } from './eras.js';
import { hexOf } from './scores.js';
import { tournamentSection } from './section.js';

const source = (table: object = {}, seed = 1): TableSource => ({
  seed,
  tournament: tournamentSection.parse({ table: { rows: 200, historyEras: 3, ...table } })!,
});

describe('an era', () => {
  it('has 5, 20, 50, 20 and 5 % of its rows in the bins of its targets', () => {
    const { targets } = eraOf(source(), 4);
    expect([0, 1, 2, 3, 4].map((bin) => targets.filter((one) => one === bin).length)).toEqual([10, 40, 100, 40, 10]);
  });

  it('comes out the same again, whatever was asked before, and otherwise with another seed', () => {
    const [early, late] = [source(), source()];
    eraOf(early, 9);
    expect(eraOf(early, 2)).toEqual(eraOf(late, 2));
    expect(eraOf(source({}, 2), 2).targets).not.toEqual(eraOf(late, 2).targets);
  });

  it('has columns of variance 1', () => {
    const { features } = eraOf(source({ rows: 256, columns: 64 }), 0);
    expect(features).toHaveLength(256 * 64);
    const square = features.reduce((sum, one) => sum + one * one, 0) / features.length;
    expect(square).toBeCloseTo(1, 1);
  });
});

describe('what is known', () => {
  const entries = new Map();
  const made = hexOf(Uint8Array.from({ length: 200 }, () => 4));

  it('is history, and rounds with targets on the chain, oldest first, with what the chain says', () => {
    const table = source();
    const rounds = new Map([
      [2, { entries, atRisk: 0n, targets: null }],
      [1, { entries, atRisk: 0n, targets: made }],
      [0, { entries, atRisk: 0n, targets: hexOf(eraOf(table, 3).targets) }],
    ]);
    const known = knownEras(table, { rounds });
    expect(known).toHaveLength(5);
    expect(known[3]).toEqual(eraOf(table, 3));
    expect(known[4]!.features).toEqual(eraOf(table, eraOfRound(1, table)).features);
    expect(new Set(known[4]!.targets)).toEqual(new Set([4]));
  });
});

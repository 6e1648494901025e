import { describe, expect, it } from 'vitest';
import { federation, federationManifest, report, setup } from '../../test/fixtures/results/stored-federation.js';
import { parseFederation } from '../scenario/index.js';
import { printFederation } from './print-federation.js';

const { format: _, ...manifest } = federationManifest({ state: 'finished', round: 2 });
const summary = { ...manifest, folder: '/data/runs/one' };
const published = { source: 'McMahan et al. 2017, table 2', rounds: 87, tolerancePercent: 25 };

function printed(
  change: Partial<typeof report>,
  notes: readonly string[] = [],
  other: Partial<typeof federation> = {},
): string {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  printFederation(
    { summary, federation: { ...federation, published, ...other }, setup: { ...setup, notes } },
    { ...report, ...change },
    'folkmoot run x',
    stream,
  );
  return text;
}

describe("a federation's summary", () => {
  it('says what was learnt, by which command, when, and where it is kept', () => {
    const text = printed({});
    expect(text).toContain('Fixture (seed 1, cpu)\n  2 rounds of 2 clients in 1.0 s\n');
    expect(text).toContain('target     90.00 % was not reached\n');
    expect(text).toContain('command    folkmoot run x\n  date       2026-01-01\n');
    expect(text).toContain('kept in    /data/runs/one\n');
    expect(text).not.toMatch(/privacy|backdoor|published/);
  });

  it('tells what was done to the data, and what a guess would reach', () => {
    const text = printed({}, [
      'Column “a” was left out: it is empty.',
      'Column “b”: 3 missing values became the mean.',
    ]);
    expect(text).toContain('baseline   60.00 % for always naming the commonest class\n');
    expect(text).toContain('data       Column “a” was left out: it is empty.\n  data       Column “b”: 3 missing');
  });

  it('tells what became of updates that were asked for and not combined, and nothing where all were', () => {
    expect(printed({ outcomes: { done: 18, late: 2, dropped: 1 } })).toContain(
      '18 updates combined; 2 late, 1 dropped',
    );
    expect(printed({ outcomes: { late: 4 } })).toContain('clients    0 updates combined; 4 late\n');
    expect(printed({ outcomes: { done: 20 } })).not.toContain('updates combined');
  });

  it('tells how many clients a round asks, unless it asks all', () => {
    expect(printed({}, [], { cohortPercent: 10 })).toContain('2 rounds of 2 clients, 10 % asked each, in 1.0 s');
  });

  it('tells that privacy budgets ended it, when they did', () => {
    const learning = parseFederation({ ...federation, learning: { privacy: { epsilonBudget: 3 } } }).learning;
    expect(printed({}, [], { learning })).toContain(
      "ended      before round 3: no client's privacy budget pays for it",
    );
    expect(printed({ rounds: federation.rounds }, [], { learning })).not.toContain('ended');
    expect(printed({})).not.toContain('ended');
  });

  it.each([
    [12, '12 bytes up'],
    [24_000, '24.0 kB up'],
    [1_250_000, '1.3 MB up'],
  ])('gives %d bytes as “%s”', (bytesUp, words) => expect(printed({ bytesUp })).toContain(`bytes      ${words}, `));

  it.each([
    [95, 0.092, true, '87 rounds to the target there, 95 here: +9.2 %, within the tolerance of 25 %'],
    [60, -0.31, false, '87 rounds to the target there, 60 here: −31.0 %, outside the tolerance of 25 %'],
    [null, null, false, '87 rounds to the target there, none here: not reproduced'],
  ])('sets rounds beside the published ones: %s', (roundsToTarget, difference, reproduced, line) => {
    const text = printed({
      roundsToTarget,
      published: { source: published.source, rounds: 87, difference, reproduced },
    });
    expect(text).toContain(line);
    expect(text).toContain(published.source);
  });

  it('tells what privacy and a backdoor came to', () => {
    const text = printed({ epsilon: { epsilon: 3.217, delta: 1e-5, order: 12 }, backdoorSuccess: 0.931 });
    expect(text).toContain('ε 3.22 at δ 0.00001, Rényi order 12');
    expect(text).toContain('works on 93.10 % of the test pictures');
  });
});

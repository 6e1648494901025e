import { beforeAll, describe, expect, it } from 'vitest';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

/* What the scenario of locked votes says, over three seeds. */

const SEEDS = [1, 2, 3];
const values = ({ frames }: EndedRun, name: string) => frames.map((frame) => Number(frame.values[name] ?? 0));

describe('votes for those who lock their tokens', () => {
  let ended: readonly { readonly run: EndedRun; readonly earned: ReadonlyMap<string, number> }[];
  beforeAll(async () => {
    ended = await withEngine(async (engine) => {
      const all = [];
      for (const seed of SEEDS) {
        const run = await runToEnd(engine, { scenario: 'locked-votes', overrides: { seed } });
        const rows = await engine.handle('getAgents', { runId: run.run.id, tick: run.report.ticks });
        const earned = new Map<string, number>();
        for (const { archetype, values: row } of rows) {
          const tokens = (Number(row.owned ?? 0) - 5000e18) / 1e18;
          earned.set(archetype, (earned.get(archetype) ?? 0) + tokens);
        }
        all.push({ run, earned });
      }
      return all;
    });
  }, 240_000);

  it('ends with every invariant kept and nothing refused', () => {
    for (const { run } of ended) {
      expect(run.report.invariants.violated).toBe(0);
      expect(run.report.transactions.reverted).toBe(0);
    }
  });

  it('has tokens locked, whose votes fade from week to week unless somebody locks more', () => {
    for (const { run } of ended) {
      const [locked, votes] = [values(run, 'locked'), values(run, 'lockedVotes')];
      expect(locked.at(-1)).toBeGreaterThan(0);
      const same = locked.flatMap((amount, i) => (i > 0 && amount > 0 && amount === locked[i - 1] ? [i] : []));
      expect(same.length).toBeGreaterThan(0);
      for (const i of same) expect(votes[i]).toBeLessThan(votes[i - 1]!);
    }
  });

  it('gives the raider, with more tokens than all others, no vote and no proposal', () => {
    for (const { run } of ended) {
      expect(values(run, 'proposalsCreated').at(-1)).toBe(0);
      expect(values(run, 'treasury').at(-1)).toBe(values(run, 'treasury')[0]);
    }
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import { TOKEN } from '../../simulations/scenario/index.js';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns } from '../fixtures/seeded-runs.js';

/* What a charter and an identity change about who decides, each against its control, over three seeds. */

const last = ({ frames }: EndedRun, name: string) => Number(frames.at(-1)?.values[name]);
const treasuryTokens = ({ frames }: EndedRun) => BigInt(frames.at(-1)?.values.treasury ?? 0) / TOKEN;
const headlines = (frames: readonly Frame[]) => frames.map(({ headline }) => headline ?? '');

describe('a majority of tokens that wants the treasury', () => {
  let free: readonly EndedRun[];
  let bound: readonly EndedRun[];
  beforeAll(async () => {
    free = await seededRuns('raid');
    bound = await seededRuns('raid-charter');
  });

  it('ends with every invariant kept, with a charter and without', () => {
    expectSmooth(free);
    expectSmooth(bound);
  });

  it('takes nine tenths of it where there is no charter', () => {
    for (const run of free) expect(treasuryTokens(run)).toBe(10_000n);
  });

  it('takes nothing where there is one: what passed is canceled, by the article that it breaks', () => {
    for (const run of bound) {
      expect(treasuryTokens(run)).toBe(100_000n);
      expect(last(run, 'proposalsForbidden')).toBe(1);
      const told = headlines(run.frames).filter((headline) => headline.includes('breaks article 1 (largest transfer)'));
      expect(told).toHaveLength(1);
    }
  });

  it('is seen through by the voters beforehand', () => {
    for (const { frames } of bound) {
      const proposals = frames.flatMap((frame) => frame.proposals);
      expect(proposals[0]?.effect).toContain('(against article 1 (largest transfer) of the charter)');
      const honest = proposals.flatMap(({ ballots }) => ballots).filter(({ agent }) => agent.startsWith('voter'));
      expect(honest.length).toBeGreaterThan(0);
      for (const { support, reason } of honest) {
        expect([support, reason]).toEqual(['against', 'It breaks article 1 (largest transfer) of the charter.']);
      }
    }
  });
});

describe('one person one vote', () => {
  let cheap: readonly EndedRun[];
  let dear: readonly EndedRun[];
  beforeAll(async () => {
    cheap = await seededRuns('sybil-vote');
    dear = await seededRuns('sybil-vote-dear');
  });

  it('ends with every invariant kept, whatever a false person costs', () => {
    expectSmooth(cheap);
    expectSmooth(dear);
  });

  it('is decided by false persons where they are cheap', () => {
    for (const run of cheap) {
      expect(last(run, 'falsePersons')).toBeGreaterThanOrEqual(10);
      expect(treasuryTokens(run)).toBe(10_000n);
    }
  });

  it('is left to the real ones where a false one costs more than it brings', () => {
    for (const run of dear) {
      expect(last(run, 'persons')).toBe(11);
      expect(last(run, 'falsePersons')).toBe(0);
      expect(last(run, 'proposalsCreated')).toBe(0);
      expect(treasuryTokens(run)).toBe(100_000n);
    }
  });
});

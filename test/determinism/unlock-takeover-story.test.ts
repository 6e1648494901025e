import { beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../simulations/api/index.js';
import type { EndedRun } from '../fixtures/run-to-end.js';
import { expectSmooth, seededRuns, series } from '../fixtures/seeded-runs.js';

/* What the summaries of “Insiders unlock a majority” and its control say, over three seeds. */

/** The tick in which twelve months are over. */
const CLIFF = 53;

/** How each of the run's proposals ended, in order. */
function outcomes({ frames }: EndedRun): readonly Frame['proposals'][number][] {
  const last = new Map<number, Frame['proposals'][number]>();
  for (const { proposals } of frames) for (const proposal of proposals) last.set(proposal.number, proposal);
  return [...last.values()];
}

describe('insiders who ask for the treasury', () => {
  let takeover: readonly EndedRun[];
  let control: readonly EndedRun[];
  beforeAll(async () => {
    takeover = await seededRuns('unlock-takeover');
    control = await seededRuns('unlock-takeover-delegated');
  });

  it('end with every invariant kept and nothing reverted, and so does the control', () => {
    expectSmooth([...takeover, ...control]);
  });

  it('are refused twice before their cliff and pass what they want alone after it; in the control they never do', () => {
    for (const run of takeover) {
      expect(outcomes(run).map(({ state }) => state)).toEqual(['defeated', 'defeated', 'executed']);
      const votesFor = run.frames
        .flatMap(({ proposals }) => proposals.flatMap(({ ballots }) => ballots))
        .filter(({ support }) => support === 'for');
      expect(votesFor.length).toBeGreaterThan(0);
      expect(votesFor.every(({ agent }) => agent.startsWith('insider-'))).toBe(true);
    }
    for (const run of control) {
      expect(outcomes(run).map(({ state }) => state)).toEqual(['defeated', 'defeated', 'defeated']);
      const [first, , last] = outcomes(run);
      expect(Number(last!.against)).toBeGreaterThan(Number(first!.against));
    }
  });

  it('take four fifths of the treasury, and not before month 12; in the control it keeps all', () => {
    for (const { frames } of takeover) {
      const treasury = series(frames, 'treasury');
      expect(treasury[CLIFF]).toBe(3.5e6);
      expect(treasury.at(-1)).toBe(7e5);
    }
    for (const { frames } of control) expect(new Set(series(frames, 'treasury'))).toEqual(new Set([3.5e6]));
  });
});

import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../simulations/api/contract/index.js';
import type { OpenRun } from '../../state/open-run.js';
import { FrameLog } from '../../state/open-run.js';
import { quietFrame, runSummary, tokens } from '../../test-support/frames.js';
import { proposalOf } from '../../test-support/proposals.js';
import { runWords } from '../../test-support/words.js';
import { seenInRun } from './seen-in-run.js';

const flow = (kind: string, amount: string) => ({ asset: 'token', from: 'mint', to: 'whale', kind, amount, count: 1 });

/** A run with these frames. */
function openRun(frames: readonly Frame[], change: Partial<OpenRun> = {}): OpenRun {
  const log = new FrameLog();
  for (const frame of frames) log.add(frame);
  // Of a whole detail, no more than what is read here.
  const detail = {
    ...runSummary({ tick: frames.length - 1 }),
    words: runWords,
    agents: [],
    // What is looked at of a run, and no more.
  } as unknown as OpenRun['detail'];
  return {
    id: 'one',
    detail,
    log,
    frameCount: log.count,
    report: null,
    progress: null,
    speed: null,
    stopping: false,
    ...change,
  };
}

describe('what a run has shown', () => {
  it('is nothing paid and nothing proposed as long as that is so', () => {
    const run = openRun([quietFrame(0, { flows: [flow('stake', tokens(5)), flow('stakingReward', '0')] })]);
    expect(seenInRun(run)).toEqual({
      measured: null,
      moved: new Set(['stake']),
      rewards: false,
      proposals: false,
    });
  });

  it('grows with its frames, and stays the same object in between', () => {
    const run = openRun([quietFrame(0), quietFrame(1)]);
    const before = seenInRun(run);
    expect(seenInRun(run)).toBe(before);
    run.log.add(quietFrame(2, { flows: [flow('trainingReward', tokens(1))] }));
    expect(seenInRun({ ...run, frameCount: 3 })).toMatchObject({ rewards: true, proposals: false });
    run.log.add(quietFrame(3, { proposals: [proposalOf()] }));
    const after = seenInRun({ ...run, frameCount: 4 });
    expect(after).toMatchObject({ rewards: true, proposals: true });
    run.log.add(quietFrame(4));
    expect(seenInRun({ ...run, frameCount: 5 })).toBe(after);
  });

  it('is known of reporters once all frames of an ended run are there', () => {
    const run = openRun([
      quietFrame(0, { values: { supply: '1', price: null } }),
      quietFrame(1, { values: { gini: 0.5 } }),
    ]);
    expect(seenInRun(run).measured).toBeNull();
    const ended = { ...run, report: {} as OpenRun['report'] };
    expect(seenInRun({ ...ended, frameCount: 1 }).measured).toBeNull();
    expect([...(seenInRun(ended).measured ?? [])]).toEqual(['supply', 'gini']);
  });
});

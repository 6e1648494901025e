import { describe, expect, it } from 'vitest';
import { quietFrame } from '../test-support/frames.js';
import { FrameLog } from './open-run.js';

describe('the log of frames', () => {
  it('counts what is there without a gap, in whatever order it came', () => {
    const log = new FrameLog();
    log.add(quietFrame(2));
    expect(log.count).toBe(0);
    expect(log.hasGap).toBe(true);
    log.add(quietFrame(0));
    expect(log.count).toBe(1);
    log.add(quietFrame(1));
    expect(log.count).toBe(3);
    expect(log.hasGap).toBe(false);
    expect(log.upTo().map(({ tick }) => tick)).toEqual([0, 1, 2]);
  });

  it('shows nothing beyond the gap', () => {
    const log = new FrameLog();
    log.add(quietFrame(0));
    log.add(quietFrame(5));
    expect(log.at(5)).toBeNull();
    expect(log.upTo(10)).toHaveLength(1);
  });
});

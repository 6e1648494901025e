import { afterEach, describe, expect, it, vi } from 'vitest';
import { RunPace } from './run-pace.js';

const never = () => {
  throw new Error('paused, and should not have');
};

afterEach(() => vi.useRealTimers());

describe('the pace of a run', () => {
  it('ticks at once while it plays', async () => {
    const pace = new RunPace({ paused: false, speed: null });
    expect(await pace.next(0, never)).toBe('tick');
    expect(await pace.next(1, never)).toBe('tick');
  });

  it('waits while it is paused, says so once, and goes on when told to play', async () => {
    const pace = new RunPace({ paused: true, speed: null });
    let pauses = 0;
    const turn = pace.next(0, () => pauses++);
    await Promise.resolve();
    expect(pauses).toBe(1);
    expect(pace.paused).toBe(true);
    pace.play();
    expect(await turn).toBe('tick');
  });

  it('waits for whoever is told of a pause, and forgets nothing that is asked for meanwhile', async () => {
    const pace = new RunPace({ paused: true, speed: null });
    let done = () => {};
    let taken = false;
    const turn = pace.next(0, () => new Promise<void>((resolve) => (done = resolve)));
    void turn.then(() => {
      taken = true;
    });
    pace.play();
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBe(false);
    done();
    expect(await turn).toBe('tick');
  });

  it('takes exactly as many ticks as it was stepped', async () => {
    const pace = new RunPace({ paused: true, speed: null });
    pace.step();
    pace.step();
    expect(await pace.next(0, never)).toBe('tick');
    expect(await pace.next(1, never)).toBe('tick');
    let paused = false;
    const third = pace.next(2, () => {
      paused = true;
    });
    await Promise.resolve();
    expect(paused).toBe(true);
    pace.stop();
    expect(await third).toBe('stop');
  });

  it('pauses by itself at the tick it was told to run to', async () => {
    const pace = new RunPace({ paused: true, speed: null });
    pace.play(2);
    expect(await pace.next(0, never)).toBe('tick');
    expect(await pace.next(1, never)).toBe('tick');
    let paused = false;
    const third = pace.next(2, () => {
      paused = true;
    });
    await Promise.resolve();
    expect(paused).toBe(true);
    pace.play();
    expect(await third).toBe('tick');
  });

  it('keeps to its speed limit, and drops it the moment it is lifted', async () => {
    vi.useFakeTimers();
    const pace = new RunPace({ paused: false, speed: 0.5 });
    expect(await pace.next(0, never)).toBe('tick');
    let due = 0;
    const take = async (done: number) => {
      expect(await pace.next(done, never)).toBe('tick');
      due = done;
    };
    const second = take(1);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(due).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    await second;
    const third = take(2);
    await vi.advanceTimersByTimeAsync(10);
    expect(due).toBe(1);
    pace.limit(null);
    // The clock stands still: nothing but the lifted limit can have let it go on.
    await third;
  });

  it('stops even while it is paused', async () => {
    const pace = new RunPace({ paused: true, speed: null });
    const turn = pace.next(0, () => {});
    pace.stop();
    expect(await turn).toBe('stop');
  });
});

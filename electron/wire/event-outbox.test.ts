import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventName, EventPayload } from '../../simulations/api/index.js';
import { createEventOutbox } from './event-outbox.js';

const progress = (runId: string, tick: number, stage = 'work'): EventPayload<'progress'> => ({
  runId,
  tick,
  ticks: 52,
  stage,
  secondsLeft: null,
});
const frame = (runId: string, tick: number) => ({ runId, frame: { tick } }) as EventPayload<'frame'>;

let sent: [EventName, unknown][];
let backlog: number;
let overflowed: number;
let outbox: ReturnType<typeof createEventOutbox>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  backlog = 0;
  overflowed = 0;
  outbox = createEventOutbox({
    send: (event, payload) => sent.push([event, payload]),
    backlog: () => backlog,
    onOverflow: () => {
      overflowed += 1;
    },
  });
});

afterEach(() => {
  outbox.close();
  vi.useRealTimers();
});

describe('progress', () => {
  it('is merged to the newest of each run', () => {
    for (let tick = 0; tick < 50; tick += 1) outbox.push('progress', progress('a', tick));
    outbox.push('progress', progress('b', 3));
    vi.advanceTimersByTime(150);
    expect(sent).toEqual([
      ['progress', progress('a', 49)],
      ['progress', progress('b', 3)],
    ]);
  });

  it('waits while the watcher is behind, and comes once it has caught up', () => {
    backlog = 2_000_000;
    outbox.push('progress', progress('a', 1));
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([]);
    outbox.push('progress', progress('a', 2));
    backlog = 0;
    vi.advanceTimersByTime(150);
    expect(sent).toEqual([['progress', progress('a', 2)]]);
  });

  it('that a frame has overtaken is not sent any more', () => {
    outbox.push('progress', progress('a', 1));
    outbox.push('frame', frame('a', 1));
    vi.advanceTimersByTime(1_000);
    expect(sent).toEqual([['frame', frame('a', 1)]]);
  });
});

describe('frames', () => {
  it('all go out at once and in order, however far behind the watcher is', () => {
    backlog = 2_000_000;
    for (let tick = 0; tick < 500; tick += 1) outbox.push('frame', frame('a', tick));
    expect(sent.map(([, payload]) => (payload as EventPayload<'frame'>).frame.tick)).toEqual([...Array(500).keys()]);
  });

  it('end the service of a watcher that takes nothing at all, once', () => {
    backlog = 100_000_000;
    outbox.push('frame', frame('a', 1));
    outbox.push('frame', frame('a', 2));
    expect(overflowed).toBe(1);
    expect(sent).toEqual([]);
  });
});

it('sends nothing after it was closed', () => {
  outbox.push('progress', progress('a', 1));
  outbox.close();
  outbox.push('frame', frame('a', 1));
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([]);
});

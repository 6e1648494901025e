import { describe, expect, it, vi } from 'vitest';
import { quietFrame, runSummary } from '../test-support/frames.js';
import { engineEvents } from './engine-events.js';
import { createAppStore } from './store.js';

function setUp() {
  const store = createAppStore();
  let work: (() => void) | null = null;
  const nextFrame = vi.fn((next: () => void) => {
    work = next;
  });
  const draw = () => work?.();
  return { store, receive: engineEvents(store, nextFrame), nextFrame, draw };
}

describe("the engine's events", () => {
  it('are applied together, once per picture', () => {
    const { store, receive, nextFrame, draw } = setUp();
    store.getState().runOpened('run-1');
    for (let tick = 0; tick < 100; tick++)
      receive({ name: 'frame', payload: { runId: 'run-1', frame: quietFrame(tick) } });
    expect(nextFrame).toHaveBeenCalledTimes(1);
    expect(store.getState().openRun?.frameCount).toBe(0);
    const changes = vi.fn();
    store.subscribe(changes);
    draw();
    expect(store.getState().openRun?.frameCount).toBe(100);
    expect(changes).toHaveBeenCalledTimes(1);
  });

  it('of other runs change their place in the list and nothing else', () => {
    const { store, receive, draw } = setUp();
    store.getState().runOpened('run-1');
    store.getState().runsListed([runSummary({ id: 'run-2', tick: 0 })]);
    receive({ name: 'frame', payload: { runId: 'run-2', frame: quietFrame(7) } });
    draw();
    expect(store.getState().openRun?.frameCount).toBe(0);
    expect(store.getState().runs?.[0]?.tick).toBe(7);
  });

  it('put a new run on top of the list', () => {
    const { store, receive, draw } = setUp();
    store.getState().runsListed([runSummary({ id: 'old', createdAt: '2026-01-01T00:00:00Z' })]);
    receive({ name: 'runChanged', payload: { run: runSummary({ id: 'new', createdAt: '2026-01-02T00:00:00Z' }) } });
    draw();
    expect(store.getState().runs?.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

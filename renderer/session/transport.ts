import { momentOf, summaryOf } from '../state/run-selectors.js';
import type { AppStore } from '../state/store.js';
import { showDone } from './notices.js';
import type { RunActions } from './run-actions.js';

/** What the transport's buttons, its keys and the palette do. */
export interface Transport {
  /** Plays or pauses: the run itself while it lives, its recording afterwards. */
  toggle(): void;
  /** One tick forward: through the recording, and at its end one new tick of the run. */
  step(): void;
  back(): void;
  toStart(): void;
  stop(): void;
  runTo(tick: number): void;
  /** Follows the run again. */
  live(): void;
}

const living = new Set(['starting', 'running', 'paused']);

/** Whether a run can still take ticks. */
export function isLiving(state: string | undefined): boolean {
  return state !== undefined && living.has(state);
}

export function transport({ store, runs }: { readonly store: AppStore; readonly runs: RunActions }): Transport {
  const look = (tick: number | null) => store.getState().look({ tick, replaying: false });
  const lookAt = (tick: number) => {
    const newest = (store.getState().openRun?.frameCount ?? 0) - 1;
    look(tick >= newest ? null : Math.max(0, tick));
  };
  const live = () => look(null);
  return {
    live,
    toggle() {
      const state = store.getState();
      const run = summaryOf(state);
      if (run === null) return;
      if (isLiving(run.state) && state.tick !== null) {
        // What is shown is the past: going on is going on from the newest tick, and the charts follow it again.
        live();
        showDone('Live again', `All charts follow the run from tick ${run.tick} on.`);
        if (run.state === 'paused') void runs.control('play');
      } else if (isLiving(run.state)) {
        void runs.control(run.state === 'paused' ? 'play' : 'pause');
      } else {
        const newest = (state.openRun?.frameCount ?? 0) - 1;
        const fromStart = state.tick === null || state.tick >= newest;
        state.look({ replaying: !state.replaying, ...(fromStart && !state.replaying ? { tick: 0 } : {}) });
      }
    },
    step() {
      const state = store.getState();
      if (state.tick !== null) lookAt(state.tick + 1);
      else if (isLiving(summaryOf(state)?.state)) void runs.control('step');
    },
    back() {
      const state = store.getState();
      if (state.openRun !== null) lookAt(momentOf(state) - 1);
    },
    toStart: () => lookAt(0),
    stop() {
      const state = store.getState();
      if (isLiving(summaryOf(state)?.state) && state.openRun?.stopping !== true) void runs.stop();
    },
    runTo(tick) {
      const run = summaryOf(store.getState());
      if (run === null) return;
      if (tick <= run.tick || !isLiving(run.state)) lookAt(tick);
      else {
        live();
        void runs.control('play', tick);
      }
    },
  };
}

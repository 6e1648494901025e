import { momentOf, newestOf, shownRunOf } from '../state/run-selectors.js';
import type { AppStore } from '../state/store.js';
import { doneOf, placeName } from '../words/runs.js';
import { showDone } from './notices.js';
import type { RunActions } from './run-actions.js';

/** What the transport's buttons, its keys and the palette do. */
export interface Transport {
  /** Plays or pauses: the run itself while it lives, its recording afterwards. */
  toggle(): void;
  /** One tick or round forward: through the recording, and at its end a new one of the run. */
  step(): void;
  back(): void;
  toStart(): void;
  stop(): void;
  runTo(tick: number): void;
  /** Follows the run again. */
  live(): void;
}

const living = new Set(['starting', 'running', 'paused']);

/** Whether a run can still take ticks or rounds. */
export function isLiving(state: string | undefined): boolean {
  return state !== undefined && living.has(state);
}

export function transport({ store, runs }: { readonly store: AppStore; readonly runs: RunActions }): Transport {
  const look = (tick: number | null) => store.getState().look({ tick, replaying: false });
  const lookAt = (tick: number) => {
    look(tick >= newestOf(store.getState()) ? null : Math.max(0, tick));
  };
  const live = () => look(null);
  return {
    live,
    toggle() {
      const state = store.getState();
      const run = shownRunOf(state);
      if (run === null) return;
      if (isLiving(run.state) && state.tick !== null) {
        // What is shown is the past: going on is going on from the newest tick, and the charts follow it again.
        live();
        showDone('Live again', `All charts follow the run from ${placeName(run)} ${doneOf(run)} on.`);
        if (run.state === 'paused') void runs.control('play');
      } else if (isLiving(run.state)) {
        void runs.control(run.state === 'paused' ? 'play' : 'pause');
      } else {
        const fromStart = state.tick === null || state.tick >= newestOf(state);
        state.look({ replaying: !state.replaying, ...(fromStart && !state.replaying ? { tick: 0 } : {}) });
      }
    },
    step() {
      const state = store.getState();
      if (state.tick !== null) lookAt(state.tick + 1);
      else if (isLiving(shownRunOf(state)?.state)) void runs.control('step');
    },
    back() {
      const state = store.getState();
      if (shownRunOf(state) !== null) lookAt(momentOf(state) - 1);
    },
    toStart: () => lookAt(0),
    stop() {
      const state = store.getState();
      const stopping = (state.openRun ?? state.openFederation)?.stopping === true;
      if (isLiving(shownRunOf(state)?.state) && !stopping) void runs.stop();
    },
    runTo(tick) {
      const run = shownRunOf(store.getState());
      if (run === null) return;
      if (tick <= doneOf(run) || !isLiving(run.state)) lookAt(tick);
      else {
        live();
        void runs.control('play', tick);
      }
    },
  };
}

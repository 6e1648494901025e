import { newestOf } from '../state/run-selectors.js';
import type { AppStore } from '../state/store.js';

/** Ticks or rounds a second of a recording, unless a speed is chosen. */
const usualPace = 5;
const fastestPace = 20;

/** Plays a recorded run back while `replaying` is set. Returns the function that ends it. */
export function followReplay(store: AppStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    const state = store.getState();
    const { replaying, tick, look } = state;
    const open = state.openRun ?? state.openFederation;
    if (!replaying || open === null) return;
    const following = (tick ?? 0) + 1;
    if (following >= newestOf(state)) look({ tick: null, replaying: false });
    else {
      look({ tick: following });
      timer = setTimeout(next, 1000 / Math.min(open.speed ?? usualPace, fastestPace));
    }
  };
  const unsubscribe = store.subscribe(({ replaying }, before) => {
    if (replaying === before.replaying) return;
    clearTimeout(timer);
    if (replaying) timer = setTimeout(next, 1000 / usualPace);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

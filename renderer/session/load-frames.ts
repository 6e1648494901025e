import type { Commands, Frame } from '../../simulations/api/contract/index.js';
import type { AppStore } from '../state/store.js';

/** Frames asked for in one call: few enough that the first pictures come at once. */
const batch = 250;

/** Brings the open run's log up to a tick, in order, leaving out what it already has. Ends early when another run is opened. */
export async function loadFrames(commands: Commands, store: AppStore, runId: string, upTo: number): Promise<void> {
  for (;;) {
    const { openRun } = store.getState();
    if (openRun?.id !== runId) return;
    const from = openRun.log.count;
    if (from > upTo) return;
    const frames = await commands.getFrames({ runId, from, to: Math.min(upTo, from + batch - 1) });
    store.getState().framesCame(runId, frames);
    if (frames.length === 0) return;
  }
}

/** Frames of any run from one on up to a tick, in order, without the store. */
export async function allFrames(
  commands: Pick<Commands, 'getFrames'>,
  runId: string,
  upTo: number,
  from = 0,
): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  while (from + frames.length <= upTo) {
    const start = from + frames.length;
    const more = await commands.getFrames({ runId, from: start, to: Math.min(upTo, start + batch - 1) });
    if (more.length === 0) break;
    frames.push(...more);
  }
  return frames;
}

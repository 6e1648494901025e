import type { FederationRound, Frame, ListedRun } from '../../simulations/api/contract/index.js';
import type { EngineEvent } from '../bridge/index.js';
import type { AppStore } from './store.js';

/** Runs something before the next picture is drawn. */
export type NextFrame = (work: () => void) => void;

/**
 * The one place where the engine's events enter the store. They are gathered and applied together once per
 * animation frame, so that a thousand events between two pictures cost one change.
 */
export function engineEvents(store: AppStore, nextFrame: NextFrame): (event: EngineEvent) => void {
  let waiting: EngineEvent[] = [];
  const flush = () => {
    const events = waiting;
    waiting = [];
    apply(store, events);
  };
  return (event) => {
    waiting.push(event);
    if (waiting.length === 1) nextFrame(flush);
  };
}

/** A hidden window gets no animation frames; a timer makes sure that events are applied there, too. */
export function animationFrame(work: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    work();
  };
  requestAnimationFrame(once);
  setTimeout(once, 250);
}

function apply(store: AppStore, events: readonly EngineEvent[]): void {
  const runs = new Map<string, ListedRun>();
  const frames = new Map<string, Frame[]>();
  const rounds = new Map<string, FederationRound[]>();
  for (const { name, payload } of events) {
    if (name === 'runChanged') runs.set(payload.run.id, payload.run);
    else if (name === 'federationChanged') runs.set(payload.federation.id, payload.federation);
    else if (name === 'federationRound')
      rounds.set(payload.runId, [...(rounds.get(payload.runId) ?? []), payload.round]);
    else if (name === 'federationProgress') store.getState().federationProgressed(payload);
    else if (name === 'rehearsalChanged') store.getState().rehearsalListed(payload.rehearsal);
    else if (name === 'rehearsalProgress') store.getState().rehearsalProgressCame(payload);
    else if (name === 'reportWaiting') store.getState().reportWaited(payload.id, payload.words);
    else if (name === 'frame') frames.set(payload.runId, [...(frames.get(payload.runId) ?? []), payload.frame]);
    else if (name === 'progress') store.getState().openRunChanged(payload.runId, { progress: payload });
    else if (name === 'report') store.getState().openRunChanged(payload.runId, { report: payload.report });
  }
  for (const [runId, arrived] of frames) {
    store.getState().framesCame(runId, arrived);
    // A summary that came along may be older than the frame after it.
    const changed = runs.get(runId);
    const known = changed?.kind === 'dao' ? changed : store.getState().runs?.find(({ id }) => id === runId);
    const tick = Math.max(known?.tick ?? 0, ...arrived.map((frame) => frame.tick));
    if (known !== undefined && tick !== known.tick) runs.set(runId, { ...known, tick });
  }
  for (const [runId, arrived] of rounds) {
    store.getState().roundsCame(runId, arrived);
    const changed = runs.get(runId);
    const known =
      changed?.kind === 'federation' ? changed : store.getState().federations?.find(({ id }) => id === runId);
    const newest = arrived.reduce((one, other) => (other.round > one.round ? other : one));
    if (known !== undefined && newest.round >= known.round)
      runs.set(runId, { ...known, round: newest.round, accuracy: newest.accuracy });
  }
  if (runs.size > 0) store.getState().runsChanged([...runs.values()]);
}

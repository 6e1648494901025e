import { createContext, startTransition, useContext, useEffect, useRef, useState } from 'react';
import { animationFrame } from '../state/engine-events.js';
import type { AppState } from '../state/store.js';
import { useSession } from './session-context.js';
import { type Draw, Pace, Turns } from './turns.js';

const turns = new Turns(animationFrame);

/** The pace of the panel around a component. */
export const PaceContext = createContext<Pace | null>(null);

export function createPace(): Pace {
  return new Pace(turns);
}

/**
 * A part of the state that changes many times a second, at the pace at which this panel gets its turn.
 * @param active a panel that is out of sight keeps what it has and catches up when it comes back
 */
export function usePaced<T>(select: (state: AppState) => T, active = true): T {
  const { store } = useSession();
  const around = useContext(PaceContext);
  const [own] = useState(createPace);
  const pace = around ?? own;
  // In a box, so that every turn is a drawing of its own and its end is noticed.
  const [box, setBox] = useState(() => ({ value: select(store.getState()) }));
  const shown = useRef(box.value);
  const finish = useRef<(() => void) | null>(null);
  const selectNow = useRef(select);
  selectNow.current = select;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the box that was waited for is on the screen
  useEffect(() => {
    finish.current?.();
    finish.current = null;
  }, [box]);

  useEffect(() => {
    if (!active) return;
    const draw: Draw = (finished) => {
      const next = selectNow.current(store.getState());
      if (Object.is(next, shown.current)) return finished();
      shown.current = next;
      finish.current?.();
      finish.current = finished;
      startTransition(() => setBox({ value: next }));
    };
    const check = () => {
      if (!Object.is(selectNow.current(store.getState()), shown.current)) pace.request(draw);
    };
    check();
    const unsubscribe = store.subscribe(check);
    return () => {
      unsubscribe();
      pace.cancel(draw);
      // Nobody waits for what is gone.
      finish.current?.();
      finish.current = null;
    };
  }, [store, active, pace]);
  return box.value;
}

import { createContext, startTransition, useContext, useEffect, useRef, useState } from 'react';
import { animationFrame } from '../state/engine-events.js';
import type { AppState } from '../state/store.js';
import { useSession } from './session-context.js';
import { Pace, Turns } from './turns.js';

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
  const [value, setValue] = useState(() => select(store.getState()));
  const shown = useRef(value);
  const selectNow = useRef(select);
  selectNow.current = select;

  useEffect(() => {
    if (!active) return;
    const draw = () => {
      const next = selectNow.current(store.getState());
      if (Object.is(next, shown.current)) return;
      shown.current = next;
      startTransition(() => setValue(() => next));
    };
    const check = () => {
      if (!Object.is(selectNow.current(store.getState()), shown.current)) pace.request(draw);
    };
    check();
    const unsubscribe = store.subscribe(check);
    return () => {
      unsubscribe();
      pace.cancel(draw);
    };
  }, [store, active, pace]);
  return value;
}

import { startTransition, useEffect, useRef, useState } from 'react';
import { animationFrame } from '../state/engine-events.js';
import type { AppState } from '../state/store.js';
import { useSession } from './session-context.js';
import { Turns } from './turns.js';

const turns = new Turns(animationFrame);

/**
 * A part of the state that changes many times a second, at the pace at which this panel gets its turn.
 * @param active a panel that is out of sight keeps what it has and catches up when it comes back
 */
export function usePaced<T>(select: (state: AppState) => T, active = true): T {
  const { store } = useSession();
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
      if (!Object.is(selectNow.current(store.getState()), shown.current)) turns.request(draw);
    };
    check();
    const unsubscribe = store.subscribe(check);
    return () => {
      unsubscribe();
      turns.cancel(draw);
    };
  }, [store, active]);
  return value;
}

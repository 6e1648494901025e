import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../session/session.js';
import type { AppState } from '../state/store.js';

export const SessionContext = createContext<Session | null>(null);

/** The window's one session. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('There is no session around this component.');
  return session;
}

/** A part of the state; draws again whenever that part changed. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useSession().store, select);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ConnectionSlice, connectionSlice } from './connection.js';
import { type DraftSlice, draftSlice } from './draft.js';
import { type LibrarySlice, librarySlice } from './library.js';
import { type OpenFederationSlice, openFederationSlice } from './open-federation.js';
import { type OpenRehearsalSlice, openRehearsalSlice } from './open-rehearsal.js';
import { type OpenRunSlice, openRunSlice } from './open-run.js';
import { type Preferences, type PreferencesSlice, preferencesSlice } from './preferences.js';
import { type RehearsalsSlice, rehearsalsSlice } from './rehearsals.js';
import { type ViewSlice, viewSlice } from './view.js';

export type AppState = ConnectionSlice &
  LibrarySlice &
  OpenRunSlice &
  OpenFederationSlice &
  DraftSlice &
  RehearsalsSlice &
  OpenRehearsalSlice &
  ViewSlice &
  PreferencesSlice;
export type AppStore = StoreApi<AppState>;

/** The window's one store, its slices combined here and nowhere else. */
export function createAppStore(stored: Partial<Preferences> = {}, draft: unknown = null): AppStore {
  return createStore<AppState>()((...parts) => ({
    ...connectionSlice(...parts),
    ...librarySlice(...parts),
    ...openRunSlice(...parts),
    ...openFederationSlice(...parts),
    ...draftSlice(draft)(...parts),
    ...rehearsalsSlice(...parts),
    ...openRehearsalSlice(...parts),
    ...viewSlice(...parts),
    ...preferencesSlice(stored)(...parts),
  }));
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ComparedRunsSlice, comparedRunsSlice } from './compared-runs.js';
import { type ConnectionSlice, connectionSlice } from './connection.js';
import { type DraftsSlice, draftsSlice, type StoredDrafts } from './drafts.js';
import { type LibrarySlice, librarySlice } from './library.js';
import { type OpenFederationSlice, openFederationSlice } from './open-federation.js';
import { type OpenRehearsalSlice, openRehearsalSlice } from './open-rehearsal.js';
import { type OpenRunSlice, openRunSlice } from './open-run.js';
import { type Preferences, type PreferencesSlice, preferencesSlice } from './preferences.js';
import { type RehearsalsSlice, rehearsalsSlice } from './rehearsals.js';
import { type ViewSlice, viewSlice } from './view.js';
import { type VoteFilesSlice, voteFilesSlice } from './vote-files.js';

export type AppState = ConnectionSlice &
  LibrarySlice &
  OpenRunSlice &
  OpenFederationSlice &
  DraftsSlice &
  ComparedRunsSlice &
  RehearsalsSlice &
  OpenRehearsalSlice &
  VoteFilesSlice &
  ViewSlice &
  PreferencesSlice;
export type AppStore = StoreApi<AppState>;

/** The window's one store, its slices combined here and nowhere else. */
export function createAppStore(stored: Partial<Preferences> = {}, drafts: StoredDrafts = {}): AppStore {
  return createStore<AppState>()((...parts) => ({
    ...connectionSlice(...parts),
    ...librarySlice(...parts),
    ...openRunSlice(...parts),
    ...openFederationSlice(...parts),
    ...draftsSlice(drafts)(...parts),
    ...comparedRunsSlice(...parts),
    ...rehearsalsSlice(...parts),
    ...openRehearsalSlice(...parts),
    ...voteFilesSlice(...parts),
    ...viewSlice(...parts),
    ...preferencesSlice(stored)(...parts),
  }));
}

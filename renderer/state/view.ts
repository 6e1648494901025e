import type { StateCreator } from 'zustand/vanilla';
import type { LensName } from '../routes/lens.js';
import type { Selection } from '../routes/selection.js';

export type Page =
  | 'scenarios'
  | 'run'
  | 'new-federation'
  | 'edit-scenario'
  | 'compare'
  | 'rehearse'
  | 'watch'
  | 'poll'
  | 'settings';

/** Ticks of a DAO, or rounds of a federation, `from` to `to`, both included. */
export type TickWindow = readonly [from: number, to: number];

/** What is looked at: page, moment, stretch of time, and the thing the inspector shows. */
export interface ViewSlice {
  readonly page: Page;
  /** What is shown of the open run. */
  readonly lens: LensName;
  /** The moment all panels show, a tick of a DAO or a round of a federation; `null` = the newest, following the run. */
  readonly tick: number | null;
  /** The stretch of time that charts show; `null` = the whole run. */
  readonly window: TickWindow | null;
  readonly selection: Selection | null;
  /** The tick under the pointer, shared by all charts. */
  readonly hoverTick: number | null;
  /** A recorded run is being played back. */
  readonly replaying: boolean;
  /** Panels that are presented, and nothing else with them; none named = the page's two main ones; `null` = not presenting. */
  readonly presenting: readonly string[] | null;
  show(page: Page): void;
  look(at: Partial<Pick<ViewSlice, 'lens' | 'tick' | 'window' | 'selection' | 'replaying'>>): void;
  hover(tick: number | null): void;
  present(panels: readonly string[] | null): void;
}

export const viewSlice: StateCreator<ViewSlice> = (set) => ({
  page: 'scenarios',
  lens: 'overview',
  tick: null,
  window: null,
  selection: null,
  hoverTick: null,
  replaying: false,
  presenting: null,
  show: (page) => set({ page, presenting: null }),
  // Panels that are presented belong to their lens: through another one, its main ones are.
  look: (at) =>
    set(({ presenting }) => (at.lens === undefined || presenting === null ? at : { ...at, presenting: [] })),
  hover: (hoverTick) => set({ hoverTick }),
  present: (presenting) => set({ presenting }),
});

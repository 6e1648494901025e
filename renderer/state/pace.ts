/** How fast an open run of either kind goes on, and whether it is about to end. */
export interface Pace {
  /** Ticks or rounds a second at most; `null` = as fast as it goes. */
  readonly speed: number | null;
  /** It was told to stop and stands still: until then it can be undone. */
  readonly stopping: boolean;
}

/** A run that was just opened. */
export const fullSpeed: Pace = { speed: null, stopping: false };

/** The least and the most that a protocol lets a validator report. */
export interface ScoreBounds {
  readonly lowest: number;
  readonly highest: number;
}

/** What the training rounds on chain allow: ±1,000,000 millionths. */
const CHAIN_BOUNDS: ScoreBounds = { lowest: -1, highest: 1 };

/**
 * The scores that a colluding validator reports, in the order of the updates: the most for updates of its ring, the least
 * for all others. These are ballot stuffing and bad-mouthing (Dellarocas 2000, "Immunizing online reputation reporting
 * systems against unfair ratings and discriminatory behavior"). Assumes that the ring knows whose update is whose, and
 * that the boundary is its best choice: under a median, how far a report is off makes no difference, so that a ring of
 * fewer than half of the validators can move a median only within the range of the honest scores. O(updates).
 *
 * @param scores what an honest validator would report
 * @param inRing whether each update is from the validator's own ring
 */
export function collude(
  scores: readonly number[],
  inRing: readonly boolean[],
  { lowest, highest }: ScoreBounds = CHAIN_BOUNDS,
): number[] {
  return scores.map((_, i) => (inRing[i] ? highest : lowest));
}

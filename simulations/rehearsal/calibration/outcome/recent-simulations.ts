/** What the simulated votes said of an earlier proposal, before it was voted on. */
export interface PastSimulation {
  /** Unix seconds. */
  readonly end: number;
  readonly type: string;
  /** Log-odds of passing. */
  readonly logOdds: number;
}

const LATEST = 60;
/** How many proposals of all types a type's mean is mixed with. */
const TYPE_PRIOR = 5;

/**
 * What the simulated votes usually say of proposals of a type: their mean log-odds over the last 60 that ended by a moment.
 * A new forecast is read as a difference from it, so that a bias that a status or a type brings falls out; `null` where
 * none has ended.
 */
export function usualSimulation(past: readonly PastSimulation[], moment: number, type: string): number | null {
  const ended = past.filter(({ end }) => end <= moment).sort((a, b) => a.end - b.end);
  const latest = ended.slice(-LATEST);
  if (latest.length === 0) return null;
  const mean = latest.reduce((sum, { logOdds }) => sum + logOdds, 0) / latest.length;
  const inType = latest.filter((one) => one.type === type);
  return (inType.reduce((sum, { logOdds }) => sum + logOdds, 0) + TYPE_PRIOR * mean) / (inType.length + TYPE_PRIOR);
}

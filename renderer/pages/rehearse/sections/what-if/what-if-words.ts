import type { EconomyComparison } from '../../../../../simulations/api/contract/index.js';
import { economyUnit, effectAtEnd } from '../../../../charts/models/rehearsal/economy-difference.js';
import { valueText } from '../../../../charts/units.js';
import { separate } from '../../../../words/number-format.js';

/** A difference of shares in percentage points: `−12.3 points`, `+4.0 points`. */
export function points(share: number): string {
  const text = (share * 100).toFixed(1);
  const size = text === '-0.0' ? '0.0' : text;
  return `${Number(size) > 0 ? '+' : ''}${separate(size)} points`;
}

/** What the proposal does to a measure, in a sentence. */
export function effectWords(difference: EconomyComparison['differences'][number], symbol: string): string {
  const last = difference.ticks.at(-1);
  const unit = economyUnit(difference.unit);
  const say = (value: number) => (unit === 'share' ? points(value) : valueText(unit, value, symbol));
  const band = (low: number, high: number) => (low === high ? 'with every seed' : `${say(low)} to ${say(high)}`);
  switch (effectAtEnd(difference)) {
    case 'none':
      return 'No difference: both are the same at every tick.';
    case 'unclear':
      return `Not clear: ${say(last!.mean)}, between ${say(last!.low)} and ${say(last!.high)}. More seeds would tell.`;
    case 'more':
      return `More with the proposal: ${say(last!.mean)} (${band(last!.low, last!.high)}) by tick ${last!.tick}.`;
    case 'less':
      return `Less with the proposal: ${say(last!.mean)} (${band(last!.low, last!.high)}) by tick ${last!.tick}.`;
  }
}

/** What a tick of a small economy takes (s), before anything is known. */
const USUAL_TICK_SECONDS = 0.5;

/** How long a comparison will take (s), by how long the last one took. */
export function estimatedSeconds(
  last: Pick<EconomyComparison, 'ticks' | 'seeds' | 'seconds'> | null,
  ticks: number,
  seeds: number,
): number {
  if (last === null || last.ticks * last.seeds.length === 0) return 2 * ticks * seeds * USUAL_TICK_SECONDS;
  return (last.seconds * ticks * seeds) / (last.ticks * last.seeds.length);
}

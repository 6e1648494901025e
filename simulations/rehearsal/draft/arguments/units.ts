import type { DraftAsset, DraftContext } from '../draft-context.js';

/** What an amount is multiplied with: so many decimals, or a factor of whole units. */
export interface Unit {
  /** As a message calls it. */
  readonly name: string;
  /** Digits after the point that an amount may have. */
  readonly decimals: number;
  /** Smallest units in one, when it is no power of ten. */
  readonly factor: bigint;
}

/** Solidity's own units of native currency and of time. */
const FIXED: ReadonlyMap<string, Unit> = new Map(
  [
    ['wei', 0, 1n],
    ['gwei', 9, 1n],
    ['ether', 18, 1n],
    ['eth', 18, 1n],
    ['second', 0, 1n],
    ['minute', 0, 60n],
    ['hour', 0, 3600n],
    ['day', 0, 86_400n],
    ['week', 0, 604_800n],
  ].map(([name, decimals, factor]) => [
    name as string,
    { name: name as string, decimals: decimals as number, factor: factor as bigint },
  ]),
);

/** The units a word may mean: several when two assets share a symbol. `target` is whom the call goes to. */
export function unitsOf(word: string, target: DraftAsset | null, context: DraftContext): readonly Unit[] {
  const own = target ?? context.assets[0] ?? null;
  if (/^tokens?$/i.test(word)) return own === null ? [] : [unitOfAsset(own)];
  if (target !== null && target.symbol.toLowerCase() === word.toLowerCase()) return [unitOfAsset(target)];
  const bySymbol = context.assets.filter(({ symbol }) => symbol.toLowerCase() === word.toLowerCase());
  const exact = bySymbol.filter(({ symbol }) => symbol === word);
  const found = distinct((exact.length > 0 ? exact : bySymbol).map(unitOfAsset));
  if (found.length > 0) return found;
  const fixed = FIXED.get(word.toLowerCase()) ?? FIXED.get(word.toLowerCase().replace(/s$/, ''));
  return fixed === undefined ? [] : [fixed];
}

/** Words that a message may offer. */
export function unitWords(context: DraftContext): string {
  return [...new Set([...context.assets.map(({ symbol }) => symbol), 'tokens', 'ether', 'gwei', 'days'])].join(', ');
}

function unitOfAsset({ symbol, decimals }: DraftAsset): Unit {
  return { name: symbol, decimals, factor: 1n };
}

/** Two assets of the same symbol and decimals mean the same amount. */
function distinct(units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit, index) => units.findIndex(({ decimals }) => decimals === unit.decimals) === index);
}

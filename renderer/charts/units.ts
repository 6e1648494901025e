import { count, decimal, percent, short } from '../words/number-format.js';
import { decimalsOf } from './round-steps.js';

/** What a chart's values are. Token values are drawn as numbers of tokens, prices in what the chart's symbol says. */
export type Unit =
  | 'share'
  | 'tokens'
  | 'price'
  | 'count'
  | 'nats'
  | 'seconds'
  | 'months'
  | 'gas'
  | 'points'
  | 'megabytes'
  | 'epsilon'
  | 'length'
  | 'usualRounds'
  | 'index';

/** The unit as a chart's head names it. */
export function unitName(unit: Unit, symbol: string): string {
  const names: Readonly<Record<Unit, string>> = {
    share: '%',
    tokens: symbol,
    price: symbol,
    count: 'count',
    nats: 'nats',
    seconds: 's',
    months: 'months',
    gas: 'gas',
    points: 'points of accuracy',
    megabytes: 'MB',
    epsilon: 'ε',
    length: 'Euclidean length',
    usualRounds: 'rounds of a usual client',
    index: '0 to 1',
  };
  return names[unit];
}

/** A value in full, with its unit. */
export function valueText(unit: Unit, value: number, symbol: string): string {
  switch (unit) {
    case 'share':
      return percent(value);
    case 'tokens':
    case 'price':
      return `${short(value)} ${symbol}`;
    case 'count':
      return Number.isInteger(value) ? count(value) : decimal(value, 2);
    case 'gas':
      return `${short(value)} gas`;
    case 'megabytes':
      return `${short(value)} MB`;
    case 'epsilon':
      return `ε ${decimal(value, 3)}`;
    case 'usualRounds':
      return `${decimal(value, 2)} × a usual client’s round`;
    case 'months':
      return `${decimal(value, 1)} months`;
    case 'length':
      return short(value);
    case 'points':
      return `${decimal(value, 2)} points`;
    case 'index':
      return value.toFixed(2);
    default:
      return `${decimal(value, 3)} ${unit === 'nats' ? 'nats' : 's'}`;
  }
}

/** A value as a table has it: in the unit that its column names, rounded as the chart shows it; plain, for machines. */
export function tableNumber(unit: Unit, value: number): number {
  switch (unit) {
    case 'share':
      return rounded(value * 100, 1);
    case 'points':
    case 'usualRounds':
    case 'index':
      return rounded(value, 2);
    case 'nats':
    case 'seconds':
    case 'epsilon':
      return rounded(value, 3);
    case 'count':
      return rounded(value, 2);
    default:
      return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const large = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;

/** A value on an axis, as short as it can be and with the decimals that tell it from its neighbours, a step away. */
export function axisText(unit: Unit, value: number, step: number): string {
  const written = (scale: number, symbol: string) =>
    `${decimal(value / scale, decimalsOf(step / scale))}${symbol === '' ? '' : `\u00a0${symbol}`}`;
  if (unit === 'share') return written(0.01, '%');
  const [scale, symbol] = large.find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  return written(scale, symbol);
}

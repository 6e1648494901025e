import type { AgentColumnInfo, ReporterInfo } from '../../simulations/api/contract/index.js';
import { timeLeft } from './dates.js';
import { count, decimal, fixed, percent, short } from './number-format.js';
import type { RunVocabulary } from './run-vocabulary.js';
import { exactTokens, plainTokens, shortTokens, tokensOf } from './tokens.js';

/** Something that a run counts: a reporter, or a column of its agents. */
export type Measure = Pick<ReporterInfo | AgentColumnInfo, 'name' | 'title' | 'unit' | 'asset' | 'description'> &
  Pick<ReporterInfo, 'party' | 'perTick'>;

/** A value as frames and agents' rows have it: amounts as decimal strings in the smallest unit, all else as numbers. */
export type MeasuredValue = number | string | null | undefined;

/** What a measure is called, a party in it by its name. */
export const measureTitle = ({ title, party }: Measure, vocabulary: RunVocabulary): string =>
  party === undefined ? title : title.replace(party, vocabulary.partyName(party).toLowerCase());

/** A value as a number to draw and to sort by: amounts in tokens, scores in points of accuracy. `null` when absent. */
export function numberOf({ unit, asset }: Measure, value: MeasuredValue, vocabulary: RunVocabulary): number | null {
  if (value === null || value === undefined || unit === 'name') return null;
  if (unit === 'wei') return tokensOf(String(value), vocabulary.asset(asset).decimals);
  return unit === 'score' ? Number(value) * 100 : Number(value);
}

/** A value in as few digits as keep its meaning; amounts and prices without their symbol. */
export function bareText({ unit, asset }: Measure, value: MeasuredValue, vocabulary: RunVocabulary): string {
  if (value === null || value === undefined) return '–';
  const number = Number(value);
  switch (unit) {
    case 'name':
      return String(value);
    case 'wei':
      return shortTokens(String(value), vocabulary.asset(asset).decimals);
    case 'share':
      return percent(number);
    case 'score':
      return fixed(number * 100, 2);
    case 'nats':
      return decimal(number, 3);
    case 'count':
      return Number.isInteger(number) ? count(number) : decimal(number, 2);
    case 'seconds':
      return timeLeft(number);
    case 'months':
      return decimal(number, 1);
    default:
      return short(number);
  }
}

/** What comes after a value of this measure; empty where its text says it already. */
export function symbolOf({ unit, asset }: Measure, vocabulary: RunVocabulary): string {
  switch (unit) {
    case 'wei':
      return vocabulary.asset(asset).symbol;
    case 'tokens':
      return vocabulary.asset().symbol;
    case 'price':
      return vocabulary.priceSymbol;
    case 'score':
      return 'points';
    case 'nats':
    case 'months':
    case 'gas':
      return unit;
    default:
      return '';
  }
}

/** A value with its unit. */
export function measuredText(measure: Measure, value: MeasuredValue, vocabulary: RunVocabulary): string {
  const text = bareText(measure, value, vocabulary);
  const symbol = symbolOf(measure, vocabulary);
  return value === null || value === undefined || symbol === '' ? text : `${text} ${symbol}`;
}

/** Every digit, thousands separated: what a value says on hover; absent where its text is exact already. */
export function exactText({ unit, asset }: Measure, value: MeasuredValue, vocabulary: RunVocabulary) {
  if (unit !== 'wei' || value === null || value === undefined) return undefined;
  const { symbol, decimals } = vocabulary.asset(asset);
  return `${exactTokens(String(value), decimals)} ${symbol}`;
}

/** A value without separators, for tables that machines read: amounts in tokens to the last digit, all else as it is shown. */
export function plainText({ unit, asset }: Measure, value: MeasuredValue, vocabulary: RunVocabulary): string {
  if (value === null || value === undefined) return '';
  if (unit === 'wei') return plainTokens(String(value), vocabulary.asset(asset).decimals);
  if (unit === 'share') return String(Number((Number(value) * 100).toFixed(1)));
  return unit === 'score' ? String(Number((Number(value) * 100).toFixed(2))) : String(value);
}

/** What heads a column of `plainText`: the title with the unit that its numbers are in. */
export function plainHeader(measure: Measure, vocabulary: RunVocabulary): string {
  const unit = measure.unit === 'share' ? '%' : symbolOf(measure, vocabulary);
  return unit === '' ? measure.title : `${measure.title} (${unit})`;
}

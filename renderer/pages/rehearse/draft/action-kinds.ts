import type { DecodedCall } from '../../../../simulations/api/contract/index.js';
import type { FormValue } from '../../../forms/field-schema.js';

/** A new action: a call of nothing yet. */
export const emptyAction: FormValue = { kind: 'call', to: '', valueWei: '0', signature: '', arguments: [] };

/** The same action as bytes, as far as it could be encoded. */
export function asRaw({ to, valueWei }: FormValue, call: DecodedCall | null): FormValue {
  return { kind: 'raw', to, valueWei: valueWei ?? '0', data: call?.data ?? '0x' };
}

/** The same action as a call; its arguments must be written again, because bytes carry neither names nor units. */
export function asCall({ to, valueWei }: FormValue, call: DecodedCall | null): FormValue {
  return { kind: 'call', to, valueWei: valueWei ?? '0', signature: call?.signature ?? '', arguments: [] };
}

/** The list with one entry moved by one place; at its ends nothing happens. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const one = list[at];
  const other = list[at + by];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, place) => (place === at ? other : place === at + by ? one : entry));
}

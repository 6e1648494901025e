import type { DomainEvent } from './fact.js';

/** Lines already made: the digest and the store both ask for each event's. */
const lines = new WeakMap<DomainEvent, string>();

/**
 * An event as one line of JSON that is always the same for the same event: keys in alphabetical order, bigints as
 * decimal strings. The run's digest is a hash over these lines. Made once an event, which nobody changes.
 */
export function canonicalEvent(event: DomainEvent): string {
  const made = lines.get(event);
  // Stryker disable next-line ConditionalExpression: made again it is the same line.
  if (made !== undefined) return made;
  // Stryker disable next-line EqualityOperator: no two fields have one name.
  const fields = Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
  const line = `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${plain(value)}`).join(',')}}`;
  lines.set(event, line);
  return line;
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}

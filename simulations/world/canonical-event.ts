import type { DomainEvent } from './fact.js';

/**
 * An event as one line of JSON that is always the same for the same event: keys in alphabetical order, bigints as
 * decimal strings. The run's digest is a hash over these lines.
 */
export function canonicalEvent(event: DomainEvent): string {
  const fields = Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${plain(value)}`).join(',')}}`;
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
}

import { DEEPEST } from './parse-json.js';

/** What in a value is no JSON. */
export interface NoJson {
  /** Names and numbers of the places on the way to it. */
  readonly path: readonly string[];
  /** As the end of a sentence after its name. */
  readonly message: string;
}

/**
 * Looks for what is no JSON in a value from outside, or for what is nested too deep for those who walk through it. Not given
 * at all (`undefined`) is fine: a field may be left out.
 */
export function findNoJson(value: unknown): NoJson | null {
  const path: string[] = [];
  const walk = (at: unknown): string | null => {
    if (typeof at === 'number') return Number.isFinite(at) ? null : `is ${at}, which is no number`;
    if (typeof at !== 'object') {
      return at === undefined || typeof at === 'string' || typeof at === 'boolean' ? null : `is a ${typeof at}`;
    }
    if (at === null) return null;
    // A value within itself is found here, too.
    if (path.length >= DEEPEST) return `is nested more than ${DEEPEST} levels deep`;
    const prototype: unknown = Object.getPrototypeOf(at);
    if (!Array.isArray(at) && prototype !== null && Object.getPrototypeOf(prototype) !== null)
      return 'is no plain object';
    for (const key of Object.keys(at)) {
      path.push(key);
      const message = walk((at as Record<string, unknown>)[key]);
      if (message !== null) return message;
      path.pop();
    }
    return null;
  };
  try {
    const message = walk(value);
    return message === null ? null : { path, message };
  } catch {
    return { path, message: 'cannot be read' };
  }
}

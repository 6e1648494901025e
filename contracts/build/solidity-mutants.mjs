// @ts-check
import { createHash } from 'node:crypto';

/**
 * One change of a source: what stands from `start` to `end` becomes `by`.
 * @typedef {{ start: number, end: number, line: number, was: string, by: string }} SolidityMutant
 */

/** What an operator or a function becomes, when it is not left out. */
const OPERATORS = new Map([
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
  ['+=', '-='],
  ['-=', '+='],
  ['>>=', '<<='],
  ['>>', '<<'],
  ['&', '|'],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['==', '!='],
  ['!=', '=='],
  ['&&', '||'],
  ['||', '&&'],
  ['Math.min', 'Math.max'],
  ['Math.max', 'Math.min'],
  ['.upper', '.lower'],
  ['.lower', '.upper'],
  ['true', 'false'],
  ['false', 'true'],
]);

/** Longest first, so that `>>=` is not read as `>`; what is not in the table above is passed over whole. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"[^"\n]*"|\b(?:import|pragma|using)\b[^;]*;|\b(?:emit|delete)\b[^;]*;|Math\.(?:min|max)\b|\.(?:upper|lower)\b|\b(?:true|false)\b|>>=|<<=|=>|\+\+|--|\*\*|[-+*/%<>=!]=|&&|\|\||<<|>>|[-+*/%<>&]/g;

/**
 * Every change that is made of a source, in its order: each operator once, each event that is not told, each value that is
 * not forgotten, each sign that is lost.
 * @param {string} source Solidity
 * @returns {SolidityMutant[]}
 */
export function mutantsOf(source) {
  /** @type {SolidityMutant[]} */
  const mutants = [];
  for (const match of source.matchAll(TOKEN)) {
    const [was] = match;
    const start = match.index;
    const by = replacement(was, source.slice(0, start));
    if (by === null) continue;
    mutants.push({ start, end: start + was.length, line: source.slice(0, start).split('\n').length, was, by });
  }
  return mutants;
}

/**
 * @param {string} was
 * @param {string} before the source up to there
 * @returns {string | null} null for what is left alone
 */
function replacement(was, before) {
  // Not nothing: after a condition that would take the next statement along.
  if (/^(emit|delete)\b/.test(was)) return '{}';
  // A minus with nothing on its left is a sign.
  if (was === '-' && /(?:[-+*/%<>=&|?:(,]|\breturn)\s*$/.test(before)) return '';
  return OPERATORS.get(was) ?? null;
}

/**
 * @param {string} source
 * @param {SolidityMutant} mutant
 */
export function applied(source, { start, end, by }) {
  return source.slice(0, start) + by + source.slice(end);
}

/**
 * Draws some of a list by a seed, and keeps their order; the same seed draws the same.
 * @template T
 * @param {readonly T[]} list
 * @param {number} count
 * @param {string} seed
 * @returns {T[]}
 */
export function drawn(list, count, seed) {
  const lot = (/** @type {number} */ i) => createHash('sha256').update(`${seed} ${i}`).digest('hex');
  const lots = list.map((_, i) => ({ i, lot: lot(i) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const chosen = new Set(lots.slice(0, count).map(({ i }) => i));
  return list.filter((_, i) => chosen.has(i));
}

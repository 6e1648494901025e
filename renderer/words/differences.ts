import type { Difference } from '../../simulations/api/contract/index.js';
import { archetypeName, fieldAt } from '../forms/scenario-schema.js';
import { choiceName } from './choices.js';
import { roughDuration } from './dates.js';
import { decimal, separate } from './number-format.js';

/** A field of a scenario as people call it: `Quorum`, `poisoner: Stake of each member`. */
export function fieldName(path: string): string {
  const parts = path.split('.');
  const last = parts.at(-1) ?? path;
  const own = fieldAt(path)?.title ?? inWords(last);
  if (parts[0] !== 'population' || parts.length < 2) return own;
  const cohort = parts[1] ?? '';
  return parts.length === 2 || last === 'count' ? cohort : `${cohort}: ${own}`;
}

/** A value of a field, with its unit. */
export function fieldValue(path: string, value: unknown): string {
  const last = path.split('.').at(-1) ?? path;
  if (value === undefined || value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => fieldValue(path, one)).join(', ') || 'none';
  if (typeof value === 'object') return objectInWords(value);
  const unit = fieldAt(path)?.unit;
  if (typeof value === 'number' && unit === 's') return value >= 60 ? roughDuration(value) : `${decimal(value)} s`;
  const plain =
    typeof value === 'number'
      ? decimal(value, 4)
      : /^\d+(\.\d+)?$/.test(String(value))
        ? separate(String(value))
        : choiceName(path.split('.').at(-2) ?? last, String(value));
  return unit === undefined ? plain : `${plain}\u00a0${unit}`;
}

/** A difference in a few words: `Quorum 4 → 8 % of supply`, `without poisoner`, `6 more: scout`. */
export function differenceWords({ field, before, after }: Difference): string {
  const name = fieldName(field);
  if (before === undefined && isCohort(after)) return `with ${name} (${fieldValue(field, after)})`;
  if (after === undefined && isCohort(before)) return `without ${name}`;
  const [from, to] = [fieldValue(field, before), fieldValue(field, after)];
  const unit = fieldAt(field)?.unit;
  const shared = unit !== undefined && from.endsWith(`\u00a0${unit}`) && to.endsWith(`\u00a0${unit}`);
  return `${name} ${shared ? from.slice(0, -unit.length - 1) : from} → ${to}`;
}

/** Several differences in one line; `nothing` when there are none. */
export function differencesInWords(differences: readonly Difference[], most = 4): string {
  const told = worthTelling(differences);
  if (told.length === 0) return 'nothing';
  const shown = told.slice(0, most).map(differenceWords);
  const rest = told.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ');
}

/** Differences without those that only follow from another: more people, each with as many tokens as before. */
export function worthTelling(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ field, before, after }) => {
    const cohort = /^population\.(.+)\.holdings\.totalTokens$/.exec(field)?.[1];
    const size = differences.find((other) => other.field === `population.${cohort}.count`);
    if (cohort === undefined || size === undefined) return true;
    const [one, other] = [Number(before) / Number(size.before), Number(after) / Number(size.after)];
    return Math.abs(one - other) > Math.abs(one) * 1e-9;
  });
}

function isCohort(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'archetype' in value;
}

function objectInWords(value: object): string {
  if ('archetype' in value && 'count' in value)
    return `${String(value.count)} × ${archetypeName(String(value.archetype)).toLowerCase()}`;
  return Object.entries(value)
    .map(([name, one]) =>
      typeof one === 'object' && one !== null
        ? `${inWords(name)} ${objectInWords(one)}`
        : ['kind', 'rule', 'schedule'].includes(name)
          ? choiceName(name, String(one))
          : `${inWords(name)} ${String(one)}`,
    )
    .join(', ');
}

/** `someCamelCase` → `Some camel case`. */
function inWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

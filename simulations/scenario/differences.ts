/** One field in which two documents differ; `undefined` where a document has no such field. */
export interface Difference {
  /** Path of the field; members of lists that have names go by them: `population.poisoner.count`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Fields that say what a document is called and not what it does. */
const WORDS = new Set(['format', 'name', 'title', 'summary']);

/**
 * Where two documents differ, field by field in the order of the second. A list whose members have names is compared
 * by them, so that one more cohort is one difference; any other list is one field.
 */
export function differencesOf(before: object, after: object): readonly Difference[] {
  const found: Difference[] = [];
  compare('', without(before), without(after), found);
  return found;
}

function without(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !WORDS.has(field)));
}

function compare(field: string, before: unknown, after: unknown, found: Difference[]): void {
  const [one, other] = [membersOf(before), membersOf(after)];
  if (one === null || other === null || (one.size === 0) !== (other.size === 0)) {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    found.push({
      field,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    });
    return;
  }
  for (const key of new Set([...other.keys(), ...one.keys()]))
    compare(field === '' ? key : `${field}.${key}`, one.get(key), other.get(key), found);
}

/** What a value is made of, by name; `null` when it is one value. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one ? one.name : null,
  );
  if (!names.every((name) => typeof name === 'string') || new Set(names).size !== names.length) return null;
  return new Map(value.map((one, at) => [String(names[at]), one]));
}

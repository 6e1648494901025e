import { discriminatorOf, type FieldSchema, type FormValue, filledField, memberOf } from './field-schema.js';

/** A field of a document: names of objects' fields and places in lists. */
export type FieldPath = readonly (string | number)[];

/** The path as the engine writes it: `population[2].count`. */
export function pathText(path: FieldPath): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

export function valueAt(document: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, step) => (isContainer(value) ? value[step] : undefined), document);
}

/** The document with one field changed; `undefined` takes the field away. Whatever has to be around it is made. */
export function withValueAt(document: FormValue, path: FieldPath, value: unknown): FormValue {
  return changed(document, path, value) as FormValue;
}

function changed(container: unknown, [step, ...rest]: FieldPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(container) ? container : [];
    const next = changed(list[step], rest, value);
    return next === undefined ? list.filter((_, at) => at !== step) : list.toSpliced(step, 1, next);
  }
  const { [step]: before, ...others } = isContainer(container) && !Array.isArray(container) ? container : {};
  const next = changed(before, rest, value);
  return next === undefined ? others : { ...(container as FormValue | undefined), [step]: next };
}

/** One field that can be filled in, as a document has it at the moment. */
export interface Leaf {
  readonly path: FieldPath;
  readonly schema: FieldSchema;
  /** Titles from the outside in; the last is its own. */
  readonly titles: readonly string[];
}

/** All fields of a document that can be filled in, in the order of its schema; unions by the member that was chosen. */
export function leavesOf(
  schema: FieldSchema,
  value: unknown,
  path: FieldPath = [],
  titles: readonly string[] = [],
): readonly Leaf[] {
  const filled = filledField(schema);
  if (filled !== null && value !== null && value !== undefined) return leavesOf(filled, value, path, titles);
  if (schema.oneOf !== undefined) {
    const member = memberOf(schema, valueAt(value, [discriminatorOf(schema)]));
    const own: Leaf = { path, schema, titles };
    return member === undefined ? [own] : [own, ...leavesOf(member, value, path, titles)];
  }
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([name, field]) =>
      field.const !== undefined
        ? []
        : leavesOf(field, valueAt(value, [name]), [...path, name], [...titles, field.title ?? sectionTitle(name)]),
    );
  if (schema.items?.properties !== undefined || schema.items?.oneOf !== undefined) {
    const { items } = schema;
    return (Array.isArray(value) ? value : []).flatMap((one: unknown, at) =>
      leavesOf(items, one, [...path, at], [...titles, memberTitle(one, at)]),
    );
  }
  return [{ path, schema, titles }];
}

/** What a member of a list is called: by its own name, else by its place. */
export function memberTitle(member: unknown, at: number): string {
  const name = valueAt(member, ['name']);
  return typeof name === 'string' && name !== '' ? name : `${at + 1}.`;
}

/** `someSection` → `Some section`. */
export function sectionTitle(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function isContainer(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

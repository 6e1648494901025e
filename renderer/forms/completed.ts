import { discriminatorOf, type FieldSchema, type FormValue, memberOf } from './field-schema.js';

/** A value with everything that was left out filled in by its schema's defaults, as the engine would. */
export function completed(schema: FieldSchema, value: unknown): unknown {
  const given = value === undefined ? schema.default : value;
  if (schema.const !== undefined && given === undefined) return schema.const;
  // What may be left out and has no default is left out: filling it in would switch something on.
  if (given === undefined) return undefined;
  if (schema.oneOf !== undefined) {
    const object = objectOf(given);
    const key = discriminatorOf(schema);
    const member = memberOf(schema, object[key]);
    return member === undefined ? given : completed(member, object);
  }
  if (schema.properties === undefined) return given;
  return completedObject(schema, objectOf(given));
}

/** An object with its schema's defaults filled in; fields that no schema knows stay. */
export function completedObject(schema: FieldSchema, value: FormValue): FormValue {
  const filled = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const one = completed(field, value[name]);
    return one === undefined ? [] : [[name, one] as const];
  });
  return { ...value, ...Object.fromEntries(filled) };
}

function objectOf(value: unknown): FormValue {
  return typeof value === 'object' && value !== null ? (value as FormValue) : {};
}

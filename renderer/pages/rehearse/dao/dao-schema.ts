import { z } from 'zod';
import { daoSchema } from '../../../../simulations/api/contract/index.js';
import type { FieldSchema } from '../../../forms/field-schema.js';

/** The engine's schema of a DAO, as forms are made from it. */
const schema = z.toJSONSchema(daoSchema, { io: 'input', unrepresentable: 'any' }) as FieldSchema;

/** The schema of a part of a DAO, by its path. */
export function daoField(...path: readonly string[]): FieldSchema {
  return path.reduce((outer, name) => {
    const field = outer.properties?.[name];
    if (field === undefined) throw new Error(`A DAO has no field ${path.join('.')}.`);
    return field;
  }, schema);
}

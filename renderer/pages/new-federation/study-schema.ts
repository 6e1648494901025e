import { z } from 'zod';
import { federationSchema } from '../../../simulations/api/contract/index.js';
import type { FieldSchema } from '../../forms/field-schema.js';

/** The engine's schema of a federation, as forms are made from it. */
export const studySchema = z.toJSONSchema(federationSchema, { io: 'input' }) as FieldSchema;

/** The schema of one field of a federation. */
export function studyField(name: string): FieldSchema {
  return fieldOf(studySchema, name);
}

/** The schema of one field of what a federation says about learning. */
export function learningField(name: string): FieldSchema {
  return fieldOf(studyField('learning'), name);
}

function fieldOf(schema: FieldSchema, name: string): FieldSchema {
  const field = schema.properties?.[name];
  if (field === undefined) throw new Error(`A federation has no field ${name}.`);
  return field;
}

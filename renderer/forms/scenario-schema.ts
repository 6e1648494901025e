import { z } from 'zod';
import { scenarioSchema as engineSchema } from '../../simulations/api/contract/index.js';
import type { FieldSchema } from './field-schema.js';

/** The engine's schema of a scenario, as forms are made from it. */
export const scenarioSchema = z.toJSONSchema(engineSchema, { io: 'input' }) as FieldSchema;

/** The schemas that a field may have: several where the members of a union disagree. */
function fieldsAt(schemas: readonly FieldSchema[], name: string): readonly FieldSchema[] {
  return schemas.flatMap((schema) => {
    // A member of a list goes by its name, which the schema cannot know.
    if (schema.items !== undefined) return [schema.items];
    const own = schema.properties?.[name];
    const inMembers = fieldsAt([...(schema.oneOf ?? []), ...(schema.anyOf ?? [])], name);
    return own === undefined ? inMembers : [own, ...inMembers];
  });
}

/** What the engine says of a field by its path, such as `governance.quorumPercent` or `population.poisoner.count`. */
export function fieldAt(path: string): FieldSchema | null {
  const found = path.split('.').reduce(fieldsAt, [scenarioSchema] as readonly FieldSchema[]);
  return found.find(({ title }) => title !== undefined) ?? found[0] ?? null;
}

import document from '../../simulations/api/contract/scenario-schema.json' with { type: 'json' };
import { inWords } from '../words/rule-names.js';
import type { FieldSchema } from './field-schema.js';

/** The engine's schema of a scenario, as forms are made from it. */
// TypeScript infers a type of its own for every object of the file, and no common one.
export const scenarioSchema = document as unknown as FieldSchema;

/** What the schema says of an archetype's cohorts besides their fields. */
interface CohortSchema extends FieldSchema {
  readonly many?: string;
  readonly family?: string;
}

const cohorts = new Map<unknown, CohortSchema>(
  (scenarioSchema.properties?.population?.items?.oneOf ?? []).map((cohort) => [
    cohort.properties?.archetype?.const,
    cohort,
  ]),
);

/** One agent of an archetype, in words. */
export const archetypeName = (archetype: string) => cohorts.get(archetype)?.title ?? inWords(archetype);

/** Many of them. */
export const archetypesName = (archetype: string) => cohorts.get(archetype)?.many ?? inWords(archetype);

/** Whether an archetype harms the model, or draws pay for nothing. */
export const isAttacking = (archetype: unknown) => cohorts.get(archetype)?.family === 'attackers';

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

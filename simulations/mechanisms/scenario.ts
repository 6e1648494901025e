import { z } from 'zod';
import type { OpenArchetype } from '../agents/index.js';
import { archetypesOf, mechanismsOf } from '../kernel/index.js';
import {
  type CoreCohort,
  type CoreScenario,
  checkAggregation,
  checkCohorts,
  cohortFields,
  type DocumentProblem,
  problemsOf,
  scenarioFields,
  schemaReference,
  unusableDocument,
} from '../scenario/index.js';
import type { CoreView } from '../world/index.js';
import { LIST } from './list.js';
import type { AnyMechanism, ViewOf } from './mechanism.js';
import type { OpenMechanism } from './open-mechanism.js';
import { closedVotingWindow } from './voting-window.js';

type All = (typeof LIST)[number];

/** The whole view: the core and the slice of every mechanism. */
export type WorldView = CoreView & ViewOf<All>;

/** All mechanisms as deployer, kernel, recorder and store know them. */
export const MECHANISMS: readonly OpenMechanism[] = LIST.map(({ open }) => open);

/** All archetypes by name. */
export const ARCHETYPES: ReadonlyMap<string, OpenArchetype> = archetypesOf(MECHANISMS);

type CohortsOf<M extends AnyMechanism> = M extends { readonly cohorts?: infer A }
  ? {
      [K in keyof A]: CoreCohort & { readonly archetype: K } & z.output<z.ZodObject<NonNullable<A>[K] & z.ZodRawShape>>;
    }[keyof A]
  : never;
type CohortDraftsOf<M extends AnyMechanism> = M extends { readonly cohorts?: infer A }
  ? {
      [K in keyof A]: z.input<z.ZodObject<typeof cohortFields>> & { readonly archetype: K } & z.input<
          z.ZodObject<NonNullable<A>[K] & z.ZodRawShape>
        >;
    }[keyof A]
  : never;
type SectionShape = { [M in All as M['section'] extends z.ZodType ? M['name'] : never]: M['section'] & z.ZodType };

const variants = MECHANISMS.flatMap(({ cohortFields: own, archetypes }) =>
  [...own].map(([archetype, fields]) => {
    const { one, many, family } = archetypes.get(archetype)!.words;
    return z
      .strictObject({ archetype: z.literal(archetype), ...cohortFields, ...fields })
      .meta({ title: one, many, family });
  }),
);
/** A group of agents of one archetype, of any mechanism. */
const cohortSchema = z.discriminatedUnion('archetype', variants as [(typeof variants)[number]]);

const sections = Object.fromEntries(
  MECHANISMS.flatMap(({ name, section }) => (section === null ? [] : [[name, section]])),
  // The list's entries keep their sections' types, which a loop over them cannot.
) as unknown as SectionShape;

/**
 * A whole scenario: the one source for its types, its validation, its JSON Schema, its forms and its docs.
 * Amounts are decimal strings of tokens, shares are percent, durations are seconds.
 */
const { interventions, ...fields } = scenarioFields;
const scenarioSchema = z
  .strictObject({
    ...fields,
    ...sections,
    population: z.array(cohortSchema).min(1, 'needs at least one cohort of agents'),
    interventions,
  })
  .superRefine(checkCohorts)
  .superRefine(checkAggregation);

export type Cohort = CohortsOf<All>;
export type Scenario = Omit<CoreScenario, 'population'> &
  z.output<z.ZodObject<SectionShape>> & { readonly population: readonly (CoreCohort | Cohort)[] };
/** A scenario as it is written: what has a default may be left out. */
export type ScenarioDraft = Omit<z.input<typeof scenarioSchema>, 'population'> & {
  readonly population: readonly CohortDraftsOf<All>[];
};

/** A scenario, or everything that is wrong with it. Never throws on bad input. */
export function checkScenario(
  input: unknown,
):
  | { readonly scenario: Scenario; readonly problems: readonly [] }
  | { readonly scenario: null; readonly problems: readonly DocumentProblem[] } {
  const parsed = scenarioSchema.safeParse(input);
  if (!parsed.success) return { scenario: null, problems: problemsOf(parsed.error, 'a scenario', input) };
  const scenario: Scenario = parsed.data;
  const missing = missingSections(scenario);
  if (missing.length > 0) return { scenario: null, problems: missing };
  const deployed = mechanismsOf(scenario, MECHANISMS);
  const issued = deployed.reduce((sum, mechanism) => sum + mechanism.issued(scenario), 0n);
  const closed = closedVotingWindow(scenario);
  const problems = [...deployed.flatMap(({ check }) => check(scenario, issued)), ...(closed === null ? [] : [closed])];
  return problems.length === 0 ? { scenario, problems: [] } : { scenario: null, problems };
}

/** Sections that a scenario leaves out though something in it needs their mechanism. */
function missingSections(scenario: Scenario): readonly DocumentProblem[] {
  const given = new Map<string, unknown>(Object.entries(scenario));
  return mechanismsOf(scenario, MECHANISMS)
    .filter(({ name, section }) => section !== null && given.get(name) === undefined)
    .map(({ name, title, archetypes }) => {
      const users = scenario.population
        .filter(({ archetype }) => archetypes.has(archetype))
        .map((cohort) => cohort.name);
      const by = users.length > 0 ? `the cohorts ${users.join(', ')}` : 'another mechanism';
      return { field: name, message: `is left out, and ${by} of this scenario cannot do without it (${title})` };
    });
}

/**
 * Validates a scenario and fills in its defaults.
 * @throws InputError `scenario-invalid`, with the first field at fault and a list of all problems in its message
 */
export function parseScenario(input: unknown, source = 'the scenario'): Scenario {
  const { scenario, problems } = checkScenario(input);
  if (scenario) return scenario;
  throw unusableDocument('scenario-invalid', source, problems);
}

/** The JSON Schema of a scenario file, for editors and forms. */
export function scenarioJsonSchema(): unknown {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}

const INTRODUCTION = `# Scenario files

Made from the schema by \`simulations/mechanisms/scenario.ts\`; a test keeps it true.

A scenario is a JSON file. Amounts of tokens are decimal strings ("1250.5"), so that no digit is lost; shares are
percent from 0 to 100 where the name says \`Percent\` and parts from 0 to 1 otherwise; durations are seconds. A field that
is left out has its default. A field that does not exist is an error, so that a typing mistake cannot pass unseen.
\`folkmoot validate FILE\` checks a file and names every field at fault.

`;

/** Every field of a scenario as a Markdown page. */
export function scenarioReference(): string {
  return `${INTRODUCTION}${schemaReference(scenarioJsonSchema())}`;
}

import { scenarioJsonSchema } from './parse-scenario.js';
import { schemaReference } from './schema-reference.js';

const INTRODUCTION = `# Scenario files

Made from the schema by \`simulations/scenario/scenario-reference.ts\`; a test keeps it true.

A scenario is a JSON file. Amounts of tokens are decimal strings ("1250.5"), so that no digit is lost; shares are
percent from 0 to 100 where the name says \`Percent\` and parts from 0 to 1 otherwise; durations are seconds. A field that
is left out has its default. A field that does not exist is an error, so that a typing mistake cannot pass unseen.
\`folkmoot validate FILE\` checks a file and names every field at fault.

`;

/** Every field of a scenario as a Markdown page. */
export function scenarioReference(): string {
  return `${INTRODUCTION}${schemaReference(scenarioJsonSchema())}`;
}

import { federationJsonSchema } from './parse-federation.js';
import { schemaReference } from './schema-reference.js';

const INTRODUCTION = `# Federation files

Made from the schema by \`simulations/scenario/federation-reference.ts\`; a test keeps it true.

A federation is a federated-learning study without a chain: who holds which data, who trains, who attacks, what is
protected, and for how many rounds. It is a JSON file whose \`format\` is \`"folkmoot-federation/1"\`. Shares are percent
from 0 to 100 where the name says \`Percent\` and parts from 0 to 1 otherwise. A field that is left out has its default. A
field that does not exist is an error, so that a typing mistake cannot pass unseen. Paths of files are relative to the
federation's own file. \`folkmoot validate FILE\` checks a file and the data and model files that it names, and says
what is at fault by field, line and column; \`folkmoot run FILE\` runs it and keeps every round. What the choices mean is
told in [aggregation.md](aggregation.md), [attacks.md](attacks.md), [contribution.md](contribution.md) and
[privacy.md](privacy.md).

The smallest one, ten honest clients that share 12,000 digits:

\`\`\`json
{ "format": "folkmoot-federation/1", "name": "my-federation", "title": "My first federation" }
\`\`\`

Some choices exclude each other. Secure aggregation shows the server only the sum of a round, so it goes with \`fedAvg\`,
synchronous timing, two clients a round at least, and neither contribution scores nor compression. Asynchronous updates
come one by one from different models, so there is no deadline, no score and no rule but \`fedAvg\`. Exact Shapley values
(\`shapley\`) are for at most ten clients a round. Privacy goes with every rule.

`;

/** Every field of a federation as a Markdown page. */
export function federationReference(): string {
  return `${INTRODUCTION}${schemaReference(federationJsonSchema())}`;
}

import { z } from 'zod';
import { schemaReference } from '../schema-reference.js';
import { daoSchema } from './dao.js';
import { proposalSchema } from './proposal.js';

const DAO = `# DAO files

Made from the schema by \`simulations/scenario/rehearsal/document-references.ts\`; a test keeps it true.

A DAO file says in which DAO a proposal is rehearsed: its token, rules, members and money. It is a JSON file whose
\`format\` is \`"folkmoot-dao/1"\`. Amounts of tokens are decimal strings ("1250.5"), so that no digit is lost; shares are
percent from 0 to 100 where the name says \`Percent\`; durations are seconds (a block of mainnet is 12). A field that is
left out has its default. A field that does not exist is an error, so that a typing mistake cannot pass unseen. Paths
are relative to the DAO's own file. \`folkmoot rehearse --dao FILE --proposal FILE\` rehearses in it; what is done with
each field is told in [rehearsal.md](rehearsal.md).

The smallest one:

\`\`\`json
{
  "format": "folkmoot-dao/1",
  "name": "my-dao",
  "title": "My DAO",
  "holders": { "kind": "file", "path": "holders.csv" }
}
\`\`\`

\`folkmoot rehearse daos --json\` prints the DAOs that come with Folkmoot, each with its whole file under \`dao\`: a good
place to start from. Their holders are fitted, which means drawn so that number, Gini and Nakamoto coefficient are as
stated; nobody real is among them.

`;

const PROPOSAL = `# Proposal files

Made from the schema by \`simulations/scenario/rehearsal/document-references.ts\`; a test keeps it true.

A proposal file says what a proposal would do, call by call. It is a JSON file whose \`format\` is
\`"folkmoot-proposal/1"\`. Safe's transaction-builder files and the calldata of a governor's \`propose\` (OpenZeppelin's and
Compound Bravo's) are taken in its place; the window writes the first two from it.

A payment of the DAO's own token, and a raw call:

\`\`\`json
{
  "format": "folkmoot-proposal/1",
  "title": "Pay the working group",
  "description": "For the **second** quarter.",
  "actions": [
    {
      "kind": "call",
      "to": "{token}",
      "signature": "transfer(address to, uint256 value)",
      "arguments": ["0x00000000000000000000000000000000000000aa", "1250.5 tokens"]
    },
    { "kind": "raw", "to": "0x00000000000000000000000000000000000000aa", "valueWei": "2000000000000000000" }
  ]
}
\`\`\`

`;

/** Every field of a DAO file as a Markdown page. */
export function daoReference(): string {
  return `${DAO}${schemaReference(z.toJSONSchema(daoSchema, { io: 'input' }))}`;
}

/** Every field of a proposal file as a Markdown page. */
export function proposalReference(): string {
  return `${PROPOSAL}${schemaReference(z.toJSONSchema(proposalSchema, { io: 'input' }))}`;
}

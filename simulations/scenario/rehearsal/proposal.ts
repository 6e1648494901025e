import { z } from 'zod';
import { hasRightChecksum } from './checksum.js';
import { addressSchema, bytesSchema, wholeNumber } from './identifiers.js';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** The DAO's own contracts by name, or an address: money goes there, so that its capital letters must be right. */
const target = z
  .string()
  .regex(
    /^(0x[0-9a-fA-F]{40}|\{[A-Za-z_]\w{0,60}\})$/,
    'must be an address, or a contract of the DAO such as "{token}"',
  )
  .refine(
    (text) => !ADDRESS.test(text) || hasRightChecksum(text),
    'has the wrong mix of capital letters (EIP-55), so that a digit may be mistyped; copy the address again',
  )
  .transform((text) => (ADDRESS.test(text) ? text.toLowerCase() : text))
  .meta({
    title: 'Address, or a contract of the DAO in braces',
    description: '`{token}`, `{governor}`, `{timelock}`, or its own as `{Name}`.',
  });
const value = wholeNumber.default('0').meta({ title: 'Native currency sent along', unit: 'wei' });

/** One call a proposal makes: from a function's signature and arguments, or as raw calldata. */
export const proposalActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    to: target,
    valueWei: value,
    signature: z.string().min(3).max(2000).meta({
      title: 'Function with names',
      description: '`transfer(address to, uint256 amount)`. Tuples in brackets. Tells overloads apart.',
    }),
    arguments: z.array(z.json()).max(100).meta({
      title: 'Arguments, in order',
      description:
        'Numbers as decimal strings, bytes as hex, tuples and arrays as lists. `"1250.5 tokens"`, `"1250.5 SYMBOL"` or `"2 ether"` become the smallest unit by the asset’s real decimals.',
    }),
  }),
  z.strictObject({
    kind: z.literal('raw'),
    to: target,
    valueWei: value,
    data: bytesSchema.default('0x').meta({ title: 'Calldata, in hex' }),
  }),
]);

/** A proposal as a Folkmoot file. */
export const proposalSchema = z.strictObject({
  format: z.literal('folkmoot-proposal/1').default('folkmoot-proposal/1').meta({ title: 'Format of the file' }),
  title: z.string().min(1).max(200).meta({ title: 'Title' }),
  description: z.string().max(100_000).default('').meta({ title: 'Description, in Markdown' }),
  type: z.string().max(60).nullable().default(null).meta({
    title: 'Type, as the history calls it',
    description: 'Such as `grant` or `poll`: voters learnt from past votes treat types differently.',
  }),
  author: addressSchema.nullable().default(null).meta({
    title: 'Proposer',
    description: 'The most powerful voter who may propose when null.',
  }),
  actions: z.array(proposalActionSchema).min(1, 'needs at least one action').max(500),
});

export type ProposalAction = z.output<typeof proposalActionSchema>;
export type Proposal = z.output<typeof proposalSchema>;
export type ProposalDraft = z.input<typeof proposalSchema>;

import { z } from 'zod';
import { addressSchema, bytesSchema, wholeNumber } from './identifiers.js';

/** The DAO's own contracts by name, or an address. */
const target = z.union([
  addressSchema,
  z.string().regex(/^\{[A-Za-z_]\w{0,60}\}$/, 'must be an address, or a contract of the DAO such as "{token}"'),
]);

/** One call a proposal makes: from a function's signature and arguments, or as raw calldata. */
export const proposalActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    to: target,
    /** Native wei sent along. */
    valueWei: wholeNumber.default('0'),
    /** Human-readable with names: `transfer(address to, uint256 amount)`. Tuples in brackets. */
    signature: z.string().min(3).max(2000),
    /**
     * In order, as JSON: numbers as decimal strings, bytes as hex, tuples and arrays as arrays. A string such as
     * `"1250.5 tokens"`, `"1250.5 SYMBOL"` or `"2 ether"` is turned into the smallest unit by the asset's decimals.
     */
    arguments: z.array(z.json()).max(100),
  }),
  z.strictObject({
    kind: z.literal('raw'),
    to: target,
    valueWei: wholeNumber.default('0'),
    data: bytesSchema.default('0x'),
  }),
]);

/** A proposal as a Folkmoot file. */
export const proposalSchema = z.strictObject({
  format: z.literal('folkmoot-proposal/1').default('folkmoot-proposal/1').meta({ title: 'Format of the file' }),
  title: z.string().min(1).max(200).meta({ title: 'Title' }),
  /** Markdown. */
  description: z.string().max(100_000).default('').meta({ title: 'Description' }),
  /** What kind of proposal it is, as the history calls it (grant, poll, …). */
  type: z.string().max(60).nullable().default(null).meta({ title: 'Type' }),
  author: addressSchema.nullable().default(null).meta({ title: 'Proposer' }),
  actions: z.array(proposalActionSchema).min(1, 'needs at least one action').max(50),
});

export type ProposalAction = z.output<typeof proposalActionSchema>;
export type Proposal = z.output<typeof proposalSchema>;
export type ProposalDraft = z.input<typeof proposalSchema>;

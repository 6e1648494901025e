import { z } from 'zod';
import { tokenAmount } from '../token-amount.js';
import { governorSettingsSchema } from './governor-settings.js';
import { addressSchema } from './identifiers.js';

/** Largest number of holders a rehearsal takes. */
export const MOST_HOLDERS = 1_000_000;

/** A column of a table by its header. */
const column = z.string().min(1).max(200);

/** Which column says what, of a table of past votes. */
export const votesMappingSchema = z.strictObject({
  voter: column,
  proposal: column,
  choice: column,
  power: column.nullable().default(null),
  time: column.nullable().default(null),
});

/** Which column says what, of a table of past proposals. */
export const proposalsMappingSchema = z.strictObject({
  id: column,
  end: column,
  start: column.nullable().default(null),
  status: column.nullable().default(null),
  type: column.nullable().default(null),
  title: column.nullable().default(null),
  threshold: column.nullable().default(null),
  author: column.nullable().default(null),
});

/** Which column says what, of a table of holders or of delegations. */
export const holdersMappingSchema = z.strictObject({ address: column, balance: column });
export const delegationsMappingSchema = z.strictObject({ delegator: column, delegate: column });

/** Where the token's holders come from. Amounts are decimal strings in the token's own decimals. */
export const holdersSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list'),
    holders: z.array(z.strictObject({ address: addressSchema, tokens: tokenAmount })).max(10_000),
  }),
  z.strictObject({
    kind: z.literal('file'),
    /** Beside the DAO file, or absolute. CSV of a block explorer, or JSON address → balance. */
    path: z.string().min(1).max(4096).meta({ title: 'File of holders' }),
    /** Guessed from the headers when `null`. */
    mapping: holdersMappingSchema.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('fitted'),
    count: z.int().min(2).max(MOST_HOLDERS).default(1000).meta({ title: 'Holders' }),
    gini: z.number().min(0).max(0.9999).default(0.95).meta({ title: 'Gini coefficient' }),
    nakamoto: z.int().min(1).default(8).meta({
      title: 'Nakamoto coefficient',
      description: 'The smallest number of holders who together hold more than half.',
    }),
    totalTokens: tokenAmount.default('10000000').meta({ title: 'Tokens of all holders', unit: 'tokens' }),
    seed: z.int().min(0).default(1).meta({ title: 'Seed of the distribution' }),
  }),
]);

const historySchema = z.strictObject({
  proposals: z.string().min(1).max(4096).meta({ title: 'File of past proposals' }),
  votes: z.string().min(1).max(4096).meta({ title: 'File of past votes' }),
  proposalsMapping: proposalsMappingSchema.nullable().default(null),
  votesMapping: votesMappingSchema.nullable().default(null),
});

/** What voters do when there is no history to learn from. */
export const voterRuleSchema = z.strictObject({
  turnoutPercent: z.number().min(0).max(100).default(5).meta({
    title: 'Share of voting power that votes',
    unit: '%',
    description: 'In a usual vote of this DAO.',
  }),
  supportPercent: z.number().min(0).max(100).default(80).meta({ title: 'Votes For in a usual vote', unit: '%' }),
  abstainPercent: z.number().min(0).max(100).default(2).meta({ title: 'Votes that abstain', unit: '%' }),
});

/** A contract of the DAO's own: compiled by Hardhat or Foundry, placed where the proposal looks for it. */
export const ownContractSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z_]\w{0,60}$/, 'must be a name such as "Vault"'),
  /** Where it stands on the local chain; chosen when `null`. */
  address: addressSchema.nullable().default(null),
  /** The artifact's path beside the DAO file (Hardhat or Foundry JSON), or the artifact itself. */
  artifact: z.union([z.string().min(1).max(4096), z.looseObject({})]),
  /** In order. Amounts as decimal strings; `{token}`, `{governor}`, `{timelock}` and `{Name}` stand for addresses. */
  constructorArguments: z.array(z.json()).max(50).default([]),
  /** Native currency sent to it after it is placed, in whole units such as ether. */
  nativeTokens: tokenAmount.default('0'),
});

/** Limits that checks warn about when a proposal would pass them. */
export const charterSchema = z.strictObject({
  largestChangePercent: z.number().min(0).max(10_000).nullable().default(null).meta({
    title: 'Largest change of a parameter in one proposal',
    unit: '%',
  }),
  largestTransferPercent: z.number().min(0).max(100).nullable().default(null).meta({
    title: 'Largest part of the treasury one proposal may move',
    unit: '%',
  }),
  /** Signatures such as `upgradeTo(address)`. */
  forbiddenCalls: z.array(z.string().min(3).max(200)).max(100).default([]).meta({ title: 'Calls nobody may make' }),
});

/** A DAO to rehearse in: its token, rules, members and money. */
export const daoSchema = z.strictObject({
  format: z.literal('folkmoot-dao/1').default('folkmoot-dao/1').meta({ title: 'Format of the file' }),
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, 'must be lower-case letters, digits and dashes, e.g. "my-dao"')
    .meta({ title: 'Name on the command line' }),
  title: z.string().min(1).max(80).meta({ title: 'What the window calls it' }),
  summary: z.string().max(2000).default('').meta({ title: 'What it is' }),
  token: z
    .strictObject({
      name: z.string().min(1).max(60).default('Governance Token'),
      symbol: z.string().min(1).max(12).default('GOV'),
      decimals: z.int().min(0).max(18).default(18),
      /** All tokens there are; the holders' sum when `null`. The rest is held by nobody who votes. */
      supplyTokens: tokenAmount.nullable().default(null).meta({ title: 'Supply', unit: 'tokens' }),
      address: addressSchema.nullable().default(null),
    })
    .prefault({}),
  governor: governorSettingsSchema.prefault({}),
  addresses: z
    .strictObject({
      governor: addressSchema.nullable().default(null),
      timelock: addressSchema.nullable().default(null),
    })
    .prefault({}),
  holders: holdersSourceSchema,
  /** Holders who let another vote for them; everybody else votes for themselves. */
  delegations: z
    .union([
      z.strictObject({
        path: z.string().min(1).max(4096),
        mapping: delegationsMappingSchema.nullable().default(null),
      }),
      z.array(z.strictObject({ delegator: addressSchema, delegate: addressSchema })).max(10_000),
    ])
    .default([]),
  nonVoting: z.array(addressSchema).max(1000).default([]).meta({
    title: 'Holders who never vote',
    description: 'Exchanges, vesting contracts, pools. The DAO’s own contracts and burnt tokens never vote anyway.',
  }),
  treasury: z
    .array(
      z.strictObject({
        /** `native`, `token` (the DAO's own), or an ERC-20's address. */
        asset: z.union([z.enum(['native', 'token']), addressSchema]),
        symbol: z.string().min(1).max(12).default('ETH'),
        decimals: z.int().min(0).max(18).default(18),
        tokens: tokenAmount,
        /** What the DAO spends of it in a month, for the runway. */
        monthlySpendingTokens: tokenAmount.nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
  history: historySchema.nullable().default(null),
  voters: voterRuleSchema.prefault({}),
  contracts: z.array(ownContractSchema).max(20).default([]),
  charter: charterSchema.prefault({}),
  /** What a token trades at, and what borrowing costs: for the cost of attacks. */
  market: z
    .strictObject({
      priceUsd: z.number().min(0).default(1).meta({ title: 'Price of a token', unit: 'USD' }),
      poolDepthTokens: tokenAmount.default('1000000').meta({
        title: 'Tokens in the trading pool',
        unit: 'tokens',
        description: 'One side of a constant-product pool; buying moves its price.',
      }),
      lendableTokens: tokenAmount.default('0').meta({ title: 'Tokens that can be flash-loaned', unit: 'tokens' }),
      flashFeePercent: z.number().min(0).max(10).default(0.09).meta({ title: 'Fee of a flash loan', unit: '%' }),
      bribePercent: z.number().min(0).max(100).default(1).meta({
        title: 'Price of a vote',
        unit: '% of a token',
        description: 'What a holder asks for one vote, of the price of one token.',
      }),
      fakePersonUsd: z.number().min(0).default(5).meta({ title: 'Price of a fake identity', unit: 'USD' }),
    })
    .prefault({}),
  /** A running chain to copy instead of deploying: everything above about contracts is then read from it. */
  fork: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
      blockNumber: z.int().min(0).nullable().default(null),
      governor: addressSchema,
    })
    .nullable()
    .default(null),
  /** Library scenario whose economy is simulated with and without the proposal. */
  economy: z.string().max(60).default('tiny').meta({ title: 'Scenario of the economy' }),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1).meta({ title: 'Seed of all randomness' }),
});

export type Dao = z.output<typeof daoSchema>;
export type DaoDraft = z.input<typeof daoSchema>;
export type HoldersSource = Dao['holders'];
export type VoterRule = z.output<typeof voterRuleSchema>;
export type OwnContract = z.output<typeof ownContractSchema>;
export type Charter = z.output<typeof charterSchema>;
export type VotesMapping = z.output<typeof votesMappingSchema>;
export type ProposalsMapping = z.output<typeof proposalsMappingSchema>;
export type HoldersMapping = z.output<typeof holdersMappingSchema>;
export type DelegationsMapping = z.output<typeof delegationsMappingSchema>;

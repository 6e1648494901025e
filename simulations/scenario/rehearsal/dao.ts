import { z } from 'zod';
import { tokenAmount } from '../quantities.js';
import { dualGovernanceSchema } from './dual-governance.js';
import { governorSettingsSchema } from './governor-settings.js';
import { addressSchema } from './identifiers.js';
import { marketSchema } from './market.js';
import { pollStageSchema } from './poll-stage.js';

/** Largest number of holders a rehearsal takes. */
export const MOST_HOLDERS = 1_000_000;

const GUESSED = 'Columns by their headers; guessed when null';

/** A column of a table by its header. */
const column = (title: string) => z.string().min(1).max(200).meta({ title });
const maybe = (title: string) => column(title).nullable().default(null).meta({ title });

/** Which column says what, of a table of past votes. */
export const votesMappingSchema = z.strictObject({
  voter: column('Column of the voter'),
  proposal: column('Column of the proposal’s id'),
  choice: column('Column of the choice'),
  power: maybe('Column of the voting power; every vote weighs 1 without it'),
  time: maybe('Column of the time'),
});

/** Which column says what, of a table of past proposals. */
export const proposalsMappingSchema = z.strictObject({
  id: column('Column of the proposal’s id'),
  end: column('Column of the end of voting'),
  start: maybe('Column of the start of voting'),
  status: maybe('Column of the status; without it the votes say whether it passed'),
  type: maybe('Column of the type'),
  title: maybe('Column of the title'),
  threshold: maybe('Column of the votes For that it needed'),
  author: maybe('Column of the proposer'),
  choices: maybe('Column of the choices in order, a list; the votes’ own words without it'),
});

/** Which column says what, of a table of holders or of delegations. */
export const holdersMappingSchema = z.strictObject({
  address: column('Column of the holder’s address'),
  balance: column('Column of the balance'),
});
export const delegationsMappingSchema = z.strictObject({
  delegator: column('Column of the holder'),
  delegate: column('Column of who votes for it'),
  weight: maybe('Column of the part it votes with; all of it without'),
  expiry: maybe('Column of when it ends'),
});

/** Where the token's holders come from. Amounts are decimal strings in the token's own decimals. */
export const holdersSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('list'),
    holders: z
      .array(
        z.strictObject({
          address: addressSchema.meta({ title: 'Address' }),
          tokens: tokenAmount.meta({ title: 'Balance', unit: 'tokens' }),
        }),
      )
      .max(10_000),
  }),
  z.strictObject({
    kind: z.literal('file'),
    path: z.string().min(1).max(4096).meta({
      title: 'File of holders',
      description: 'Beside the DAO file, or a whole path. CSV as block explorers export it, or JSON address → balance.',
    }),
    mapping: holdersMappingSchema.nullable().default(null).meta({ title: GUESSED }),
    amountsIn: z.enum(['tokens', 'smallest']).nullable().default(null).meta({
      title: 'Whether balances count tokens or the smallest unit; found out when null',
      description:
        'A service’s API answers the smallest unit, its page saves tokens. Asked for where the file does not tell.',
    }),
    decimalMark: z.enum(['point', 'comma']).nullable().default(null).meta({
      title: 'Sign between whole tokens and parts of one; found out when null',
    }),
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
  proposalsMapping: proposalsMappingSchema.nullable().default(null).meta({ title: GUESSED }),
  votesMapping: votesMappingSchema.nullable().default(null).meta({ title: GUESSED }),
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

const placeSchema = addressSchema.nullable().default(null).meta({
  title: 'Where it stands on the local chain; chosen when null',
});

/** A contract of the DAO's own: compiled by Hardhat or Foundry, placed where the proposal looks for it. */
export const ownContractSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z_]\w{0,60}$/, 'must be a name such as "Vault"')
    .meta({ title: 'Name, by which a proposal calls it in braces' }),
  address: placeSchema,
  artifact: z.union([z.string().min(1).max(4096), z.looseObject({})]).meta({
    title: 'Compiled contract',
    description:
      'The path of a Hardhat or Foundry artifact beside the DAO file, the artifact itself, or `{"builtIn": "ParameterRegistry"}`. Of the output of solc or Vyper (standard or combined JSON), `out.json#Vault` is one contract. For one that stands on a copied chain its ABI is enough.',
  }),
  constructorArguments: z.array(z.json()).max(50).default([]).meta({
    title: 'Arguments of its constructor, in order',
    description:
      'Whole numbers in quotes, structs and arrays as lists; `{token}`, `{governor}`, `{timelock}` and `{Name}` stand for addresses.',
  }),
  nativeTokens: tokenAmount
    .default('0')
    .meta({ title: 'Native currency sent to it', unit: 'whole units such as ether' }),
});

/** Somebody who may stop a proposal that the vote lets pass. */
export const stopperSchema = z.strictObject({
  name: z.string().min(1).max(60).meta({ title: 'Who, e.g. "Security Council"' }),
  address: addressSchema.nullable().default(null).meta({
    title: 'Account; one is made up on a local chain when null',
  }),
  power: z.enum(['cancel', 'cancelQueued', 'veto']).default('cancel').meta({
    title: 'What it can do',
    description:
      '`cancel` by the governor until it is executed, `cancelQueued` while it waits in the timelock, `veto` by the governor’s own function of that name.',
  }),
  until: z.iso.date().nullable().default(null).meta({
    title: 'Day its power ends, e.g. "2026-12-31"',
    description: 'From this day on, 0:00 UTC, it can stop nothing; it never ends when null.',
  }),
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
  forbiddenCalls: z.array(z.string().min(3).max(200)).max(100).default([]).meta({
    title: 'Calls nobody may make',
    description: 'Signatures such as `upgradeTo(address)`.',
  }),
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
      name: z.string().min(1).max(60).default('Governance Token').meta({ title: 'Name' }),
      symbol: z.string().min(1).max(12).default('GOV').meta({ title: 'Symbol' }),
      decimals: z.int().min(0).max(18).default(18).meta({ title: 'Decimals' }),
      supplyTokens: tokenAmount.nullable().default(null).meta({
        title: 'Supply',
        unit: 'tokens',
        description:
          'All there are; holders and treasury together when null. What no holder has is held by nobody who votes.',
      }),
      address: placeSchema,
    })
    .prefault({}),
  governor: governorSettingsSchema.prefault({}),
  addresses: z
    .strictObject({
      governor: placeSchema,
      timelock: placeSchema,
    })
    .prefault({}),
  holders: holdersSourceSchema,
  delegations: z
    .union([
      z.strictObject({
        path: z.string().min(1).max(4096).meta({ title: 'File of delegations' }),
        mapping: delegationsMappingSchema.nullable().default(null).meta({ title: GUESSED }),
      }),
      z
        .array(
          z.strictObject({
            delegator: addressSchema.meta({ title: 'Holder' }),
            delegate: addressSchema.meta({ title: 'Who votes for it' }),
            weight: z.int().min(1).max(1_000_000_000).default(1).meta({
              title: 'Its part among the holder’s delegates',
              description:
                'With several entries for a holder, each delegate votes with its weight’s share of the tokens.',
            }),
            ends: z.iso.datetime().nullable().default(null).meta({ title: 'When it ends; never when null' }),
          }),
        )
        .max(10_000),
    ])
    .default([])
    .meta({ title: 'Holders who let another vote', description: 'Everybody else votes for themselves.' }),
  delegationsAsOf: z.iso.date().nullable().default(null).meta({
    title: 'Day on which delegations are looked at',
    description: 'Those that ended before its beginning (UTC) do not count. Must be said where delegations end.',
  }),
  nonVoting: z.array(addressSchema).max(1000).default([]).meta({
    title: 'Holders who never vote',
    description: 'Exchanges, vesting contracts, pools. The DAO’s own contracts and burnt tokens never vote anyway.',
  }),
  treasury: z
    .array(
      z.strictObject({
        asset: z.union([z.enum(['native', 'token']), addressSchema]).meta({
          title: 'Native currency, the DAO’s own token, or the address of an ERC-20',
        }),
        symbol: z.string().min(1).max(12).default('ETH').meta({ title: 'Symbol' }),
        decimals: z.int().min(0).max(18).default(18).meta({ title: 'Decimals' }),
        tokens: tokenAmount.meta({ title: 'Balance', unit: 'whole tokens' }),
        monthlySpendingTokens: tokenAmount.nullable().default(null).meta({
          title: 'What the DAO spends of it in a month, for the runway',
          unit: 'whole tokens',
        }),
      }),
    )
    .max(50)
    .default([]),
  history: historySchema.nullable().default(null).meta({
    title: 'What voters are learnt from; they follow `voters` when null',
  }),
  voters: voterRuleSchema.prefault({}),
  canStop: z.array(stopperSchema).max(20).default([]).meta({
    title: 'Who can still stop a proposal',
    description: 'Guardians, councils and holders of a veto, besides the governor’s own guardian.',
  }),
  dualGovernance: dualGovernanceSchema.optional().meta({
    title: 'Holders of another token who may delay what has passed, and leave before it',
    description: 'As stakers do in Lido’s dual governance; durations and seals default to Lido’s. None when absent.',
  }),
  poll: pollStageSchema.optional().meta({
    title: 'A poll before the vote of the governor',
    description: 'Such as a temperature check on Snapshot: both are forecast together. None when absent.',
  }),
  contracts: z.array(ownContractSchema).max(20).default([]),
  charter: charterSchema.prefault({}),
  /** What a token trades at, and what borrowing costs: for the cost of attacks. */
  market: marketSchema.prefault({}),
  fork: z
    .strictObject({
      url: z
        .url({ protocol: /^https?$/, error: 'must be an http or https address' })
        .meta({ title: 'Address of the node' }),
      blockNumber: z.int().min(0).nullable().default(null).meta({ title: 'Block to copy; the newest when null' }),
      governor: addressSchema.meta({ title: 'Address of the governor' }),
    })
    .nullable()
    .default(null)
    .meta({
      title: 'A running chain to copy instead of deploying',
      description: 'Everything above about contracts is then read from it.',
    }),
  /** Library scenario whose economy is simulated with and without the proposal. */
  economy: z.string().max(60).default('tiny').meta({ title: 'Scenario of the economy' }),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(1).meta({ title: 'Seed of all randomness' }),
});

export type Dao = z.output<typeof daoSchema>;
export type DaoDraft = z.input<typeof daoSchema>;
export type HoldersSource = Dao['holders'];
export type VoterRule = z.output<typeof voterRuleSchema>;
export type OwnContract = z.output<typeof ownContractSchema>;
export type Stopper = z.output<typeof stopperSchema>;
export type Charter = z.output<typeof charterSchema>;
export type VotesMapping = z.output<typeof votesMappingSchema>;
export type ProposalsMapping = z.output<typeof proposalsMappingSchema>;
export type HoldersMapping = z.output<typeof holdersMappingSchema>;
export type DelegationsMapping = z.output<typeof delegationsMappingSchema>;

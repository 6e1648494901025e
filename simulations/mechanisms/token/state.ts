import { z } from 'zod';
import { GovernanceToken } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { tokenAmount } from '../../scenario/index.js';
import type { Fact } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';

const section = z.strictObject({
  name: z.string().min(1).max(60).default('Folkmoot Token').meta({ title: 'Name of the token' }),
  symbol: z
    .string()
    .regex(/^[A-Z]{2,8}$/, 'must be 2 to 8 capital letters')
    .default('MOOT')
    .meta({ title: 'Ticker' }),
  capTokens: tokenAmount.default('10000000').meta({ title: 'Supply cap', unit: 'tokens' }),
  treasuryTokens: tokenAmount.default('100000').meta({ title: 'Treasury at the start', unit: 'tokens' }),
});
const tokenSection = section.prefault({});

export type TokenFact =
  | (Fact & { readonly type: 'approval'; readonly owner: Address; readonly spender: Address; readonly amount: bigint })
  | (Fact & { readonly type: 'delegateChanged'; readonly delegator: Address; readonly to: Address })
  | (Fact & { readonly type: 'votesChanged'; readonly delegate: Address; readonly votes: bigint });

export interface TokenState {
  /** Whom each account delegates its votes to; absent = nobody, and then the tokens have no votes. */
  readonly delegates: ReadonlyMap<Address, Address>;
  /** Current votes by delegate. */
  readonly votes: ReadonlyMap<Address, bigint>;
}

const contracts = { token: GovernanceToken };
export const tokenOutline: Outline<'token', typeof contracts, TokenState, TokenFact, typeof tokenSection> = {
  name: 'token',
  section: tokenSection,
  contracts,
  empty: { delegates: new Map(), votes: new Map() },
};
export type TokenScope = ScopeOf<typeof tokenOutline>;

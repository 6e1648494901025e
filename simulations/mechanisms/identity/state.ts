import { z } from 'zod';
import { FalsePapers, PersonCredential } from '../../../contracts/bindings/index.js';
import type { Address } from '../../chain/index.js';
import { TOKEN, tokenAmount } from '../../scenario/index.js';
import { eventsOf, type Fact } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import type { token } from '../token/index.js';

/** Who is taken for a person, and what it costs to deceive the registrar. */
const section = z
  .strictObject({
    falsePapersTokens: tokenAmount.default('500').meta({
      title: 'Price of passing an account off as a person',
      unit: 'tokens',
      description: 'The cost of a Sybil: forged documents, bought ones, a bribed official.',
    }),
    accountsOfOne: z
      .array(z.string().min(1).meta({ title: 'Cohort' }))
      .max(50)
      .default([])
      .meta({
        title: 'Cohorts that are one person with many accounts',
        description: 'Only the first of each is given a credential at the start.',
      }),
  })
  .optional();

export type IdentityFact =
  | (Fact & { readonly type: 'credentialMoved'; readonly from: Address; readonly to: Address })
  | (Fact & { readonly type: 'personVotesChanged'; readonly delegate: Address; readonly votes: bigint })
  | (Fact & { readonly type: 'personDelegateChanged'; readonly person: Address; readonly to: Address })
  | (Fact & {
      readonly type: 'papersForged';
      readonly buyer: Address;
      readonly accounts: readonly Address[];
      readonly paid: bigint;
    });
export const identityEvents = eventsOf<IdentityFact>();

/** What a person's vote counts, as the contract's 18 decimals have it. */
export const ONE_VOTE = TOKEN;

export interface IdentityState {
  /** Who has a credential, and whether anybody is behind it. */
  readonly persons: ReadonlyMap<Address, 'real' | 'false'>;
  /** Whom each person delegates its vote to, and the votes of each delegate. */
  readonly delegates: ReadonlyMap<Address, Address>;
  readonly votes: ReadonlyMap<Address, bigint>;
  /** Wei of tokens ever paid for false papers. */
  readonly paid: bigint;
}

const contracts = { credential: PersonCredential, papers: FalsePapers };
export const identityOutline: Outline<'identity', typeof contracts, IdentityState, IdentityFact, typeof section> = {
  name: 'identity',
  section,
  contracts,
  empty: { persons: new Map(), delegates: new Map(), votes: new Map(), paid: 0n },
};
export type IdentityScope = ScopeOf<typeof identityOutline, typeof token>;

/** Accounts that are taken for persons though nobody is behind them. */
export function falsePersons({ persons }: Pick<IdentityState, 'persons'>): readonly Address[] {
  return [...persons].flatMap(([account, kind]) => (kind === 'false' ? [account] : []));
}

import { id } from 'ethers';
import { z } from 'zod';
import { GovernanceToken } from '../../../contracts/bindings/index.js';
import { type Address, callOf, type Hex } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { formatTokens, parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf, type Fact, ledgerOf, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import type { Outline, ScopeOf } from '../mechanism.js';
import { mechanism } from '../open-mechanism.js';
import { passiveHolder } from './passive-holder.js';

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
const outline: Outline<'token', typeof contracts, TokenState, TokenFact, typeof tokenSection> = {
  name: 'token',
  section: tokenSection,
  contracts,
  empty: { delegates: new Map(), votes: new Map() },
};
export type TokenScope = ScopeOf<typeof outline>;

export const MINTER_ROLE = id('MINTER_ROLE') as Hex;

/** The DAO's own ERC-20 with votes (OpenZeppelin ERC20Votes), capped; whoever has MINTER_ROLE issues it. */
export const token = mechanism({
  outline,
  title: 'Token',
  uses: [],
  check: ({ token: { capTokens, treasuryTokens }, population }) => {
    const handedOut = population.reduce((sum, cohort) => sum + parseTokens(cohort.holdings.totalTokens), 0n);
    if (handedOut + parseTokens(treasuryTokens) <= parseTokens(capTokens)) return [];
    return [
      {
        field: 'token.capTokens',
        message: `is ${capTokens}, less than the tokens handed out at the start; raise it or hand out less`,
      },
    ];
  },
  assets: { [TOKEN_ASSET]: { contract: 'token', symbol: ({ token: { symbol } }) => symbol } },
  words: { token: { one: 'Token', many: 'Token', family: 'neutral', inSentences: 'the token' } },
  administered: ['token'],
  create: ({ scenario: { token: settings }, deployer }) => ({
    token: [settings.name, settings.symbol, parseTokens(settings.capTokens), deployer],
  }),
  wire: ({ own, deployer }) => [callOf(GovernanceToken, own.token, 'grantRole', [MINTER_ROLE, deployer])],
  fund: ({ scenario, own, treasury, endowments }) =>
    [{ to: treasury, amount: parseTokens(scenario.token.treasuryTokens) }, ...endowments]
      .filter(({ amount }) => amount > 0n)
      .map(({ to, amount }) => callOf(GovernanceToken, own.token, 'mint', [to, amount])),
  relinquish: ({ own, deployer }) => [callOf(GovernanceToken, own.token, 'renounceRole', [MINTER_ROLE, deployer])],
  readers: {
    token: {
      Approval: ({ owner, spender, value }): TokenFact => ({ type: 'approval', owner, spender, amount: value }),
      DelegateChanged: ({ delegator, toDelegate }): TokenFact => ({
        type: 'delegateChanged',
        delegator,
        to: toDelegate,
      }),
      DelegateVotesChanged: ({ delegate, newVotes }): TokenFact => ({
        type: 'votesChanged',
        delegate,
        votes: newVotes,
      }),
    },
  },
  folds: {
    delegateChanged(draft, { delegator, to }) {
      if (to === ZERO_ADDRESS) draft.delegates.delete(delegator);
      else draft.delegates.set(delegator, to);
    },
    votesChanged(draft, { delegate, votes }) {
      draft.votes.set(delegate, votes);
    },
  },
  actions: {
    token: {
      transfer: {
        describe: ([to, amount], { nameOf }) => `pay ${formatTokens(amount)} tokens from the treasury to ${nameOf(to)}`,
        judge: ([, amount], { view }) => {
          const { supply } = ledgerOf(view);
          const percent = supply === 0n ? 0 : Number((amount * 1_000_000n) / supply) / 10_000;
          return { accuracy: 0, income: -percent, because: 'It spends what belongs to all of us.' };
        },
      },
    },
  },
  archetypes: { passiveHolder },
  agentColumns: [
    {
      name: 'votes',
      title: 'Votes',
      unit: 'wei',
      description: 'Votes it holds, its own and those delegated to it.',
      of: ({ view }, { address }) => view.token.votes.get(address) ?? 0n,
    },
    {
      name: 'delegate',
      title: 'Delegate',
      unit: 'name',
      description: 'Who votes with its tokens.',
      of: ({ view, nameOf }, { address }) => {
        const delegate = view.token.delegates.get(address);
        return delegate === undefined ? null : nameOf(delegate);
      },
    },
  ],
  invariants: {
    supplyUnderCap: ({ view, scenario }) => {
      const { supply } = ledgerOf(view);
      const cap = parseTokens(scenario.token.capTokens);
      return supply <= cap ? null : `the supply is ${supply} wei, more than its cap of ${cap} wei`;
    },
    // Every delegate has exactly the votes of the tokens delegated to it; so all votes never exceed the supply.
    votesAreBacked: ({ view }) => {
      const backing = new Map<Address, bigint>();
      for (const [holder, delegate] of view.token.delegates) {
        backing.set(delegate, (backing.get(delegate) ?? 0n) + balanceOf(view, holder));
      }
      for (const [delegate, votes] of view.token.votes) {
        const backed = backing.get(delegate) ?? 0n;
        if (votes !== backed) return `${delegate} has ${votes} votes and ${backed} wei of tokens behind them`;
        backing.delete(delegate);
      }
      for (const [delegate, backed] of backing) {
        if (backed !== 0n) return `${delegate} has no votes and ${backed} wei of tokens delegated to it`;
      }
      return null;
    },
  },
  audit: (view, accounts) => [
    question(GovernanceToken, view.token.contracts.token, 'totalSupply', [], ledgerOf(view).supply),
    ...accounts.flatMap((account) => [
      question(GovernanceToken, view.token.contracts.token, 'balanceOf', [account], balanceOf(view, account)),
      question(GovernanceToken, view.token.contracts.token, 'getVotes', [account], view.token.votes.get(account) ?? 0n),
    ]),
  ],
});

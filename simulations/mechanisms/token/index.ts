import { id } from 'ethers';
import { GovernanceToken } from '../../../contracts/bindings/index.js';
import { type Address, callOf, type Hex } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { formatTokens, parseTokens } from '../../scenario/index.js';
import { balanceOf, ledgerOf, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { allocationTable, holdingPanels, votesReporters } from './holding.js';
import { passiveHolder } from './passive-holder.js';
import { type TokenFact, tokenOutline } from './state.js';

export const MINTER_ROLE = id('MINTER_ROLE') as Hex;

/** The DAO's own ERC-20 with votes (OpenZeppelin ERC20Votes), capped; whoever has MINTER_ROLE issues it. */
export const token = mechanism({
  outline: tokenOutline,
  title: 'Token',
  uses: [],
  issued: ({ token: { treasuryTokens }, population }) =>
    population.reduce((sum, cohort) => sum + parseTokens(cohort.holdings.totalTokens), parseTokens(treasuryTokens)),
  check: ({ token: { capTokens } }, issued) => {
    if (issued <= parseTokens(capTokens)) return [];
    return [
      {
        field: 'token.capTokens',
        message: `is ${capTokens}, less than the ${formatTokens(issued)} tokens handed out at the start; raise it or hand out less`,
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
  reporters: votesReporters,
  panels: holdingPanels,
  tables: (input) => [allocationTable(input)],
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

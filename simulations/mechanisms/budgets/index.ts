import { z } from 'zod';
import { GovernanceToken, StableCoin, TreasuryBudget } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { question } from '../../metrics/index.js';
import { bps, formatTokens, parseTokens, tokenAmount } from '../../scenario/index.js';
import { counted, percentOfBps, plainDuration, TOKEN_ASSET } from '../../world/index.js';
import { governance, parameterKey, parameterName } from '../governance/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { staking } from '../staking/index.js';
import { token } from '../token/index.js';
import { judgeLine, spent } from './judging.js';
import { budgetsNews, budgetsPanels, budgetsReporters, inPurse } from './reporting.js';
import { treasuryPaysByRight } from './rightful-payments.js';
import { worthOf } from './runway.js';
import { salePeriod, sellAndPay } from './selling.js';
import { type BudgetsFact, type BudgetsScope, budgetsOutline } from './state.js';
import { type ContributorTaste, coverCosts, workWhilePaid } from './working.js';

const WHOLE_BPS = 10_000n;
/** The largest time that the contract holds. */
const FOR_EVER = 2n ** 48n - 1n;

const contributorFields = {
  costsPerTick: tokenAmount.default('0').meta({ title: 'Costs of each member', unit: 'stable coins a tick' }),
  patiencePeriods: z.number().gt(0).max(100).default(2).meta({
    title: 'Periods unpaid after which it leaves',
    description: 'Counted from the oldest payment that is due and has not come.',
  }),
};

/** Works for the DAO as long as a budget of the treasury pays it. */
const contributor: Archetype<BudgetsScope, typeof contributorFields> = {
  words: { one: 'Contributor', many: 'Contributors', family: 'providers', shade: 1 },
  chores: 1,
  fields: contributorFields,
  policies: ({ costsPerTick, patiencePeriods }) => {
    const taste: ContributorTaste = { costs: parseTokens(costsPerTick), patiencePeriods };
    return [workWhilePaid(taste), coverCosts(taste)];
  },
};

/** A treasury that pays standing budgets, and sells its own tokens for the coins that they are paid in. */
export const budgets = mechanism({
  outline: budgetsOutline,
  title: 'Treasury',
  uses: [token, staking, governance, market],
  words: {
    budget: { one: 'Budgets', many: 'Budgets', family: 'treasury', shade: 3, inSentences: 'the budgets’ purse' },
    sale: {
      one: 'Treasury sale',
      many: 'Treasury sale',
      family: 'treasury',
      shade: 4,
      inSentences: 'the treasury’s sale',
    },
  },
  issued: ({ budgets: { tokens } }) => parseTokens(tokens),
  check: ({ budgets: { lines }, population }) => {
    const names = population.map(({ name }) => name);
    return lines.flatMap(({ cohort, amount, asset }, i) => {
      const count = population.find(({ name }) => name === cohort)?.count;
      if (count === undefined) {
        const message = `names no cohort of this scenario: "${cohort}" (there are ${names.join(', ')})`;
        return [{ field: `budgets.lines[${i}].cohort`, message }];
      }
      if (count > 64) {
        const message = `has ${count} members, and a line of ${amount} in ${asset} can pay 64 at most`;
        return [{ field: `budgets.lines[${i}].cohort`, message }];
      }
      return [];
    });
  },
  create: ({ scenario, own, others, deployer }) => ({
    budget: [deployer, others.token.token, own.sale],
    sale: [
      {
        token: others.token.token,
        coin: others.market.stable,
        pair: others.market.pair,
        registry: others.governance.registry,
        budget: own.budget,
      },
      BigInt(salePeriod(scenario)),
      BigInt(scenario.budgets.sale.coverTicks * scenario.tickSeconds),
    ],
  }),
  wire: ({ scenario, own, others, agents, epochStart }) =>
    scenario.budgets.lines.map(({ name, cohort, asset, amount, periodTicks, firstDueTick, untilTick }) => {
      // Half a tick before its end: what is due in a tick is paid in its last quarter.
      const at = (tick: number) => BigInt(epochStart + Math.floor((tick - 0.5) * scenario.tickSeconds));
      return callOf(TreasuryBudget, own.budget, 'setLine', [
        parameterKey(name),
        agents.filter((agent) => agent.cohort === cohort).map(({ address }) => address),
        {
          asset: asset === 'token' ? others.token.token : others.market.stable,
          amount: parseTokens(amount),
          period: BigInt(periodTicks * scenario.tickSeconds),
          firstDueAt: at(firstDueTick),
          until: untilTick === undefined ? FOR_EVER : at(untilTick),
        },
      ]);
    }),
  fund: ({ scenario: { budgets: settings }, own, others }) => [
    callOf(GovernanceToken, others.token.token, 'mint', [own.budget, parseTokens(settings.tokens)]),
    callOf(StableCoin, others.market.stable, 'mint', [own.budget, parseTokens(settings.stableTokens)]),
  ],
  relinquish: ({ own, treasury }) => [callOf(TreasuryBudget, own.budget, 'transferOwnership', [treasury])],
  readers: {
    budget: {
      BudgetLineSet: ({ line, payees, terms }): BudgetsFact => ({
        type: 'budgetLineSet',
        line: parameterName(line),
        terms: {
          payees,
          asset: terms.asset,
          amount: terms.amount,
          period: Number(terms.period),
          dueAt: Number(terms.firstDueAt),
          until: Number(terms.until),
        },
      }),
      BudgetLineEnded: ({ line }): BudgetsFact => ({ type: 'budgetLineEnded', line: parameterName(line) }),
      BudgetPaid: ({ line, dueAt, amount }): BudgetsFact => ({
        type: 'budgetPaid',
        line: parameterName(line),
        dueAt: Number(dueAt),
        amount,
      }),
      WorkReported: ({ line, worker }): BudgetsFact => ({ type: 'workReported', line: parameterName(line), worker }),
      SellerSet: ({ seller }): BudgetsFact => ({ type: 'treasurySellerSet', seller }),
    },
    sale: {
      TreasurySold: ({ tokens, coins }): BudgetsFact => ({ type: 'treasurySold', tokens, coins }),
      TreasurySaleWaits: ({ price, limit }): BudgetsFact => ({ type: 'treasurySaleWaits', price, limit }),
      TreasurySaleIdle: (): BudgetsFact => ({ type: 'treasurySaleIdle' }),
    },
  },
  folds: {
    budgetLineSet(draft, { line, terms }) {
      draft.lines.set(line, { ...terms, paid: draft.lines.get(line)?.paid ?? 0n });
    },
    budgetLineEnded(draft, { line }) {
      draft.lines.delete(line);
    },
    budgetPaid(draft, { line, dueAt, amount }) {
      const terms = draft.lines.get(line)!;
      draft.lines.set(line, { ...terms, dueAt: dueAt + terms.period, paid: terms.paid + amount });
    },
    workReported(draft, { worker }, { timestamp }) {
      draft.workedAt.set(worker, timestamp);
    },
    treasurySellerSet(draft, { seller }) {
      draft.seller = seller;
    },
    treasurySold(draft, { tokens, coins }, { timestamp }) {
      draft.sold = { tokens: draft.sold.tokens + tokens, coins: draft.sold.coins + coins };
      draft.lookedAt = timestamp;
    },
    treasurySaleWaits(draft, _, { timestamp }) {
      draft.lookedAt = timestamp;
    },
    treasurySaleIdle(draft, _, { timestamp }) {
      draft.lookedAt = timestamp;
    },
  },
  parameters: [
    {
      key: 'treasurySaleShareBps',
      title: 'share of its tokens that the treasury sells each tick',
      unit: 'bps',
      format: (value) => `${percentOfBps(value)} %`,
      initial: ({ budgets: { sale } }) => bps(sale.sharePercent),
      maximum: () => WHOLE_BPS,
    },
    {
      key: 'treasurySaleDiscountBps',
      title: 'most that the treasury takes off the mean price',
      unit: 'bps',
      format: (value) => `${percentOfBps(value)} %`,
      initial: ({ budgets: { sale } }) => bps(sale.discountPercent),
      maximum: () => WHOLE_BPS,
    },
  ],
  actions: {
    budget: {
      setLine: {
        describe: ([line, payees, { asset, amount, period }], { view }) =>
          `budget ${parameterName(line)}: ${formatTokens(amount)} ${asset === view.token.contracts.token ? 'tokens' : 'coins'} ` +
          `every ${plainDuration(Number(period))} to ${counted(payees.length, 'payee')}`,
        judge: ([line, , { asset, amount, period }], { view }) =>
          judgeLine(view, view.budgets.lines.get(parameterName(line)), { asset, amount, period: Number(period) }),
      },
      endLine: {
        describe: ([line]) => `end the budget ${parameterName(line)}`,
        judge: ([line], { view }) => judgeLine(view, view.budgets.lines.get(parameterName(line)), undefined),
      },
      withdraw: {
        describe: ([asset, to, amount], { view, nameOf }) =>
          `take ${formatTokens(amount)} ${asset === view.token.contracts.token ? 'tokens' : 'coins'} ` +
          `out of the budgets’ purse for ${nameOf(to)}`,
        judge: ([asset, to, amount], { view }) => {
          if (to === view.treasury) return spent(view, 0n);
          const coins = asset === view.token.contracts.token ? worthOf(view.market.reserves, amount) : amount;
          return coins === null ? null : spent(view, coins);
        },
      },
      setSeller: { describe: ([seller], { nameOf }) => `let ${nameOf(seller)} sell the treasury’s tokens` },
    },
  },
  archetypes: { contributor },
  chores: sellAndPay,
  locked: inPurse,
  flows: {
    kinds: { budget: { title: 'Paid by a budget', reward: true }, treasurySale: { title: 'Sold by the treasury' } },
    classify: ({ from, to }, { budgets: { contracts: own } }) => {
      if ((from === own.budget && to === own.sale) || (from === own.sale && to === own.budget)) return 'treasurySale';
      return from === own.budget ? 'budget' : null;
    },
  },
  agentColumns: [
    {
      name: 'paidInCoins',
      title: 'Paid in coins',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that budgets of the treasury paid it.',
      keep: 'sum',
      entries: ({ transfers }) =>
        transfers
          .filter(({ kind, asset }) => kind === 'budget' && asset !== TOKEN_ASSET)
          .map(({ to, amount }) => [to, amount] as const),
    },
  ],
  reporters: budgetsReporters,
  invariants: { treasuryPaysByRight },
  audit: ({ budgets: { contracts, lines } }) =>
    [...lines].map(([line, { dueAt }]) =>
      question(TreasuryBudget, contracts.budget, 'dueAtOf', [parameterKey(line)], BigInt(dueAt)),
    ),
  news: budgetsNews,
  panels: budgetsPanels,
});

export { budgetsEvents } from './state.js';

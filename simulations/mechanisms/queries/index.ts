import { z } from 'zod';
import { QueryMarket } from '../../../contracts/bindings/index.js';
import type { Archetype } from '../../agents/index.js';
import { question } from '../../metrics/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { market, STABLE_ASSET } from '../market/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { askTables, checkLatest, reclaimQueries } from './asking.js';
import { depositsAreCovered, rowsArePaidFor, tablesAnswerTruly } from './invariants.js';
import { marketReaders, queriesFolds } from './reading.js';
import { queriesInAll, queriesNews, queriesPanels, queriesReporters } from './reporting.js';
import { MOST_ROWS } from './rows.js';
import { closeTable, offerTable, serveQueries } from './serving.js';
import { type QueriesScope, queriesEvents, queriesOutline } from './state.js';

const share = z.number().min(0).max(1);
const stableTokens = tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' });

const providerFields = {
  stableTokens,
  trainingPasses: z.int().min(0).max(1_000).default(2).meta({
    title: 'Passes over its own examples before it offers its model, one a tick',
    description: 'Each of as many epochs as the scenario’s learning has. 0 for a model that learnt nothing.',
  }),
  rowPrice: tokenAmount.default('0.05').meta({ title: 'What it asks for a row', unit: 'stable coins' }),
  reliability: share.default(1).meta({ title: 'Chance to be at work in a tick' }),
  idleTicks: z.int().min(1).max(10_000).default(8).meta({
    title: 'How long it waits for a query before it takes its table off',
    unit: 'ticks',
  }),
};
const clientFields = {
  stableTokens,
  rowsPerTick: z
    .int()
    .min(1)
    .max(MOST_ROWS)
    .default(20)
    .meta({ title: 'Rows that it has to classify', unit: 'a tick' }),
  worthPerRight: z.number().min(0).max(100_000).default(0.3).meta({
    title: 'What a right answer about the middle row is worth',
    unit: 'stable coins',
  }),
  worthDeviation: z.number().min(0).max(3).default(0.5).meta({
    title: 'How far its rows differ in that',
    description: 'Standard deviation of the logarithm of the worth.',
  }),
  costOfWrong: z.number().min(0).max(1_000).default(0.5).meta({
    title: 'What a wrong answer costs',
    unit: 'times the worth of a right one',
  }),
  labelledShare: share.default(0.25).meta({
    title: 'Part of its rows of which it knows the right class',
    description: 'By these it measures what tables answer. 0: it cannot tell right from wrong.',
  }),
  priorAccuracy: share.default(0.8).meta({ title: 'What it believes of a model that it does not know' }),
  priorWeight: z.number().min(0).max(100_000).default(5).meta({
    title: 'What that counts',
    unit: 'answers that it checked',
  }),
  curiosity: share.default(0.05).meta({ title: 'Chance to try another table, if it can tell what comes of it' }),
  mistakes: share.default(0.02).meta({ title: 'Chance to misspell a column or to deposit too little' }),
};

/** Trains a model of its own and answers queries about it. */
const modelProvider: Archetype<QueriesScope, typeof providerFields> = {
  words: { one: 'Model provider', many: 'Model providers', family: 'providers', shade: 4 },
  chores: 0,
  trains: true,
  fields: providerFields,
  policies: (cohort) => [offerTable(cohort), serveQueries(cohort), closeTable(cohort)],
};

/** Has rows to classify, and asks whichever table it expects to gain most by. */
const queryClient: Archetype<QueriesScope, typeof clientFields> = {
  words: { one: 'Query client', many: 'Query clients', family: 'market', shade: 11 },
  chores: 0,
  fields: clientFields,
  policies: (cohort) => [reclaimQueries, askTables(cohort), checkLatest(cohort)],
};

/** Trained models as tables of a database: queries join one's own rows with them and pay by the row. */
export const queries = mechanism({
  outline: queriesOutline,
  title: 'Queries',
  uses: [token, market],
  words: {
    market: {
      one: 'Market of queries',
      many: 'Market of queries',
      family: 'market',
      shade: 12,
      inSentences: 'the market of queries',
      party: 'queryMarket',
    },
  },
  check: ({ population }) =>
    population.some(({ archetype }) => archetype === 'modelProvider')
      ? []
      : [{ field: 'queries', message: 'has nobody who offers a model: the population has no modelProvider' }],
  create: ({ scenario, others }) => ({
    market: [
      others.market.stable,
      {
        bond: parseTokens(scenario.queries.bondCoins),
        fine: parseTokens(scenario.queries.fineCoins),
        patience: BigInt(scenario.queries.patienceTicks * scenario.tickSeconds),
      },
    ],
  }),
  readers: { market: marketReaders },
  folds: queriesFolds,
  archetypes: { modelProvider, queryClient },
  flows: {
    kinds: {
      queryDeposit: { title: 'Deposited for a query', deposit: true },
      queryCharge: { title: 'Paid for rows' },
      queryRefund: { title: 'Deposit paid back', deposit: true },
      tableBond: { title: 'Bond of a table', deposit: true },
      tableBondReturned: { title: 'Bond given back', deposit: true },
    },
    classify: ({ asset, from, to }, { queries: { contracts, tables } }) => {
      if (asset !== STABLE_ASSET) return null;
      const provides = (account: string) => [...tables.values()].some(({ provider }) => provider === account);
      if (to === contracts.market) return provides(from) ? 'tableBond' : 'queryDeposit';
      if (from !== contracts.market) return null;
      if (!provides(to)) return 'queryRefund';
      const own = [...tables.values()].filter(({ provider }) => provider === to);
      return own.every(({ listed }) => !listed) ? 'tableBondReturned' : 'queryCharge';
    },
  },
  agentColumns: [
    {
      name: 'rowsEarned',
      title: 'Earned by rows',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that it was paid for rows of its table.',
      keep: 'sum',
      entries: ({ events, view }) =>
        queriesEvents(events, 'queryAnswered').map(
          ({ table, charge }) => [view.queries.tables.get(table)!.provider, charge] as const,
        ),
    },
    {
      name: 'rowsSpent',
      title: 'Paid for rows',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that it paid for rows of tables.',
      keep: 'sum',
      entries: ({ events }) =>
        queriesEvents(events, 'queryAnswered').map(({ client, charge }) => [client, charge] as const),
    },
  ],
  reporters: queriesReporters,
  invariants: { depositsAreCovered, rowsArePaidFor, tablesAnswerTruly },
  audit: ({ queries: { contracts, counts, tables, coins } }) => [
    question(QueryMarket, contracts.market, 'modelTables', [], BigInt(tables.size)),
    question(QueryMarket, contracts.market, 'queries', [], BigInt(counts.asked)),
    question(QueryMarket, contracts.market, 'deposits', [], coins.deposited - coins.charged - coins.refunded),
    question(
      QueryMarket,
      contracts.market,
      'bonds',
      [],
      [...tables.values()].reduce((sum, { bond }) => sum + bond, 0n),
    ),
  ],
  news: queriesNews,
  closing: queriesInAll,
  panels: queriesPanels,
});

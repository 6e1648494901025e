import { workOf } from '../../agents/index.js';
import {
  type DescribedPanels,
  exactPercent,
  type News,
  type Reporter,
  type ReporterInput,
  roundTokens,
} from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import { counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { checkAnswers } from './believing.js';
import { WORTH_PARTS } from './rows.js';
import { type QueriesScope, queriesEvents } from './state.js';

type Input = ReporterInput<QueriesScope>;
type Scenario = QueriesScope['scenario'];
const group = 'queries';
const WORTH_PART = TOKEN / BigInt(WORTH_PARTS);

/** Cohorts that sell predictions. */
export const providersOf = ({ population }: Scenario): readonly string[] =>
  population.filter(({ archetype }) => archetype === 'modelProvider').map(({ name }) => name);

/** What turned out of the answers of the tick: rows, how many of them are right, and wei of coins that all are worth. */
function outcomeOf({ work }: Pick<Input, 'work'>) {
  const results = workOf(work, checkAnswers).map(({ result }) => result);
  return {
    rows: results.reduce((sum, one) => sum + one.rows, 0),
    right: results.reduce((sum, one) => sum + one.right, 0),
    worth: BigInt(results.reduce((sum, one) => sum + one.worth, 0)) * WORTH_PART,
  };
}

const charged = ({ view, previous }: Input) => view.queries.coins.charged - previous.queries.coins.charged;
const since = (name: 'answered' | 'refused' | 'reclaimed' | 'rows') => (input: Input) =>
  input.view.queries.counts[name] - input.previous.queries.counts[name];

/** Wei of coins that a cohort's tables took in the tick. */
function takenBy({ events, view, agents }: Input, cohort: string): bigint {
  const own = new Set(agents.filter((agent) => agent.cohort === cohort).map(({ address }) => address));
  return queriesEvents(events, 'queryAnswered').reduce(
    (sum, { table, charge }) => (own.has(view.queries.tables.get(table)!.provider) ? sum + charge : sum),
    0n,
  );
}

const counts = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => number,
): Reporter<QueriesScope> => ({ name, title, unit: 'count', description, group, perTick: true, report });

/** Names of the measures of each cohort of providers. */
const takenName = (cohort: string) => `queryTaken_${cohort}`;

export const queriesReporters = (scenario: Scenario): readonly Reporter<QueriesScope>[] => [
  counts('rowsAnswered', 'Rows answered', 'Rows of answers that were paid for in this tick.', since('rows')),
  counts('queriesAnswered', 'Queries answered', 'Queries answered in this tick.', since('answered')),
  counts('queriesRefused', 'Queries refused', 'Queries refused in this tick: they cost nothing.', since('refused')),
  counts(
    'queriesUnanswered',
    'Queries left unanswered',
    'Queries paid back in this tick because nobody had answered them.',
    since('reclaimed'),
  ),
  {
    name: 'queryCharges',
    title: 'Paid for rows',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'Stable coins that clients paid for the rows answered in this tick.',
    group,
    perTick: true,
    report: charged,
  },
  ...providersOf(scenario).map(
    (cohort): Reporter<QueriesScope> => ({
      name: takenName(cohort),
      title: `Paid to ${cohort}`,
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that tables of one cohort of providers took in this tick.',
      group,
      perTick: true,
      report: (input) => takenBy(input, cohort),
    }),
  ),
  {
    name: 'rightRows',
    title: 'Answers that are right',
    unit: 'share',
    description: 'Share of the rows answered in this tick that turned out to be right, known to the client or not.',
    group,
    perTick: true,
    report: (input) => {
      const { rows, right } = outcomeOf(input);
      return rows === 0 ? null : right / rows;
    },
  },
  {
    name: 'costOfRight',
    title: 'Cost of a right answer',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'Stable coins paid for rows in this tick, for each of them that turned out to be right.',
    group,
    perTick: true,
    report: (input) => {
      const { right } = outcomeOf(input);
      return right === 0 ? null : charged(input) / BigInt(right);
    },
  },
  {
    name: 'queryGain',
    title: 'What clients gained',
    unit: 'wei',
    asset: STABLE_ASSET,
    description:
      'What the right answers of this tick were worth to clients, less what wrong ones cost them and what they paid for rows, in stable coins.',
    group,
    perTick: true,
    report: (input) => outcomeOf(input).worth - charged(input),
  },
];

export const queriesPanels = (scenario: Scenario): DescribedPanels => [
  {
    panel: 'queryTaken',
    title: 'Which tables clients pay',
    form: 'bars',
    lens: 'economy',
    hero: 1,
    reporters: providersOf(scenario).map(takenName),
  },
  {
    panel: 'queryGain',
    title: 'What clients paid and gained',
    form: 'bars',
    lens: 'economy',
    reporters: ['queryCharges', 'queryGain'],
  },
  { panel: 'costOfRight', title: 'Cost of a right answer', form: 'bars', lens: 'economy', reporters: ['costOfRight'] },
  { panel: 'rightRows', title: 'Answers that are right', form: 'bars', lens: 'learning', reporters: ['rightRows'] },
  {
    panel: 'queries',
    title: 'What became of queries',
    form: 'bars',
    lens: 'economy',
    reporters: ['queriesAnswered', 'queriesRefused', 'queriesUnanswered'],
  },
];

const countedQueries = (count: number) => `${count} ${count === 1 ? 'query' : 'queries'}`;

export function queriesNews(input: Input): readonly News[] {
  const { events, nameOf, view } = input;
  const { rows, right } = outcomeOf(input);
  const refused = queriesEvents(events, 'queryRefused');
  const [first] = refused;
  return [
    ...queriesEvents(events, 'tableRegistered').map(({ provider, name, price }) => ({
      weight: 50,
      sentence: `${nameOf(provider)} offered its model as table ${name}, at ${roundTokens(price, 'coin')} a row`,
    })),
    ...queriesEvents(events, 'tableClosed').map(({ provider, table }) => ({
      weight: 55,
      sentence: `${nameOf(provider)} took table ${view.queries.tables.get(table)!.name} off: nobody asked it any more`,
    })),
    ...(first === undefined
      ? []
      : [{ weight: 14, sentence: `${countedQueries(refused.length)} refused: “${first.reason}”` }]),
    ...(rows === 0
      ? []
      : [
          {
            weight: 10,
            sentence: `Clients paid ${roundTokens(charged(input), 'coin')} for ${counted(rows, 'row')}, ${exactPercent(right / rows)} of them right`,
          },
        ]),
  ];
}

export function queriesInAll({ view: { queries } }: Input): string | null {
  const { counts: all, coins } = queries;
  if (all.asked === 0) return 'nobody asked a table';
  const unpaid = all.refused + all.reclaimed;
  return `tables answered ${counted(all.rows, 'row')} for ${roundTokens(coins.charged, 'coin')}; ${countedQueries(unpaid)} had no answer and cost nothing`;
}

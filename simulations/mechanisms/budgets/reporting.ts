import { type PanelInfo, type Reporter, type ReporterInput, rounded, roundTokens } from '../../metrics/index.js';
import { balanceOf, ledgerOf, TOKEN_ASSET } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { arrears, monthlySpending, monthsOf, treasuryValue, worthOf } from './runway.js';
import { type BudgetsScope, budgetsEvents, treasuryHolds } from './state.js';

type Input = ReporterInput<BudgetsScope>;
const group = 'treasury';

const coins = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint | null,
): Reporter<BudgetsScope> => ({ name, title, unit: 'wei', asset: STABLE_ASSET, description, group, report });
const months = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => number | null,
): Reporter<BudgetsScope> => ({ name, title, unit: 'months', description, group, report });

/** A line's payments in the tick, in wei of what it pays in. */
const paidInTick = ({ events }: Input, name: string) =>
  budgetsEvents(events, 'budgetPaid')
    .filter(({ line }) => line === name)
    .reduce((sum, { amount }) => sum + amount, 0n);

export function budgetsReporters({ budgets: { lines } }: BudgetsScope['scenario']): readonly Reporter<BudgetsScope>[] {
  return [
    coins(
      'treasuryValue',
      'Treasury',
      'What the treasury and its budgets hold, tokens at the pool’s price; its shares of the pool are not in it.',
      ({ view }) => treasuryValue(view)?.all ?? null,
    ),
    coins(
      'treasuryInTokens',
      'Treasury in own tokens',
      'What its own tokens are worth at the pool’s price: selling them all would bring less.',
      ({ view }) => treasuryValue(view)?.tokens ?? null,
    ),
    coins('treasuryInCoins', 'Treasury in coins', 'Stable coins that the treasury and its budgets hold.', ({ view }) =>
      treasuryHolds(view, STABLE_ASSET),
    ),
    coins(
      'treasuryPoolShares',
      'Treasury’s part of the pool',
      'What the treasury’s shares of the pool are worth, tokens at the pool’s price.',
      ({ view }) => poolShares(view),
    ),
    {
      name: 'treasuryTokens',
      title: 'Tokens of the treasury',
      unit: 'wei',
      description: 'The DAO’s own tokens that the treasury and its budgets hold.',
      group,
      report: ({ view }) => treasuryHolds(view),
    },
    months(
      'runway',
      'Runway',
      'Months for which the treasury’s value lasts at the standing budgets’ rate, less what is owed.',
      ({ view, time }) => monthsOf(treasuryValue(view)?.all ?? null, view, time),
    ),
    months(
      'runwayInCoins',
      'Runway in coins',
      'Months for which its coins alone last at the standing budgets’ rate, less what is owed.',
      ({ view, time }) => monthsOf(treasuryHolds(view, STABLE_ASSET), view, time),
    ),
    coins(
      'monthlySpending',
      'Standing budgets a month',
      'What standing budgets spend in a month, tokens at the pool’s price.',
      ({ view, time }) => monthlySpending(view, time),
    ),
    coins(
      'budgetArrears',
      'Owed',
      'What budgets owe and have not paid, tokens at the pool’s price.',
      ({ view, time }) => arrears(view, time),
    ),
    {
      ...coins(
        'treasurySaleProceeds',
        'Tokens sold',
        'Coins for which the treasury sold tokens in this tick.',
        ({ view, previous }) => view.budgets.sold.coins - previous.budgets.sold.coins,
      ),
      perTick: true,
    },
    {
      name: 'contributorsAtWork',
      title: 'Contributors at work',
      unit: 'count',
      description: 'How many payees of budgets say that they work.',
      group: 'work',
      report: ({ events }) => new Set(budgetsEvents(events, 'workReported').map(({ worker }) => worker)).size,
    },
    ...lines.map(
      ({ name, asset }, i): Reporter<BudgetsScope> => ({
        name: `spending_${i + 1}`,
        title: `${name}: paid`,
        unit: 'wei',
        ...(asset === 'stable' ? { asset: STABLE_ASSET } : {}),
        description: `What the line ${name} was paid in this tick.`,
        group: 'spending',
        perTick: true,
        report: (input) => paidInTick(input, name),
      }),
    ),
  ];
}

function poolShares(view: Input['view']): bigint | null {
  const { supply } = ledgerOf(view, 'liquidity');
  const { reserves } = view.market;
  const tokens = worthOf(reserves, reserves.tokens);
  if (supply === 0n || tokens === null) return null;
  return ((tokens + reserves.coins) * balanceOf(view, view.treasury, 'liquidity')) / supply;
}

/** Panels of a treasury; spending is drawn line by line, coins apart from tokens. */
export const budgetsPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  { panel: 'treasury', title: 'Treasury', form: 'areas', reporters: ['treasuryInTokens', 'treasuryInCoins'] },
  { panel: 'runway', title: 'Runway', form: 'lines', reporters: ['runway', 'runwayInCoins'] },
  {
    panel: 'spending',
    title: 'What budgets pay',
    form: 'lines',
    reporters: ['monthlySpending', 'budgetArrears', 'treasurySaleProceeds'],
  },
  { panel: 'contributors', title: 'Who works for the treasury', form: 'steps', reporters: ['contributorsAtWork'] },
];

/** Budgets that could not be paid, and sales that wait. */
export function budgetsNews({ view, previous, events, time, previousTime }: Input) {
  const [waits] = budgetsEvents(events, 'treasurySaleWaits');
  const price = (value: bigint) => rounded(Number(value) / 1e18, 4);
  const news = [];
  const [now, before] = [arrears(view, time) ?? 0n, arrears(previous, previousTime) ?? 0n];
  if (now > 0n && before === 0n) {
    news.push({ weight: 70, sentence: `The treasury can no longer pay: it owes ${roundTokens(now, 'coin')}` });
  }
  if (waits !== undefined) {
    news.push({
      weight: 41,
      sentence: `The treasury does not sell: the price is ${price(waits.price)}, and it takes ${price(waits.limit)} at least`,
    });
  }
  return news;
}

/** Wei of the DAO's token that wait in the budgets' purse: they belong to the treasury and do not circulate. */
export const inPurse = (view: BudgetsScope['view']) => balanceOf(view, view.budgets.contracts.budget, TOKEN_ASSET);

import { workOf } from '../../agents/index.js';
import { exactPercent, type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { parameterOf } from '../governance/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { predict } from './answering.js';
import { type DemandScope, demandEvents } from './state.js';
import { check } from './using.js';

type Input = ReporterInput<DemandScope>;
const group = 'demand';

/** Who ordered in the tick. */
const usersOf = ({ events }: Pick<Input, 'events'>) =>
  new Set(demandEvents(events, 'predictionsOrdered').map(({ user }) => user));

/** What users found of the answers they got: of how many they learnt the truth in the tick, and how many were right. */
function checked({ work }: Pick<Input, 'work'>) {
  const results = workOf(work, check).map(({ result }) => result);
  return {
    predictions: results.reduce((sum, one) => sum + one.predictions, 0),
    right: results.reduce((sum, one) => sum + one.right, 0),
  };
}

export const demandReporters: readonly Reporter<DemandScope>[] = [
  {
    name: 'activeUsers',
    title: 'Users who order',
    unit: 'count',
    description: 'How many users ordered predictions in this tick.',
    group,
    perTick: true,
    report: (input) => usersOf(input).size,
  },
  {
    name: 'everUsers',
    title: 'Users so far',
    unit: 'count',
    description: 'How many users ever ordered predictions.',
    group,
    report: ({ view }) => view.demand.users.size,
  },
  {
    name: 'predictions',
    title: 'Predictions sold',
    unit: 'count',
    description: 'Predictions answered and paid for in this tick.',
    group,
    perTick: true,
    report: ({ view, previous }) => view.demand.predictions.answered - previous.demand.predictions.answered,
  },
  {
    name: 'revenue',
    title: 'Revenue',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'Stable coins that users paid for the predictions answered in this tick.',
    group,
    perTick: true,
    report: ({ view, previous }) => view.demand.coins.fees - previous.demand.coins.fees,
  },
  {
    name: 'predictionPrice',
    title: 'Price of a prediction',
    unit: 'wei',
    asset: STABLE_ASSET,
    description: 'What one prediction costs, as the registry says.',
    group,
    report: ({ view }) => parameterOf(view.governance, 'predictionPrice'),
  },
  {
    name: 'servedAccuracy',
    title: 'Accuracy that users met',
    unit: 'share',
    description:
      'Share of the predictions that users checked in this tick and found right; they were answered the tick before.',
    group,
    report: (input) => {
      const { predictions, right } = checked(input);
      return predictions === 0 ? null : right / predictions;
    },
  },
];

export const demandPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  { panel: 'demand', title: 'Who pays for predictions', form: 'lines', reporters: ['activeUsers', 'everUsers'] },
  {
    panel: 'revenue',
    title: 'What predictions earn',
    form: 'areas',
    also: ['overview'],
    reporters: ['revenue'],
  },
  { panel: 'served', title: 'What users get', form: 'lines', lens: 'learning', reporters: ['servedAccuracy'] },
  {
    panel: 'payments',
    title: 'Where payments go',
    form: 'flows',
    flows: ['payment', 'fee', 'refund', 'feeShare', 'buybackReward'],
    reporters: [],
  },
];

/** The service holds exactly what open orders paid. */
export function ordersAreCovered({ view }: Input): string | null {
  const { open, coins, contracts } = view.demand;
  const owed = [...open.values()].reduce((sum, { paid }) => sum + paid, 0n);
  const held = balanceOf(view, contracts.service, STABLE_ASSET);
  if (owed !== held) return `open orders paid ${owed} wei of coins and the service holds ${held}`;
  const passed = coins.fees + coins.refunded + owed;
  return passed === coins.paid ? null : `${coins.paid} wei of coins were paid and ${passed} are accounted for`;
}

/** What the chain says the model answered is what the model that it names answers. */
export function answersAreTheModels({ events, work }: Pick<Input, 'events' | 'work'>): string | null {
  const asked = workOf(work, predict);
  for (const { order, modelCid, classes } of demandEvents(events, 'predictionsAnswered')) {
    const found = asked.find(({ order: { orders } }) => orders.some(({ id }) => id === order));
    if (found === undefined || found.order.model !== modelCid) return `order ${order} was answered by no model's work`;
    const place = found.order.orders.findIndex(({ id }) => id === order);
    const answer = Buffer.from(found.result[place]!).toString('hex');
    if (`0x${answer}` !== classes) return `order ${order} was answered ${classes}, and the model says 0x${answer}`;
  }
  return null;
}

/** A change of the number of users in a tick from which it is news. */
const STRIKING_SHARE = 0.25;
const STRIKING_USERS = 5;

export function demandNews(input: Input) {
  const { view, previous } = input;
  const now = usersOf(input).size;
  if (previous.demand.users.size === 0 && now > 0) {
    return [{ weight: 60, sentence: `The first ${now === 1 ? 'user' : counted(now, 'user')} paid for predictions` }];
  }
  const refunded = view.demand.coins.refunded - previous.demand.coins.refunded;
  const news =
    refunded > 0n
      ? [{ weight: 55, sentence: `${roundTokens(refunded, 'coin')} went back to users whom nobody had answered` }]
      : [];
  const { predictions, right } = checked(input);
  const before = previous.demand.users.size;
  const joined = view.demand.users.size - before;
  if (joined >= STRIKING_USERS && joined >= before * STRIKING_SHARE) {
    const met =
      predictions === 0 ? '' : `; those before them found ${exactPercent(right / predictions)} of answers right`;
    news.push({ weight: 35, sentence: `${counted(joined, 'user')} paid for predictions for the first time${met}` });
  }
  return news;
}

/** How many users there were, and what they paid. */
export function demandInAll({ view: { demand } }: Input): string | null {
  const { users, coins } = demand;
  if (users.size === 0) return 'nobody paid for predictions';
  return `${counted(users.size, 'user')} paid ${roundTokens(coins.fees, 'coin')}`;
}

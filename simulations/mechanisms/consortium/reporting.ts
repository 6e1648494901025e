import { workOf } from '../../agents/index.js';
import { type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type ConsortiumScope, type ConsortiumState, consortiumEvents, priceOfUpdate } from './state.js';
import { improveModel, trainForMember } from './work.js';

type Input = ReporterInput<ConsortiumScope>;
type Scenario = ConsortiumScope['scenario'];
const group = 'consortium';
const PPM = 1_000_000;

const cohortsOf = ({ population }: Scenario) => population.filter(({ archetype }) => archetype === 'consortiumMember');

/** How right the newest models of some accounts are (0 to 1). */
const accuraciesOf = ({ models }: ConsortiumState, accounts: Iterable<Input['agents'][number]['address']>) =>
  [...accounts].flatMap((account) => {
    const newest = models.get(account)?.at(-1);
    return newest === undefined ? [] : [newest.accuracyPpm / PPM];
  });

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

const arrearsOf = ({ arrears }: Pick<ConsortiumState, 'arrears'>): bigint =>
  [...arrears.values()].reduce((sum, one) => sum + one, 0n);

export function consortiumReporters(scenario: Scenario): readonly Reporter<ConsortiumScope>[] {
  return [
    ...cohortsOf(scenario).map(
      ({ name }): Reporter<ConsortiumScope> => ({
        name: `consortiumAccuracy_${name}`,
        title: `Accuracy of ${name}`,
        unit: 'share',
        description: `Mean held-out accuracy of the newest models of the cohort ${name}, each member’s own.`,
        group,
        report: ({ view, agents }) =>
          meanOf(
            accuraciesOf(
              view.consortium,
              agents.filter(({ cohort }) => cohort === name).map(({ address }) => address),
            ),
          ),
      }),
    ),
    {
      name: 'consortiumMembers',
      title: 'Members of the consortium',
      unit: 'count',
      description: 'Accounts that are members.',
      group,
      report: ({ view }) => view.consortium.members.size,
    },
    {
      name: 'updatesDelivered',
      title: 'Updates delivered',
      unit: 'count',
      description: 'Updates that one member trained for another in this tick.',
      group,
      perTick: true,
      report: ({ events }) => consortiumEvents(events, 'updateDelivered').length,
    },
    {
      name: 'consortiumDelivered',
      title: 'Worth of all updates',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'What all updates that were delivered so far cost: without netting so much would have had to move.',
      group,
      report: ({ view }) => view.consortium.coins.delivered,
    },
    {
      name: 'consortiumMoved',
      title: 'Moved to pay for them',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that buyers have paid so far: what was left of debts and claims, or for each order.',
      group,
      report: ({ view: { consortium }, scenario: { consortium: terms } }) =>
        terms.settlement === 'prepaid' ? consortium.coins.delivered : consortium.coins.paid,
    },
    {
      name: 'consortiumArrears',
      title: 'Never paid',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Stable coins that debtors failed to pay, and creditors did not get.',
      group,
      report: ({ view }) => arrearsOf(view.consortium),
    },
  ];
}

export function consortiumPanels(scenario: Scenario): readonly Omit<PanelInfo, 'mechanism'>[] {
  return [
    {
      panel: 'consortiumModels',
      title: 'How right members’ models are',
      form: 'lines',
      lens: 'learning',
      hero: 1,
      also: ['overview'],
      reporters: cohortsOf(scenario).map(({ name }) => `consortiumAccuracy_${name}`),
    },
    {
      panel: 'consortiumPay',
      title: 'What members traded, and what moved for it',
      form: 'lines',
      lens: 'economy',
      reporters: ['consortiumDelivered', 'consortiumMoved', 'consortiumArrears'],
    },
    {
      panel: 'updatesDelivered',
      title: 'Updates delivered',
      form: 'bars',
      lens: 'learning',
      reporters: ['updatesDelivered'],
    },
    {
      panel: 'consortiumMembers',
      title: 'Who belongs to the consortium',
      form: 'steps',
      lens: 'governance',
      reporters: ['consortiumMembers'],
    },
  ];
}

/** Between two settlements the contract holds what open orders were paid, or nothing; and what is owed is owed to somebody. */
export function debtsAreClaims({ view, scenario }: Pick<Input, 'view' | 'scenario'>): string | null {
  const { orders, net, contracts } = view.consortium;
  const prepaid = scenario.consortium.settlement === 'prepaid';
  const held = balanceOf(view, contracts.consortium, STABLE_ASSET);
  const due = prepaid ? BigInt(orders.size) * priceOfUpdate(scenario.consortium) : 0n;
  if (held !== due) return `the consortium holds ${held} wei of coins and should hold ${due}`;
  const sum = [...net.values()].reduce((total, one) => total + one, 0n);
  return sum === 0n ? null : `debts and claims differ by ${sum} wei of coins`;
}

/** What was delivered is what the seller trained, and what was announced is what came of it. */
export function updatesAreTrained({ events, work }: Pick<Input, 'events' | 'work'>): string | null {
  const trained = new Map(workOf(work, trainForMember).map(({ order, result }) => [order.order, result]));
  for (const { order, update } of consortiumEvents(events, 'updateDelivered')) {
    if (trained.get(order) !== update) return `the update that was delivered for order ${order} was not trained for it`;
  }
  const made = workOf(work, improveModel).map(({ result }) => result);
  for (const { member, model, accuracyPpm } of consortiumEvents(events, 'modelAnnounced')) {
    if (!made.some((one) => one.model === model && one.accuracyPpm === accuracyPpm))
      return `the model that ${member} announced is not what came of its training`;
  }
  return null;
}

export function consortiumNews({ events }: Pick<Input, 'events'>) {
  const missing = consortiumEvents(events, 'debtPaid').reduce((sum, one) => sum + one.missing, 0n);
  return [
    ...consortiumEvents(events, 'memberExpelled').map(() => ({
      weight: 70,
      sentence: 'The members expelled one of their own',
    })),
    ...consortiumEvents(events, 'memberAdmitted')
      .slice(0, 1)
      .map(() => ({ weight: 20, sentence: 'The consortium has a new member' })),
    ...consortiumEvents(events, 'periodSettled')
      .filter(({ owed }) => owed > 0n)
      .map(({ owed, paid }) => ({
        weight: missing > 0n ? 80 : 25,
        sentence:
          missing > 0n
            ? `The period was settled short: of ${roundTokens(owed, 'coin')} that were owed ${roundTokens(missing, 'coin')} were not paid`
            : `The period was settled with ${roundTokens(paid, 'coin')}`,
      })),
  ];
}

export function consortiumInAll({ view, scenario }: Pick<Input, 'view' | 'scenario'>): string | null {
  const { coins, models } = view.consortium;
  if (coins.delivered === 0n) return 'members of the consortium trained nothing for one another';
  const moved = scenario.consortium.settlement === 'prepaid' ? coins.delivered : coins.paid;
  const mean = meanOf(accuraciesOf(view.consortium, models.keys())) ?? 0;
  const updates = Number(coins.delivered / (priceOfUpdate(scenario.consortium) || 1n));
  return `members trained ${counted(updates, 'update')} for one another, for which ${roundTokens(moved, 'coin')} moved; their models are right ${Math.round(mean * 100)} times in 100`;
}

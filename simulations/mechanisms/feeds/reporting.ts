import { type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import {
  directionOf,
  dueFor,
  type EndedSlot,
  type FeedsScope,
  type FeedsState,
  feedsEvents,
  lostPpm,
  subscribersOf,
} from './state.js';

type Input = ReporterInput<FeedsScope>;
type Scenario = FeedsScope['scenario'];
const group = 'feeds';
/** Slots over which forecasts are judged. */
const JUDGED_SLOTS = 20;

const forecasters = ({ population }: Scenario) => population.filter(({ archetype }) => archetype === 'forecaster');

/** Slots that are over and that the stakes on them said something about. */
const forecast = (slots: readonly EndedSlot[]) => slots.filter((slot) => directionOf(slot) !== 0);

/** Share of the latest forecasts that came true; `null` without any. */
export function shareRight(slots: readonly EndedSlot[], latest = Number.POSITIVE_INFINITY): number | null {
  const judged = forecast(slots).slice(-latest);
  if (judged.length === 0) return null;
  return judged.filter((slot) => directionOf(slot) === (slot.rose ? 1 : -1)).length / judged.length;
}

/** Wei of coins that an account's predictions of slots that are over have brought, less what was staked. */
export function gainOf(
  { predictions, slots }: Pick<FeedsState, 'predictions' | 'slots'>,
  address: Input['agents'][number]['address'],
  lost: bigint,
): bigint {
  return (predictions.get(address) ?? []).reduce((sum, made) => {
    const slot = slots[made.slot];
    return slot === undefined ? sum : sum + dueFor(made, slot, lost) - made.stake;
  }, 0n);
}

export function feedsReporters(scenario: Scenario): readonly Reporter<FeedsScope>[] {
  const lost = lostPpm(scenario);
  return [
    {
      name: 'forecastsRight',
      title: 'Forecasts that came true',
      unit: 'share',
      description: 'Of the latest 20 slots on which something was staked: those that went as the larger stake said.',
      group,
      report: ({ view }) => shareRight(view.feeds.slots, JUDGED_SLOTS),
    },
    {
      name: 'forecastsRightInAll',
      title: 'Forecasts that came true, so far',
      unit: 'share',
      description: 'Of all slots on which something was staked: those that went as the larger stake said.',
      group,
      report: ({ view }) => shareRight(view.feeds.slots),
    },
    ...forecasters(scenario).flatMap(({ name }): readonly Reporter<FeedsScope>[] => [
      {
        name: `forecastGain_${name}`,
        title: `Gained by ${name}`,
        unit: 'wei',
        asset: STABLE_ASSET,
        description: `What the predictions of the cohort ${name} brought beyond their stakes, or lost, so far.`,
        group,
        report: ({ view, agents }) =>
          agents
            .filter(({ cohort }) => cohort === name)
            .reduce((sum, { address }) => sum + gainOf(view.feeds, address, lost), 0n),
      },
      {
        name: `forecasting_${name}`,
        title: `Predicting of ${name}`,
        unit: 'count',
        description: `Members of the cohort ${name} who staked on the next slot.`,
        group,
        report: ({ view: { feeds }, agents }) =>
          agents.filter(
            ({ cohort, address }) =>
              cohort === name && feeds.predictions.get(address)?.at(-1)?.slot === feeds.running + 1,
          ).length,
      },
    ]),
    {
      name: 'feedSubscribers',
      title: 'Subscribers of the feed',
      unit: 'count',
      description: 'Those who have paid for the next slot.',
      group,
      report: ({ view: { feeds } }) => subscribersOf(feeds, feeds.running + 1),
    },
    {
      name: 'slotStaked',
      title: 'Staked on the next slot',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Coins that forecasters staked on the next slot in this tick.',
      group,
      perTick: true,
      report: ({ view, previous }) => view.feeds.coins.staked - previous.feeds.coins.staked,
    },
    {
      name: 'slotRevenue',
      title: 'Earned by the slot',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Coins that subscribers had paid for the slot that ended in this tick.',
      group,
      perTick: true,
      report: ({ events }) => feedsEvents(events, 'slotEnded').reduce((sum, { revenue }) => sum + revenue, 0n),
    },
    {
      name: 'slotLost',
      title: 'Lost on the slot',
      unit: 'wei',
      asset: STABLE_ASSET,
      description: 'Coins that those who were wrong lost on the slot that ended in this tick.',
      group,
      perTick: true,
      report: ({ events }) => feedsEvents(events, 'slotEnded').reduce((sum, { lost: gone }) => sum + gone, 0n),
    },
  ];
}

export function feedsPanels(scenario: Scenario): readonly Omit<PanelInfo, 'mechanism'>[] {
  const names = forecasters(scenario).map(({ name }) => name);
  return [
    {
      panel: 'forecasts',
      title: 'How often forecasts came true',
      form: 'lines',
      lens: 'economy',
      hero: 1,
      also: ['overview'],
      reporters: ['forecastsRight', 'forecastsRightInAll'],
    },
    {
      panel: 'forecastGains',
      title: 'What forecasters won and lost',
      form: 'lines',
      lens: 'economy',
      reporters: names.map((name) => `forecastGain_${name}`),
    },
    {
      panel: 'forecasting',
      title: 'Who forecasts and who pays for it',
      form: 'steps',
      lens: 'economy',
      reporters: [...names.map((name) => `forecasting_${name}`), 'feedSubscribers'],
    },
    {
      panel: 'slotCoins',
      title: 'What a slot was worth',
      form: 'bars',
      lens: 'economy',
      reporters: ['slotStaked', 'slotRevenue', 'slotLost'],
    },
  ];
}

/** All that was staked and subscribed was paid, fell to the treasury, or is there; and all that is due can be paid. */
export function feedIsCovered({ view, scenario }: Pick<Input, 'view' | 'scenario'>): string | null {
  const { coins, contracts, predictions, slots } = view.feeds;
  const held = balanceOf(view, contracts.feed, STABLE_ASSET);
  const left = coins.staked + coins.subscribed - coins.paid - coins.toTreasury;
  if (left !== held) return `the feed holds ${held} wei of coins, and ${left} should be left`;
  const lost = lostPpm(scenario);
  const due = [...predictions.values()].flat().reduce((sum, made) => {
    const slot = slots[made.slot];
    return made.paid !== null || slot === undefined ? sum : sum + dueFor(made, slot, lost);
  }, 0n);
  return due <= held ? null : `${due} wei of coins are due and the feed holds ${held}`;
}

/** What a prediction was paid is what the rule gives it. */
export function predictionsArePaidByTheRule({
  view,
  events,
  scenario,
}: Pick<Input, 'view' | 'events' | 'scenario'>): string | null {
  const { predictions, slots } = view.feeds;
  for (const { slot, predictor, paid } of feedsEvents(events, 'predictionPaid')) {
    const made = predictions.get(predictor)?.find((one) => one.slot === slot);
    const over = slots[slot];
    if (made === undefined || over === undefined) return `${predictor} was paid for slot ${slot} and predicted nothing`;
    const due = dueFor(made, over, lostPpm(scenario));
    if (due !== paid) return `${predictor} was paid ${paid} wei of coins for slot ${slot} and was due ${due}`;
  }
  return null;
}

/** A slot's mean price lies between the pool's lowest and highest of that time. */
export function slotsFollowThePool({ view, previous }: Pick<Input, 'view' | 'previous'>): string | null {
  const since = previous.feeds.begunAt;
  if (since === 0 || view.feeds.running === previous.feeds.running) return null;
  const { history } = view.market;
  const first = history.findLastIndex(({ time }) => time <= since);
  const marks = history.slice(Math.max(0, first)).filter(({ time }) => time <= view.feeds.begunAt);
  const newest = view.feeds.slots.at(-1)!;
  if (first < 0 || marks.length === 0) return null;
  const prices = marks.map(({ price }) => price);
  const [lowest, highest] = [prices.reduce((a, b) => (a < b ? a : b)), prices.reduce((a, b) => (a > b ? a : b))];
  // The contract's price is cut off at 1/2^112.
  return newest.price >= lowest - 2n && newest.price <= highest + 2n
    ? null
    : `slot ${newest.slot} is said to have had the price ${newest.price}, and the pool's was ${lowest} to ${highest}`;
}

export function feedsNews({ events, view }: Pick<Input, 'events' | 'view'>) {
  const subscribed = feedsEvents(events, 'feedSubscribed').length;
  return [
    ...feedsEvents(events, 'slotEnded').flatMap(({ slot, rose, lost }) => {
      const over = view.feeds.slots[slot]!;
      const said = directionOf(over);
      if (said === 0) return [];
      const right = said === (rose ? 1 : -1);
      return [
        {
          weight: 12,
          sentence: `The forecast was ${right ? 'right' : 'wrong'}: the price ${rose ? 'rose' : 'did not rise'}, and ${roundTokens(lost, 'coin')} of stakes were lost`,
        },
      ];
    }),
    ...(subscribed === 0 ? [] : [{ weight: 10, sentence: `${counted(subscribed, 'trader')} paid for the feed` }]),
  ];
}

export function feedsInAll({ view }: Pick<Input, 'view'>): string | null {
  const { slots, coins } = view.feeds;
  const right = shareRight(slots);
  if (right === null) return 'nobody forecast anything';
  return `forecasts of ${counted(forecast(slots).length, 'slot')} came true ${Math.round(right * 100)} times in 100, and subscribers paid ${roundTokens(coins.subscribed, 'coin')} for them`;
}

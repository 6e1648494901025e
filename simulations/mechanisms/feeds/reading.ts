import type { DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import type { FeedsFact, FeedsState } from './state.js';

type FeedsDraft = Draft<FeedsState>;
type EventOf<T extends FeedsFact['type']> = DomainEvent<FactOf<FeedsFact, T>>;

/** What the contract's facts do to the state. */
export const feedsFolds = {
  feedStarted(draft: FeedsDraft, _: EventOf<'feedStarted'>, { timestamp }: Moment) {
    draft.begunAt = timestamp;
  },
  feedSubscribed(draft: FeedsDraft, { subscriber, first, last, paid }: EventOf<'feedSubscribed'>) {
    draft.subscriptions.set(subscriber, { first, last });
    draft.coins = { ...draft.coins, subscribed: draft.coins.subscribed + paid };
  },
  slotPredicted(draft: FeedsDraft, { slot, predictor, up, stake }: EventOf<'slotPredicted'>) {
    const before = draft.open.get(slot) ?? { up: 0n, down: 0n };
    draft.open.set(slot, up ? { ...before, up: before.up + stake } : { ...before, down: before.down + stake });
    const own = draft.predictions.get(predictor) ?? [];
    draft.predictions.set(predictor, [...own, { slot, up, stake, paid: null }]);
    draft.coins = { ...draft.coins, staked: draft.coins.staked + stake };
  },
  slotEnded(
    draft: FeedsDraft,
    { slot, price, rose, revenue, lost, toTreasury }: EventOf<'slotEnded'>,
    { timestamp }: Moment,
  ) {
    const { up, down } = draft.open.get(slot) ?? { up: 0n, down: 0n };
    draft.open.delete(slot);
    draft.slots = [...draft.slots, { slot, price, rose, up, down, revenue, lost }];
    draft.running = slot + 1;
    draft.begunAt = timestamp;
    draft.coins = { ...draft.coins, toTreasury: draft.coins.toTreasury + toTreasury };
  },
  predictionPaid(draft: FeedsDraft, { slot, predictor, paid }: EventOf<'predictionPaid'>) {
    const own = draft.predictions.get(predictor)!;
    draft.predictions.set(
      predictor,
      own.map((made) => (made.slot === slot ? { ...made, paid } : made)),
    );
    draft.coins = { ...draft.coins, paid: draft.coins.paid + paid };
  },
};

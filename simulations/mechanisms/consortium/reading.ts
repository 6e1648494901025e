import type { DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import type { ConsortiumFact, ConsortiumState } from './state.js';

type ConsortiumDraft = Draft<ConsortiumState>;
type EventOf<T extends ConsortiumFact['type']> = DomainEvent<FactOf<ConsortiumFact, T>>;

/** What the contract's facts do to the state. */
export const consortiumFolds = {
  memberAdmitted(draft: ConsortiumDraft, { member }: EventOf<'memberAdmitted'>, { timestamp }: Moment) {
    draft.members.set(member, timestamp);
    draft.expelled.delete(member);
  },
  memberExpelled(draft: ConsortiumDraft, { member }: EventOf<'memberExpelled'>, { timestamp }: Moment) {
    draft.members.delete(member);
    draft.expelled.set(member, timestamp);
  },
  memberVoteOpened(draft: ConsortiumDraft, { vote, account, admits, endsAt }: EventOf<'memberVoteOpened'>) {
    draft.votes.set(vote, { account, admits, endsAt, closed: false, cast: new Map() });
  },
  memberVoteCast(draft: ConsortiumDraft, { vote, member, inFavour }: EventOf<'memberVoteCast'>) {
    const before = draft.votes.get(vote)!;
    draft.votes.set(vote, { ...before, cast: new Map(before.cast).set(member, inFavour) });
  },
  memberVoteClosed(draft: ConsortiumDraft, { vote }: EventOf<'memberVoteClosed'>) {
    draft.votes.set(vote, { ...draft.votes.get(vote)!, closed: true });
  },
  modelAnnounced(draft: ConsortiumDraft, { member, model, accuracyPpm }: EventOf<'modelAnnounced'>) {
    const bought = draft.delivered.get(member)?.length ?? 0;
    draft.models.set(member, [...(draft.models.get(member) ?? []), { model, accuracyPpm, bought }]);
    draft.delivered.delete(member);
  },
  updateOrdered(draft: ConsortiumDraft, { order, buyer, seller, model }: EventOf<'updateOrdered'>) {
    draft.orders.set(order, { buyer, seller, model });
  },
  updateDelivered(draft: ConsortiumDraft, { order, update, price, prepaid }: EventOf<'updateDelivered'>) {
    const { buyer, seller } = draft.orders.get(order)!;
    draft.orders.delete(order);
    draft.delivered.set(buyer, [...(draft.delivered.get(buyer) ?? []), { seller, update }]);
    if (!prepaid) {
      draft.net.set(buyer, (draft.net.get(buyer) ?? 0n) - price);
      draft.net.set(seller, (draft.net.get(seller) ?? 0n) + price);
    }
    draft.coins = { ...draft.coins, delivered: draft.coins.delivered + price };
  },
  orderCancelled(draft: ConsortiumDraft, { order }: EventOf<'orderCancelled'>) {
    draft.orders.delete(order);
  },
  debtPaid(draft: ConsortiumDraft, { member, missing }: EventOf<'debtPaid'>) {
    draft.net.delete(member);
    if (missing > 0n) draft.arrears.set(member, (draft.arrears.get(member) ?? 0n) + missing);
  },
  claimPaid(draft: ConsortiumDraft, { member }: EventOf<'claimPaid'>) {
    draft.net.delete(member);
  },
  periodBegan(draft: ConsortiumDraft, { endsAt }: EventOf<'periodBegan'>) {
    draft.periodEndsAt = endsAt;
  },
  periodSettled(draft: ConsortiumDraft, { owed, paid }: EventOf<'periodSettled'>) {
    draft.coins = { ...draft.coins, owed: draft.coins.owed + owed, paid: draft.coins.paid + paid };
  },
};

import type { DomainEvent, Draft, FactOf, Moment } from '../../world/index.js';
import type { AccessRequest, RecordsFact, RecordsState } from './state.js';

type RecordsDraft = Draft<RecordsState>;
type EventOf<T extends RecordsFact['type']> = DomainEvent<FactOf<RecordsFact, T>>;

/** A request with some of it changed. */
function changed(draft: RecordsDraft, id: number, change: (before: AccessRequest) => Partial<AccessRequest>): void {
  const before = draft.requests.get(id)!;
  draft.requests.set(id, { ...before, ...change(before) });
}

/** What the contract's facts do to the state. */
export const recordsFolds = {
  accessOpened(draft: RecordsDraft, { initialModel }: EventOf<'accessOpened'>) {
    draft.initialModel = initialModel;
  },
  recordsRegistered(draft: RecordsDraft, { institution, budget }: EventOf<'recordsRegistered'>) {
    draft.accounts.set(institution, { budget, spent: 0n });
  },
  accessRequested(
    draft: RecordsDraft,
    { request, researcher, code, terms, paid, opensAt, closesAt }: EventOf<'accessRequested'>,
  ) {
    draft.requests.set(request, {
      researcher,
      code,
      terms,
      opensAt,
      closesAt,
      closed: false,
      held: paid,
      decisions: new Map(),
      uses: [],
      usedAt: 0,
      model: draft.initialModel,
      round: 0,
      accuracies: [],
    });
    draft.coins = { ...draft.coins, paid: draft.coins.paid + paid };
  },
  accessDecided(draft: RecordsDraft, { request, institution, approved }: EventOf<'accessDecided'>) {
    changed(draft, request, ({ decisions }) => ({ decisions: new Map(decisions).set(institution, approved) }));
  },
  recordsUsed(
    draft: RecordsDraft,
    { request, institution, update, spent }: EventOf<'recordsUsed'>,
    { timestamp }: Moment,
  ) {
    changed(draft, request, ({ uses, usedAt }) => ({
      uses: [...uses, { institution, update }],
      usedAt: uses.length === 0 ? timestamp : usedAt,
    }));
    draft.accounts.set(institution, { ...draft.accounts.get(institution)!, spent });
  },
  usePaid(draft: RecordsDraft, { request, paid }: EventOf<'usePaid'>) {
    changed(draft, request, ({ held }) => ({ held: held - paid }));
    draft.coins = { ...draft.coins, fees: draft.coins.fees + paid };
  },
  studyRoundPublished(draft: RecordsDraft, { request, round, model, accuracyPpm }: EventOf<'studyRoundPublished'>) {
    changed(draft, request, (before) => ({
      round,
      uses: [],
      usedAt: 0,
      // A round that nobody summed up leaves the model as it was.
      ...(model === '' ? {} : { model, accuracies: [...before.accuracies, accuracyPpm] }),
    }));
  },
  requestClosed(draft: RecordsDraft, { request, refunded }: EventOf<'requestClosed'>) {
    changed(draft, request, ({ held }) => ({ closed: true, held: held - refunded }));
    draft.coins = { ...draft.coins, refunded: draft.coins.refunded + refunded };
  },
};

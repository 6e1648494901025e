export type { Address, Hex } from '../chain/index.js';
export { canonicalEvent } from './canonical-event.js';
export { type Draft, type DraftMap, draftOf, finishDraft } from './draft.js';
export {
  type DomainEvent,
  type EventOrigin,
  type EventsOf,
  eventsOf,
  type Fact,
  type FactOf,
  type RoleFact,
  type TransferFact,
  transfersOf,
  ZERO_ADDRESS,
} from './fact.js';
export { createIndexer, type IndexedMechanism, type Indexer, type Moment, type ReadCall } from './indexer.js';
export { counted, percentOfBps, percentOfPpm, plainDuration } from './plain-numbers.js';
export { balanceOf, type CoreView, type Ledger, ledgerOf, TOKEN_ASSET } from './world-view.js';

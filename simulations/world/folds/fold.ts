import type { DomainEvent } from '../domain-event.js';
import type { WorldDraft } from '../world-draft.js';

type EventOf<T extends DomainEvent['type']> = Extract<DomainEvent, { type: T }>;

/** What each kind of event does to the next view; kinds without an entry do nothing. */
export type Folds = { readonly [T in DomainEvent['type']]?: (draft: WorldDraft, event: EventOf<T>) => void };

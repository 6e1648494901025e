import type { DomainEvent } from '../domain-event.js';
import type { WorldDraft } from '../world-draft.js';
import type { Folds } from './fold.js';
import { governanceFolds } from './governance.js';
import { protocolFolds } from './protocol.js';
import { roundFolds } from './rounds.js';
import { stakingFolds } from './staking.js';
import { tokenFolds } from './token.js';

const FOLDS: Folds = { ...tokenFolds, ...stakingFolds, ...governanceFolds, ...roundFolds, ...protocolFolds };

/** Writes what an event means into the next view. */
export function fold(draft: WorldDraft, event: DomainEvent): void {
  // The table pairs each event type with a function for exactly that type, which the compiler cannot follow through the index.
  const apply = FOLDS[event.type] as ((draft: WorldDraft, event: DomainEvent) => void) | undefined;
  apply?.(draft, event);
}

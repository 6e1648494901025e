import { createLogDecoder, type DaoContracts, type MinedBlock } from '../chain/index.js';
import type { DomainEvent } from './domain-event.js';
import { emptyView } from './empty-view.js';
import type { EventArguments } from './facts/event-arguments.js';
import { factOf } from './facts/index.js';
import { fold } from './folds/index.js';
import { WorldDraft } from './world-draft.js';
import type { WorldView } from './world-view.js';

/** Turns blocks into domain events and domain events into views. */
export interface Indexer {
  /** Reads a block's logs once. Blocks come in chain order, each once. */
  apply(block: MinedBlock): readonly DomainEvent[];
  /** The view as of the last block; the same object until the next one. */
  view(): WorldView;
}

/** Opens the indexer of a DAO; its view is empty until the deployment's blocks have been applied. */
export function createIndexer(contracts: DaoContracts): Indexer {
  const names = Object.keys(contracts) as (keyof DaoContracts)[];
  const decode = createLogDecoder(names.map((contract) => ({ contract, address: contracts[contract] })));
  let view = emptyView(contracts);
  return {
    apply(block) {
      const events: DomainEvent[] = [];
      for (const log of block.logs) {
        const decoded = decode(log);
        if (decoded === null) continue;
        const fact = factOf(decoded.contract as keyof DaoContracts, decoded.event, decoded.args as EventArguments);
        if (fact === null) continue;
        events.push({
          block: block.number,
          timestamp: block.timestamp,
          transaction: log.transactionIndex,
          ...fact,
        });
      }
      view = applyEvents(view, block, events);
      return events;
    },
    view: () => view,
  };
}

/** The view after a block whose logs said these events. The view before stays as it was. */
export function applyEvents(
  view: WorldView,
  block: Pick<MinedBlock, 'number' | 'timestamp'>,
  events: readonly DomainEvent[],
): WorldView {
  const draft = new WorldDraft(view, block.number, block.timestamp);
  for (const event of events) fold(draft, event);
  return draft.finish();
}

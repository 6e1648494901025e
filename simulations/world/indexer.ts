import type { Address, ChainLog, DecodedCall, Hex, MinedBlock } from '../chain/index.js';
import { DraftMap } from './draft.js';
import { type DomainEvent, type Fact, type TransferFact, ZERO_ADDRESS } from './fact.js';
import { type CoreView, type Ledger, ledgerOf } from './world-view.js';

/** When a block was mined, and what its events may need to be understood. */
export interface Moment {
  readonly block: number;
  /** Unix seconds. */
  readonly timestamp: number;
  /** A call of one of the DAO's own contracts, read; `null` for any other. */
  readonly readCall: (target: Address, data: Hex) => ReadCall | null;
}

/** A call in its contract's terms. */
export interface ReadCall extends DecodedCall {
  /** Key of the contract, e.g. `governance.registry`. */
  readonly contract: string;
}

/** What the indexer knows of a mechanism: how its logs become facts, and its facts its slice of the view. */
export interface IndexedMechanism {
  readonly name: string;
  /** The slice before anything has happened. */
  readonly emptySlice: object;
  readonly read: (log: ChainLog) => Fact | null;
  /** The slice after a block's facts; `view` holds the finished slices of all mechanisms that it builds on. */
  readonly fold: (slice: object, events: readonly DomainEvent[], at: Moment, view: CoreView) => object;
}

/** Turns blocks into domain events and domain events into views. */
export interface Indexer {
  /** Reads a block's logs once. Blocks come in chain order, each once. */
  apply(block: MinedBlock): readonly DomainEvent[];
  /** The view as of the last block; the same object until the next one. */
  view(): CoreView;
}

/** Opens the indexer of a DAO; its view is empty until the deployment's blocks have been applied. */
export function createIndexer(
  mechanisms: readonly IndexedMechanism[],
  { treasury, epochStart }: Pick<CoreView, 'treasury' | 'epochStart'>,
  readCall: Moment['readCall'],
): Indexer {
  let view: CoreView = {
    block: 0,
    time: 0,
    epochStart,
    treasury,
    ledgers: new Map(),
    ...Object.fromEntries(mechanisms.map(({ name, emptySlice }) => [name, emptySlice])),
  };
  const slices = new Map(mechanisms.map(({ name, emptySlice }) => [name, emptySlice]));
  return {
    apply(block) {
      const events = block.logs.flatMap((log) => {
        const fact = factOf(log, mechanisms);
        if (fact === null) return [];
        const { number, timestamp } = block;
        return [{ block: number, timestamp, transaction: log.transactionIndex, ...fact }];
      });
      const at: Moment = { block: block.number, timestamp: block.timestamp, readCall };
      let next: CoreView = {
        ...view,
        block: block.number,
        time: block.timestamp,
        ledgers: ledgersAfter(view, events),
      };
      for (const { name, fold } of mechanisms) {
        const slice = fold(slices.get(name)!, events, at, next);
        slices.set(name, slice);
        next = { ...next, [name]: slice };
      }
      view = next;
      return events;
    },
    view: () => view,
  };
}

function factOf(log: ChainLog, mechanisms: readonly IndexedMechanism[]): Fact | null {
  for (const { read } of mechanisms) {
    const fact = read(log);
    if (fact !== null) return fact;
  }
  return null;
}

const isTransfer = (event: DomainEvent): event is DomainEvent<TransferFact> => event.type === 'transfer';

/** The books after a block's transfers; assets that did not move share theirs with the view before. */
function ledgersAfter(view: CoreView, events: readonly DomainEvent[]): ReadonlyMap<string, Ledger> {
  const drafts = new Map<string, { supply: bigint; readonly balances: DraftMap<Address, bigint> }>();
  for (const event of events) {
    if (!isTransfer(event)) continue;
    const { asset, from, to, amount } = event;
    let draft = drafts.get(asset);
    if (draft === undefined) {
      const { supply, balances } = ledgerOf(view, asset);
      draft = { supply, balances: new DraftMap(balances) };
      drafts.set(asset, draft);
    }
    const { balances } = draft;
    if (from === ZERO_ADDRESS) draft.supply += amount;
    else balances.set(from, (balances.get(from) ?? 0n) - amount);
    if (to === ZERO_ADDRESS) draft.supply -= amount;
    else balances.set(to, (balances.get(to) ?? 0n) + amount);
  }
  if (drafts.size === 0) return view.ledgers;
  const ledgers = new Map(view.ledgers);
  for (const [asset, { supply, balances }] of drafts) ledgers.set(asset, { supply, balances: balances.finish() });
  return ledgers;
}

import type { Address, Hex } from '../chain/index.js';

/** Something that a contract said, in its mechanism's terms. Amounts are wei, shares bps, scores and accuracies ppm. */
export interface Fact {
  /** One meaning in the whole house: no two mechanisms use the same. */
  readonly type: string;
}

/** Where in the chain something happened. */
export interface EventOrigin {
  readonly block: number;
  /** Unix seconds. */
  readonly timestamp: number;
  /** Index of the transaction in its block. */
  readonly transaction: number;
}

/**
 * A fact with its place. The whole `WorldView` is derived from these and from nothing else; the run's digest is a hash
 * over them.
 */
export type DomainEvent<F extends Fact = Fact> = F & EventOrigin;

/** Some amount of an asset changed hands. Every ERC-20 of every mechanism says it with the same words. */
export interface TransferFact extends Fact {
  readonly type: 'transfer';
  /** Which asset, by its id, e.g. `token` or `stable`. */
  readonly asset: string;
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/** A role of OpenZeppelin's AccessControl was given or taken. */
export interface RoleFact extends Fact {
  readonly type: 'roleChanged';
  /** Key of the contract, e.g. `staking.stakePool`. */
  readonly contract: string;
  readonly role: Hex;
  readonly account: Address;
  readonly granted: boolean;
}

export const ZERO_ADDRESS: Address = '0x0000000000000000000000000000000000000000';

/** The fact of one type; a fact may name several types that say the same of different things. */
export type FactOf<F extends Fact, T> = F extends { readonly type: infer X } ? (T extends X ? F : never) : never;

/** Picks the events of some types out of a block's or a tick's, in their order. */
export type EventsOf<F extends Fact> = <T extends F['type']>(
  events: readonly DomainEvent[],
  ...types: readonly [T, ...T[]]
) => readonly DomainEvent<FactOf<F, T>>[];

/** Typed access to a mechanism's own events. A type's name has one meaning, so a name is as good as a type. */
export function eventsOf<F extends Fact>(): EventsOf<F> {
  return <T extends F['type']>(events: readonly DomainEvent[], ...types: readonly [T, ...T[]]) => {
    const wanted: readonly string[] = types;
    return events.filter((event): event is DomainEvent<FactOf<F, T>> => wanted.includes(event.type));
  };
}

/** The transfers among events, of all assets. */
export const transfersOf = (events: readonly DomainEvent[]): readonly DomainEvent<TransferFact>[] =>
  eventsOf<TransferFact>()(events, 'transfer');

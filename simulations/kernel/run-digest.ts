import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalEvent, type DomainEvent, type WorldView } from '../world/index.js';
import type { TransactionOutcome } from './transaction-outcome.js';

/**
 * A hash over everything that happened: every domain event in chain order, every revert, and in the end every
 * balance. Two runs with the same digest told the same story.
 */
export class RunDigest {
  readonly #hash = sha256.create();

  add(events: readonly DomainEvent[], outcomes: readonly TransactionOutcome[]): void {
    for (const event of events) this.#hash.update(utf8ToBytes(`${canonicalEvent(event)}\n`));
    for (const { agent, purpose, error } of outcomes) {
      if (error !== null) this.#hash.update(utf8ToBytes(`revert ${agent} ${purpose} ${error.name}\n`));
    }
  }

  /** The digest as of this view, in hex; more may be added afterwards. */
  at(view: WorldView): string {
    const hash = this.#hash.clone();
    for (const [account, balance] of [...view.balances].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(utf8ToBytes(`balance ${account} ${balance}\n`));
    }
    return bytesToHex(hash.digest());
  }
}

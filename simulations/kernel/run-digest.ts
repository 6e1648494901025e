import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type CoreView, canonicalEvent, type DomainEvent } from '../world/index.js';
import type { TransactionOutcome } from './step.js';

/**
 * A hash over everything that happened: every domain event in chain order, every revert, and in the end every
 * balance of every asset. Two runs with the same digest told the same story.
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
  at({ ledgers }: CoreView): string {
    const hash = this.#hash.clone();
    for (const [asset, { balances }] of [...ledgers].sort(byKey)) {
      for (const [account, balance] of [...balances].sort(byKey)) {
        hash.update(utf8ToBytes(`balance ${asset} ${account} ${balance}\n`));
      }
    }
    return bytesToHex(hash.digest());
  }
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

import type { Privacy } from '../../scenario/index.js';
import type { PrivacyAccounts, TrainRequest } from '../learning-service.js';
import { GaussianMechanism } from '../privacy/accountant/gaussian-mechanism.js';
import { PrivacyLedger } from '../privacy/accountant/privacy-ledger.js';

/**
 * Keeps every trainer's privacy account. Where nobody can tell who was asked, each round costs everybody a little,
 * asked or not; where everybody can, it costs those who were asked the whole price.
 */
export class PrivacyOffice implements PrivacyAccounts {
  readonly #ledgers: readonly PrivacyLedger[];
  readonly #samplingRate: number;
  #lastRound = 0;

  constructor(privacy: Privacy, shards: number, samplingRate: number) {
    const mechanism = new GaussianMechanism(privacy);
    this.#ledgers = Array.from({ length: shards }, () => new PrivacyLedger(mechanism, privacy.epsilonBudget));
    this.#samplingRate = samplingRate;
  }

  spent(shard: number) {
    return this.#ledgers[shard]!.spent();
  }

  affords(shard: number): boolean {
    return this.#ledgers[shard]!.affords(this.#samplingRate);
  }

  /**
   * Enters what was asked for, and what share (0 to 1) of the noise's variance that should be in the sum is there.
   * Nothing came: nothing was seen, nothing is charged.
   */
  charge(requests: readonly TrainRequest[], noiseShare: number): void {
    if (noiseShare === 0) return;
    if (this.#samplingRate >= 1) {
      for (const { shard } of requests) this.#ledgers[shard]!.charge(1, noiseShare);
      return;
    }
    const round = Math.max(...requests.map((request) => request.round));
    if (round <= this.#lastRound) return;
    this.#lastRound = round;
    for (const ledger of this.#ledgers) ledger.charge(this.#samplingRate, noiseShare);
  }
}

import type { Privacy } from '../../scenario/index.js';
import type { PrivacyAccounts, TrainRequest } from '../learning-service.js';
import { GaussianMechanism } from '../privacy/accountant/gaussian-mechanism.js';
import { PrivacyLedger } from '../privacy/accountant/privacy-ledger.js';
import { noiseShare } from '../privacy/privatise.js';

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
   * Enters what was asked for. Nothing came: nothing was seen, nothing is charged.
   *
   * A trainer that is in the sum several times moves it by as many clips: what it pays for is the noise in proportion to
   * that, so its share falls by the square.
   *
   * @param weights what each request's update counts in the sum, 0 where it is not in it
   * @param trainers those that the noise was shared out to
   */
  charge(requests: readonly TrainRequest[], weights: readonly number[], trainers: number): void {
    const share = noiseShare(weights, trainers);
    if (share === 0) return;
    if (this.#samplingRate >= 1) {
      const most = Math.max(...weights);
      const clips = new Map<number, number>();
      for (const [i, { shard }] of requests.entries()) {
        clips.set(shard, (clips.get(shard) ?? 0) + weights[i]! / most);
      }
      for (const [shard, moved] of clips) this.#ledgers[shard]!.charge(1, share / Math.max(1, moved) ** 2);
      return;
    }
    const round = Math.max(...requests.map((request) => request.round));
    if (round <= this.#lastRound) return;
    this.#lastRound = round;
    for (const ledger of this.#ledgers) ledger.charge(this.#samplingRate, share);
  }
}

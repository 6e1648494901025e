import type { Federation } from '../../scenario/index.js';
import type { Cid, LearningService } from '../learning-service.js';
import type { ClientOutcome, FederationReport, FederationRound } from './federation-record.js';

/** Adds a study's rounds up to its report. */
export class FederationTally {
  readonly #federation: Federation;
  readonly #service: LearningService;
  #first: FederationRound | undefined;
  #last: FederationRound | undefined;
  #best = 0;
  #bytesUp = 0;
  #bytesDown = 0;
  readonly #outcomes: Partial<Record<ClientOutcome, number>> = {};
  #roundsToTarget: number | null = null;

  constructor(federation: Federation, service: LearningService) {
    this.#federation = federation;
    this.#service = service;
  }

  add(round: FederationRound): void {
    this.#first ??= round;
    this.#last = round;
    this.#best = Math.max(this.#best, round.accuracy);
    this.#bytesUp += round.bytesUp;
    this.#bytesDown += round.bytesDown;
    for (const { outcome } of round.clients) this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
    if (100 * round.accuracy >= this.#federation.learning.targetAccuracyPercent) this.#roundsToTarget ??= round.round;
  }

  /** The newest model. */
  get model(): Cid {
    return this.#last!.model;
  }

  report(wallSeconds: number): FederationReport {
    const { name, seed, clients, learning } = this.#federation;
    const last = this.#last!;
    return {
      federation: name,
      seed,
      backend: this.#service.backend,
      clients,
      rounds: last.round,
      roundsToTarget: this.#roundsToTarget,
      targetAccuracy: learning.targetAccuracyPercent / 100,
      accuracy: { first: this.#first!.accuracy, final: last.accuracy, best: this.#best },
      loss: last.loss,
      backdoorSuccess: last.backdoorSuccess,
      bytesUp: this.#bytesUp,
      bytesDown: this.#bytesDown,
      outcomes: { ...this.#outcomes },
      epsilon: this.#mostSpent(),
      published: this.#comparison(),
      model: last.model,
      wallSeconds,
      peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
    };
  }

  #mostSpent(): FederationReport['epsilon'] {
    const { privacy, shards } = this.#service;
    const delta = this.#federation.learning.privacy?.delta;
    if (!privacy || delta === undefined) return null;
    const spent = shards.map(({ shard }) => privacy.spent(shard));
    const most = spent.reduce((a, b) => (b.epsilon > a.epsilon ? b : a));
    return { ...most, delta };
  }

  #comparison(): FederationReport['published'] {
    const { published } = this.#federation;
    if (!published) return null;
    const { source, rounds, tolerancePercent } = published;
    const difference = this.#roundsToTarget === null ? null : this.#roundsToTarget / rounds - 1;
    return {
      source,
      rounds,
      difference,
      reproduced: difference !== null && Math.abs(difference) * 100 <= tolerancePercent + 1e-9,
    };
  }
}

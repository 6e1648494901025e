import type { Address, Hex } from '../chain/index.js';
import type { RevealedUpdate, RoundSettlement, ScoreSubmission, TrainingRound } from './world-view.js';

/** The newest training round while a block is applied: a copy of its own, made when the block first touches it. */
export class RoundDraft {
  readonly round: number;
  readonly commitments: Map<Address, Hex>;
  readonly revealed: RevealedUpdate[];
  readonly submissions: ScoreSubmission[];
  readonly #base: TrainingRound;
  readonly #paid: RoundSettlement['validators'][number][] = [];
  readonly #scored: { trainer: Address; scorePpm: number; paid: bigint; slashed: bigint }[] = [];
  #settlement: RoundSettlement | null;
  #finished: TrainingRound | null = null;

  constructor(base: TrainingRound) {
    this.#base = base;
    this.round = base.round;
    this.commitments = new Map(base.commitments);
    this.revealed = [...base.revealed];
    this.submissions = [...base.submissions];
    this.#settlement = base.settlement;
  }

  /** Whether the round was settled by the block that this draft belongs to. */
  get settledHere(): boolean {
    return this.#settlement !== null && this.#base.settlement === null;
  }

  addScore(trainer: Address, scorePpm: number, paid: bigint): void {
    this.#scored.push({ trainer, scorePpm, paid, slashed: 0n });
  }

  addSlash(trainer: Address, amount: bigint): void {
    const scored = this.#scored.find((entry) => entry.trainer === trainer);
    if (scored === undefined) throw new Error(`${trainer} was slashed in round ${this.round} without a score`);
    scored.slashed += amount;
  }

  addValidatorPay(validator: Address, paid: bigint): void {
    this.#paid.push({ validator, paid });
  }

  settle(result: Omit<RoundSettlement, 'trainers' | 'validators'>): void {
    this.#settlement = { ...result, trainers: this.#scored, validators: this.#paid };
  }

  finish(): TrainingRound {
    this.#finished ??= {
      ...this.#base,
      commitments: this.commitments,
      revealed: this.revealed,
      submissions: this.submissions,
      settlement: this.#settlement,
    };
    return this.#finished;
  }
}

import { InputError } from '../../errors/index.js';
import type { Aggregation, Attack, Federation } from '../../scenario/index.js';
import { runFederation } from './run-federation.js';

export interface MatrixAttack {
  readonly name: string;
  readonly attack: Attack;
  /** Clients that make it, drawn by the seed. */
  readonly attackers: number;
}

/** An experiment: every attack against every defence, and every defence without any attack. */
export interface AttackMatrixPlan {
  readonly attacks: readonly MatrixAttack[];
  readonly defences: readonly { readonly name: string; readonly aggregation: Aggregation }[];
  /** The study that each cell runs, with its own adversaries, rule and seed put in. */
  readonly base: Federation;
  /** Each cell is the mean over these. */
  readonly seeds: readonly number[];
}

/** One attack against one defence. */
export interface MatrixCell {
  /** `null`: nobody attacks. */
  readonly attack: string | null;
  readonly defence: string;
  /** Final accuracy on the test split (0 to 1), mean over the seeds, and that of each seed. */
  readonly accuracy: number;
  readonly accuracies: readonly number[];
  /** Accuracy lost against the same defence without the attack (0 to 1; negative: won). */
  readonly drop: number;
  /** Final share of triggered pictures that get the target label (0 to 1), mean over the seeds; `null` for other attacks. */
  readonly backdoorSuccess: number | null;
}

export interface AttackMatrixOptions {
  /** Cells in order: defence by defence, each first without attack. */
  onCell?(cell: MatrixCell): void;
  readonly signal?: AbortSignal;
  /** Worker count; the machine's cores when absent. */
  readonly workers?: number;
}

/**
 * Runs the matrix, one study after the other: (attacks + 1) × defences × seeds of them. Its result is fixed by the plan and
 * the backend. An aborted signal rejects with its reason after the round in progress.
 *
 * @throws InputError when there is no seed, or not between one attacker and all clients
 */
export async function runAttackMatrix(
  plan: AttackMatrixPlan,
  { onCell, signal, workers }: AttackMatrixOptions = {},
): Promise<readonly MatrixCell[]> {
  checkPlan(plan);
  const cells: MatrixCell[] = [];
  for (const { name: defence, aggregation } of plan.defences) {
    let clean: number | null = null;
    for (const attack of [null, ...plan.attacks]) {
      const reports = [];
      for (const seed of plan.seeds) {
        const study = cellStudy(plan.base, aggregation, attack, seed);
        reports.push(await runFederation(study, { workers, ...(signal && { signal }) }));
        signal?.throwIfAborted();
      }
      const accuracies = reports.map((report) => report.accuracy.final);
      const successes = reports.map((report) => report.backdoorSuccess).filter((success) => success !== null);
      const accuracy = mean(accuracies);
      clean ??= accuracy;
      const backdoorSuccess = successes.length === 0 ? null : mean(successes);
      const name = attack?.name ?? null;
      const cell = { attack: name, defence, accuracy, accuracies, drop: clean - accuracy, backdoorSuccess };
      cells.push(cell);
      onCell?.(cell);
    }
  }
  return cells;
}

function cellStudy(base: Federation, aggregation: Aggregation, attack: MatrixAttack | null, seed: number): Federation {
  const adversaries = attack ? [{ count: attack.attackers, attack: attack.attack }] : [];
  return { ...base, seed, adversaries, learning: { ...base.learning, aggregation } };
}

function checkPlan({ seeds, attacks, base }: AttackMatrixPlan): void {
  if (seeds.length === 0) {
    throw new InputError('learning.matrixSeedless', 'The matrix has no seed to run with.', {
      field: 'seeds',
      value: seeds,
      hint: 'Give at least one.',
    });
  }
  for (const [i, { name, attackers }] of attacks.entries()) {
    if (Number.isInteger(attackers) && attackers >= 1 && attackers <= base.clients) continue;
    throw new InputError('learning.matrixAttackers', `There cannot be ${attackers} attackers for "${name}".`, {
      field: `attacks[${i}].attackers`,
      value: attackers,
      hint: `Give a whole number from 1 to the study's ${base.clients} clients.`,
    });
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

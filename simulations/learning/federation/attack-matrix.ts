import { availableParallelism } from 'node:os';
import { InputError } from '../../errors/index.js';
import type { Aggregation, Attack, Federation } from '../../scenario/index.js';
import type { FederationReport } from './federation-record.js';
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
  /** Studies that run at a time, each on one worker; the machine's cores when absent. Makes no difference to the result. */
  readonly workers?: number;
}

/** The studies behind one cell. */
interface Entry {
  readonly attack: MatrixAttack | null;
  readonly defence: string;
  readonly studies: readonly Federation[];
}

/**
 * Runs the matrix: (attacks + 1) × defences × seeds studies. Its result is fixed by the plan and the backend. An aborted
 * signal rejects with its reason after the rounds in progress.
 *
 * @throws InputError when there is no seed, or an attack without attackers or with more than there are clients
 */
export async function runAttackMatrix(
  plan: AttackMatrixPlan,
  { onCell, signal, workers = availableParallelism() }: AttackMatrixOptions = {},
): Promise<readonly MatrixCell[]> {
  checkPlan(plan);
  const entries = entriesOf(plan);
  const reports = entries.map((): FederationReport[] => []);
  const cells: MatrixCell[] = [];
  const addCells = () => {
    for (let i = cells.length; i < entries.length && reports[i]!.length === plan.seeds.length; i++) {
      const { attack, defence } = entries[i]!;
      const clean = attack === null ? null : cells.findLast((cell) => cell.attack === null)!.accuracy;
      const cell = cellOf(attack?.name ?? null, defence, reports[i]!, clean);
      cells.push(cell);
      onCell?.(cell);
    }
  };
  // Every lane takes the next entry from the same iterator; one that fails keeps the others from going on.
  const failure = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failure.signal]) : failure.signal;
  const queue = entries.entries();
  const lane = async () => {
    for (const [i, { studies }] of queue) {
      const done: FederationReport[] = [];
      for (const study of studies) {
        stop.throwIfAborted();
        done.push(await runFederation(study, { workers: 1, signal: stop }));
      }
      stop.throwIfAborted();
      reports[i] = done;
      addCells();
    }
  };
  const lanes = Array.from({ length: Math.max(1, workers) }, async () => {
    await lane().catch((error: unknown) => {
      failure.abort(error);
      throw error;
    });
  });
  await Promise.allSettled(lanes);
  stop.throwIfAborted();
  return cells;
}

function entriesOf({ attacks, defences, base, seeds }: AttackMatrixPlan): Entry[] {
  return defences.flatMap(({ name: defence, aggregation }) =>
    [null, ...attacks].map((attack) => {
      const adversaries = attack ? [{ count: attack.attackers, attack: attack.attack }] : [];
      const learning = { ...base.learning, aggregation };
      return { attack, defence, studies: seeds.map((seed) => ({ ...base, seed, adversaries, learning })) };
    }),
  );
}

function cellOf(
  attack: string | null,
  defence: string,
  reports: readonly FederationReport[],
  clean: number | null,
): MatrixCell {
  const accuracies = reports.map((report) => report.accuracy.final);
  const successes = reports.map((report) => report.backdoorSuccess).filter((success) => success !== null);
  const accuracy = mean(accuracies);
  const drop = clean === null ? 0 : clean - accuracy;
  return {
    attack,
    defence,
    accuracy,
    accuracies,
    drop,
    backdoorSuccess: successes.length === 0 ? null : mean(successes),
  };
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

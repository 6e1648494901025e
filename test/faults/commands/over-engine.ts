import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '../figures.js';
import { builtProgram } from '../programs.js';
import { supervise } from '../supervise.js';

/** A call that has not been answered by then (ms) hangs. The longest wait that the product itself has is 30 s. */
const PATIENCE = 45_000;

export interface EngineFuzz {
  readonly seed: number;
  readonly most: number;
  readonly mostWithin: number;
}

/** Hostile calls of every command, made of an engine in one process. */
export async function fuzzEngine({ seed, most, mostWithin }: EngineFuzz): Promise<Figures> {
  const home = mkdtempSync(join(tmpdir(), 'folkmoot-faults-'));
  try {
    const { fine, refused, crashes, hangs, faults } = await supervise({
      program: builtProgram('test/faults/commands/engine-cases.ts'),
      args: [String(seed), home, String(most), String(mostWithin)],
      patience: PATIENCE,
      alarming: /failed unseen/,
    });
    return {
      part: 'commands, to the engine',
      seed,
      rows: [
        ['calls', String(fine + refused + faults.length)],
        ['taken', String(fine)],
        ['refused with code, message and hint', String(refused)],
        ['crashes', String(crashes)],
        ['hangs', String(hangs)],
      ],
      faults,
      skipped: [],
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

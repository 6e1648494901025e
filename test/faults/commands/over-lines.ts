import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '../figures.js';
import { builtProgram } from '../programs.js';
import { supervise } from '../supervise.js';
import { startHostileNodes } from './hostile-nodes.js';

/** A line that has not ended by then (ms) hangs. The longest wait that the product itself has is 30 s. */
const PATIENCE = 45_000;

export interface LineFuzz {
  readonly seed: number;
  /** Lines of each command at most. */
  readonly most: number;
}

/** Hostile command lines of every command, run as the command line's own program does. */
export async function fuzzLines({ seed, most }: LineFuzz): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-faults-'));
  const nodes = await startHostileNodes();
  try {
    const { fine, refused, crashes, hangs, faults } = await supervise({
      program: builtProgram('test/faults/commands/line-cases.ts'),
      args: [String(seed), folder, String(most), JSON.stringify([...nodes.addresses])],
      env: { TMPDIR: folder },
      patience: PATIENCE,
      alarming: /failed unseen/,
    });
    return {
      part: 'commands, on the command line',
      seed,
      rows: [
        ['lines', String(fine + refused + faults.length)],
        ['taken, status 0', String(fine)],
        ['refused with status 2, message and way out', String(refused)],
        ['crashes', String(crashes)],
        ['hangs', String(hangs)],
      ],
      faults,
      skipped: [],
    };
  } finally {
    nodes.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

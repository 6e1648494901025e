import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures } from '../figures.js';
import { builtProgram } from '../programs.js';
import { supervise } from '../supervise.js';
import { IN_NAMESPACE, whyNoSmallDisk } from './small-disk.js';

/** A write that has not ended by then (ms) hangs. */
const PATIENCE = 120_000;

export interface DiskOptions {
  readonly seed: number;
  /** Ways to write at most. */
  readonly most: number;
}

/** Writes in every way there is to a disk that is full, and again when it is not. */
export async function tryDisk({ seed, most }: DiskOptions): Promise<Figures> {
  const skipped = whyNoSmallDisk();
  if (skipped !== null) return { part: 'disk', seed, rows: [['ways to write', '0']], faults: [], skipped: [skipped] };
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-disk-'));
  try {
    const { refused, crashes, hangs, faults } = await supervise({
      program: builtProgram('test/faults/disk/disk-cases.ts'),
      args: [String(seed), folder, String(most)],
      within: IN_NAMESPACE,
      patience: PATIENCE,
      alarming: /failed unseen/,
    });
    return {
      part: 'disk',
      seed,
      rows: [
        ['ways to write, on a full disk and with room again', String(refused + faults.length)],
        ['told, with all kept, and done once there was room', String(refused)],
        ['crashes', String(crashes)],
        ['hangs', String(hangs)],
      ],
      faults,
      skipped: [],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

import { describe, expect, it } from 'vitest';
import { fuzzEngine } from '../faults/commands/over-engine.js';
import { fuzzLines } from '../faults/commands/over-lines.js';
import { fuzzWire } from '../faults/commands/over-wire.js';
import { tryDisk } from '../faults/disk/disk.js';
import type { Figures } from '../faults/figures.js';
import { tryFiles } from '../faults/files/files.js';
import { tryKills } from '../faults/kills/kills.js';

/*
 * A few of the cases of `npm run faults`, so that it cannot rot. What takes long, or too much of a machine that others work
 * on, is measured by the command itself.
 */

/** Tens of processes are started one after another, which takes a busy machine its time (ms). */
const LONG = 900_000;

/** What was tried has ended as it has to. */
function expectGreen({ faults, rows }: Figures): void {
  expect(faults).toEqual([]);
  expect(Number(rows[0]![1])).toBeGreaterThan(0);
}

describe('what nobody asked for breaks nothing', { timeout: LONG }, () => {
  it('in calls of every command of the engine', async () => {
    expectGreen(await fuzzEngine({ seed: 1, most: 3, mostWithin: 2 }));
  });

  it('over the WebSocket, in calls and in frames that are none', async () => {
    expectGreen(await fuzzWire({ seed: 1, most: 1, mostWithin: 1 }));
  });

  it('on the command line, in every command', async () => {
    expectGreen(await fuzzLines({ seed: 1, most: 5 }));
  });

  it('in files of many kinds', async () => {
    expectGreen(await tryFiles({ seed: 1, most: 1, kinds: 8, limits: false }));
  });
});

// Windows has neither the signals nor the limit on a file's size that stand in for a kill and a full disk.
describe.skipIf(process.platform === 'win32')('what ends by itself', { timeout: LONG }, () => {
  it('as processes that are killed, loses no tick and leaves nothing behind', async () => {
    expectGreen(await tryKills({ seed: 1, kills: 4 }));
  });

  it('as room on a disk, is told, and all goes on when there is room again', async ({ skip }) => {
    const figures = await tryDisk({ seed: 1, most: 4 });
    if (figures.skipped.length > 0) skip(figures.skipped.join(' '));
    expectGreen(figures);
  });
});

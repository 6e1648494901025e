import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleWriter } from '../../test/fixtures/results/bundle-writer.js';
import { storedTick } from '../../test/fixtures/results/stored-run.js';
import { listRuns, openRunStore } from './index.js';

let writer: Awaited<ReturnType<typeof bundleWriter>>;
let home: string;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  writer = await bundleWriter();
});
afterAll(() => writer.remove());
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'folkmoot-death-'));
  folder = join(home, 'runs', 'one');
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

function start(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return { child, lines: createInterface({ input: child.stdout! })[Symbol.asyncIterator]() };
}

describe('a run whose process is killed while it writes', () => {
  it('shows as running, then as interrupted with every tick that was stored', async () => {
    const { child, lines } = start(process.execPath, [writer.file, folder, '2000']);
    let stored = -1;
    while (stored < 12) stored = Number((await lines.next()).value);
    expect((await listRuns(home)).runs[0]!.manifest.state).toBe('running');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    for (let line = await lines.next(); !line.done; line = await lines.next()) stored = Number(line.value);

    const { runs, damaged } = await listRuns(home);
    expect(damaged).toEqual([]);
    const { manifest } = runs[0]!;
    if (manifest.kind !== 'dao') throw new Error('it was a run of a DAO');
    expect(manifest.state).toBe('interrupted');
    // The last tick may have been stored without the process living to tell.
    expect([stored, stored + 1]).toContain(manifest.tick);
    const store = await openRunStore(folder);
    const frames = await store.frames(0, 10_000);
    expect(frames).toEqual(Array.from({ length: manifest.tick + 1 }, (_, tick) => storedTick(tick, 2000).frame));
    expect(await store.agents(manifest.tick)).toHaveLength(2);
    await store.close();
    expect((await readdir(folder)).sort()).toEqual(['results.duckdb', 'run.json']);
  });
});

// The limit on a file's size stands in for a full disk: the write fails in the same place, and needs no rights.
// Windows has no such limit.
describe.skipIf(process.platform === 'win32')('a run that fills the disk', () => {
  it('ends with an error that says so, and keeps what was stored', async () => {
    const script = `trap '' XFSZ; ulimit -f 2000; exec "$0" "$@"`;
    const { child, lines } = start('bash', ['-c', script, process.execPath, writer.file, folder, '60000']);
    const exit = once(child, 'exit');
    const told: string[] = [];
    for (let line = await lines.next(); !line.done; line = await lines.next()) told.push(line.value);
    expect((await exit)[0]).toBe(3);
    expect(JSON.parse(told.at(-1)!)).toMatchObject({ code: 'store-full', message: expect.stringContaining(folder) });

    const stored = Number(told.at(-2));
    expect(stored).toBeGreaterThan(2);
    expect((await listRuns(home)).runs[0]!.manifest).toMatchObject({ state: 'interrupted', tick: stored });
    const store = await openRunStore(folder);
    expect((await store.frames(stored, stored))[0]).toEqual(storedTick(stored, 60_000).frame);
    await store.close();
  });
});

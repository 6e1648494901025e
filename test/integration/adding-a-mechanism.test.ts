import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunDetail } from '../../simulations/api/index.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const faucet = fileURLToPath(new URL('../fixtures/mechanism/faucet', import.meta.url));

/** What the copy of the tree needs to compile, build and run; the window's own sources are not part of a run. */
const COPIED = [
  'contracts',
  'simulations',
  'electron',
  'test/run',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const LIST = 'simulations/mechanisms/list.ts';

/**
 * Adds a mechanism that the house does not have (a faucet) to a copy of the tree: its folder, its contract's folder and
 * its line in the list, and nothing else. Then everything that the house does with a mechanism has to work with it.
 */
describe('a mechanism that is added to the house', () => {
  let tree = '';
  let home = '';
  let runFolder = '';

  const node = (...args: readonly string[]) =>
    run(process.execPath, args, { cwd: tree, maxBuffer: 1e8, env: { ...process.env, FOLKMOOT_HOME: home } });

  beforeAll(async () => {
    tree = mkdtempSync(join(tmpdir(), 'folkmoot-tree-'));
    home = join(tree, 'home');
    for (const place of COPIED) cpSync(join(root, place), join(tree, place), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'dir');
    const folder = join(tree, 'simulations/mechanisms/faucet');
    mkdirSync(folder);
    mkdirSync(join(tree, 'contracts/src/faucet'));
    cpSync(join(faucet, 'index.ts.txt'), join(folder, 'index.ts'));
    cpSync(join(faucet, 'page.md'), join(folder, 'page.md'));
    cpSync(join(faucet, 'Faucet.sol.txt'), join(tree, 'contracts/src/faucet/Faucet.sol'));
    const list = readFileSync(join(tree, LIST), 'utf8');
    const longer = list
      .replace(/^import/, "import { faucet } from './faucet/index.js';\nimport")
      .replace('\n] as const', '\n  faucet,\n] as const');
    expect(longer).not.toBe(list);
    writeFileSync(join(tree, LIST), longer);
    await node('contracts/build/compile.mjs');
    await node(
      '--input-type=module',
      '-e',
      "await (await import('./electron/bootstrap/build/transpile.mjs')).transpile(process.cwd())",
    );
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('passes the compiler, casts nowhere and needs no other file', async () => {
    writeFileSync(
      join(tree, 'tsconfig.engine.json'),
      JSON.stringify({ extends: './tsconfig.json', include: ['simulations'], exclude: ['simulations/**/*.test.ts'] }),
    );
    await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.engine.json');
    expect(readFileSync(join(faucet, 'index.ts.txt'), 'utf8')).not.toMatch(/ as (?!const)/);
  });

  it('runs: its agents act, its facts are counted, its invariants hold', async () => {
    const { stdout } = await node('out/simulations/cli/main.js', 'run', join(faucet, 'scenario.json'), '--json');
    const report = JSON.parse(stdout);
    // Three drinkers ask in each of four ticks, and may drink in every second; the emission is released in each.
    expect(report.transactions).toMatchObject({ sent: 16, reverted: 6 });
    expect(report.rewards.byRole).toEqual({ drinker: '9' });
    expect(report.invariants.violated).toBe(0);
  });

  it('is charted: reporters, columns, flows, party and panel come with the run', async () => {
    const { stdout } = await node(
      '--input-type=module',
      '-e',
      `const { createEngine } = await import('./out/simulations/api/index.js');
       const engine = await createEngine({ dataFolder: ${JSON.stringify(home)} });
       const [{ id }] = await engine.handle('listRuns', {});
       const detail = await engine.handle('getRun', { runId: id });
       const frames = await engine.handle('getFrames', { runId: id, from: 0, to: 4 });
       const agents = await engine.handle('getAgents', { runId: id, tick: 4 });
       await engine.close();
       console.log(JSON.stringify({ detail, frames, agents }));`,
    );
    const { detail, frames, agents } = JSON.parse(stdout) as {
      detail: RunDetail;
      frames: readonly { readonly values: Record<string, unknown>; readonly flows: readonly unknown[] }[];
      agents: readonly { readonly values: Record<string, unknown> }[];
    };
    runFolder = detail.folder;
    expect(detail.words.panels).toContainEqual(expect.objectContaining({ panel: 'faucet', mechanism: 'faucet' }));
    expect(detail.words.parties.map(({ party }) => party)).toEqual(expect.arrayContaining(['faucet', 'drinker']));
    expect(detail.words.flows).toContainEqual({ kind: 'drop', title: 'Drop', reward: true, deposit: false });
    expect(frames.map(({ values }) => values.drops)).toEqual([0, 3, 3, 6, 6]);
    expect(frames[1]!.flows).toContainEqual(
      expect.objectContaining({ from: 'faucet', to: 'drinker', kind: 'drop', amount: '4500000000000000000', count: 3 }),
    );
    expect(agents.map(({ values }) => values.drinks)).toEqual([2, 2, 2]);
  });

  it('is exported: its measures and columns are in the tables', async () => {
    const id = runFolder.split('/').at(-1)!;
    await node('out/simulations/cli/main.js', 'export', id, '--format', 'parquet');
    const database = await (await DuckDBInstance.create(':memory:')).connect();
    const ask = async (sql: string) => (await database.runAndReadAll(sql)).getRows();
    const file = (table: string) => `'${join(runFolder, 'export-parquet', `${table}.parquet`)}'`;
    expect(await ask(`SELECT exact FROM ${file('metrics')} WHERE name = 'faucetLeft' AND tick = 4`)).toEqual([
      ['91000000000000000000'],
    ]);
    expect(await ask(`SELECT sum(drinks) FROM ${file('agents')} WHERE tick = 4`)).toEqual([[6]]);
    database.closeSync();
  });

  it('is documented: its page is made of its words and its code', async () => {
    const { stdout } = await node(
      '--input-type=module',
      '-e',
      `const { MECHANISMS, parseScenario } = await import('./out/simulations/mechanisms/index.js');
       const { mechanismPage } = await import('./out/simulations/mechanisms/mechanism-page.js');
       const { readFileSync } = await import('node:fs');
       const sample = parseScenario(JSON.parse(readFileSync(${JSON.stringify(join(faucet, 'scenario.json'))}, 'utf8')));
       const mechanism = MECHANISMS.find(({ name }) => name === 'faucet');
       console.log(mechanismPage(mechanism, readFileSync('simulations/mechanisms/faucet/page.md', 'utf8'), sample));`,
    );
    expect(stdout).toContain('Everybody who asks gets the same amount');
    expect(stdout).toContain('| `faucet.dropTokens` | What everybody gets at once (tokens) | string | `"1"` |');
    expect(stdout).toContain('A faucet that gives everybody a little, once a period.');
    expect(stdout).toContain('`faucetGaveWhatItLost`');
  });

  it('changed one line outside its folders', () => {
    const before = readFileSync(join(root, LIST), 'utf8');
    const after = readFileSync(join(tree, LIST), 'utf8');
    expect(after.replace("import { faucet } from './faucet/index.js';\n", '').replace('  faucet,\n', '')).toBe(before);
    expect(existsSync(join(root, 'simulations/mechanisms/faucet'))).toBe(false);
  });
});

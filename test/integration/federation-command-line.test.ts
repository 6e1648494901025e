import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FederationReport, FederationRound, ListedScenario } from '../../simulations/api/index.js';
import { descendants } from '../e2e/process-tree.js';
import { commandLine, main, type Outcome } from '../fixtures/folkmoot-command.js';

const { home, start, folkmoot, file, remove } = commandLine();
afterAll(remove);

const study = {
  format: 'folkmoot-federation/1',
  name: 'little',
  title: 'A little federation',
  rounds: 3,
  clients: 4,
  adversaries: [{ count: 1, attack: { kind: 'signFlip' } }],
  learning: {
    dataset: { kind: 'synthetic', features: 4, classes: 3, examples: 300 },
    trainExamples: 200,
    heldOutExamples: 40,
    testExamples: 60,
    backend: 'cpu',
    targetAccuracyPercent: 1,
  },
  published: { source: 'Nobody et al.', rounds: 1 },
};
const endless = { ...study, name: 'endless', rounds: 100_000 };

const runOf = (name: string) => {
  const run = readdirSync(join(home, 'runs')).find((id) => id.startsWith(name))!;
  return { id: run, folder: join(home, 'runs', run) };
};
const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));
const roundsOf = (folder: string) =>
  readFileSync(join(folder, 'rounds.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as FederationRound);

describe('a federation on the command line', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await folkmoot('run', file('little.json', study), '--json', '--seed', '3', '--workers', '1');
  });

  it('prints its report to stdout, and its progress with the time left to stderr', () => {
    expect(outcome).toMatchObject({ status: 0 });
    expect(outcome.stdout.trim().split('\n')).toHaveLength(1);
    const report = JSON.parse(outcome.stdout) as FederationReport;
    expect(report).toMatchObject({ federation: 'little', seed: 3, rounds: 3, clients: 4, backend: 'cpu' });
    expect(report.published).toMatchObject({ source: 'Nobody et al.', rounds: 1 });
    expect(outcome.stderr).toMatch(/round 1: accuracy \d+\.\d+ %\nround 1 of 3, \d+ s left\n/);
  });

  it('keeps everything: study, setup, every round, report and model', () => {
    const { folder } = runOf('little-s3');
    expect(json(folder, 'run.json')).toMatchObject({ kind: 'federation', state: 'finished', round: 3, owner: null });
    expect(json(folder, 'federation.json')).toMatchObject({ seed: 3, clients: 4, learning: { batchSize: 20 } });
    expect(json(folder, 'setup.json').shards).toHaveLength(4);
    expect(json(folder, 'report.json')).toEqual(JSON.parse(outcome.stdout));
    expect(roundsOf(folder).map(({ round }) => round)).toEqual([0, 1, 2, 3]);
    expect(existsSync(join(folder, 'model', 'model.json'))).toBe(true);
  });

  it('gives the same models again, whatever the number of workers', async () => {
    const again = await folkmoot(
      'run',
      file('again.json', { ...study, name: 'again' }),
      '--seed',
      '3',
      '--workers',
      '2',
    );
    expect(again.status).toBe(0);
    const models = (name: string) => roundsOf(runOf(name).folder).map(({ model }) => model);
    expect(models('again-s3')).toEqual(models('little-s3'));
    expect(new Set(models('again-s3')).size).toBe(4);
  });

  it('says for people how it compares with what was published, by which command, when', async () => {
    const path = file('told.json', { ...study, name: 'told' });
    const { stdout } = await folkmoot('run', path, '--rounds', '2');
    expect(stdout).toMatch(/^A little federation \(seed 1, cpu\)\n {2}2 rounds of 4 clients in /);
    expect(stdout).toMatch(/published {2}1 rounds to the target there, \d here: .* the tolerance of 25 %/);
    expect(stdout).toContain(`command    folkmoot run ${path} --seed 1 --rounds 2\n`);
    expect(stdout).toMatch(/date {7}\d{4}-\d\d-\d\d\n/);
    expect(stdout).toContain(`kept in    ${runOf('told').folder}`);
  });

  it.each(['csv', 'parquet', 'json'])('can be exported as %s, from its id and from its folder', async (format) => {
    const { id, folder } = runOf('little-s3');
    for (const name of [id, folder]) {
      const { status, stdout } = await folkmoot('export', name, '--format', format);
      expect(status).toBe(0);
      for (const path of stdout.trim().split('\n')) expect(existsSync(path)).toBe(true);
    }
    if (format !== 'csv') return;
    const clients = readFileSync(join(folder, 'export-csv', 'clients.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(clients).toHaveLength(1 + 3 * 4);
    expect(clients.filter((line) => line.includes('signFlip'))).toHaveLength(3);
  });

  it('is listed and checked beside the scenarios', async () => {
    expect((await folkmoot('scenarios')).stdout).toMatch(/^fedavg-paper .*\(federation, 100 clients, 150 rounds\)$/m);
    const listed = JSON.parse((await folkmoot('scenarios', '--json')).stdout) as ListedScenario[];
    expect(listed.find(({ name }) => name === 'sign-flippers')).toMatchObject({
      kind: 'federation',
      clients: 20,
      aggregation: 'median',
      adversaries: [{ attack: 'signFlip', count: 6 }],
    });
    expect((await folkmoot('validate', file('fine.json', study))).stdout).toMatch(
      /fine\.json is fine: "A little federation", federation, 4 clients, 3 rounds\./,
    );
  });

  it('finds its data beside its own file, wherever it is run from', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${(i * 7) % 11},${i < 30 ? 'low' : 'high'}`);
    file('far/data/table.csv', `size,weight,kind\n${rows.join('\n')}\n`);
    const dataset = { kind: 'csv', file: 'data/table.csv', labelColumn: 'kind' };
    const path = file('far/own.json', {
      ...study,
      name: 'own',
      learning: { ...study.learning, dataset, batchSize: 5 },
    });
    const { status, stderr } = await folkmoot('run', path, '--rounds', '1');
    expect(stderr).not.toContain('folkmoot:');
    expect(status).toBe(0);
    expect(json(runOf('own-').folder, 'setup.json').classNames).toEqual(['high', 'low']);
  });
});

describe('a federation that is ended before its time', () => {
  it('by Ctrl-C stops after the round, keeps it, and leaves no process behind', async () => {
    const { child, ended, said } = start(['run', file('endless.json', endless), '--seed', '1']);
    await said('round 2:');
    const children = descendants(child.pid!);
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(130);
    const [, told] = /Stopped after (\d+) of 100000 rounds\. What was computed is kept in /.exec(stderr)!;
    for (const { pid } of children) expect(() => process.kill(pid, 0)).toThrow();
    const { folder } = runOf('endless-s1');
    expect(json(folder, 'run.json')).toMatchObject({ state: 'stopped', round: Number(told) });
    expect(roundsOf(folder)).toHaveLength(Number(told) + 1);
    expect(json(folder, 'report.json').rounds).toBe(Number(told));
    expect(stdout).toContain(`${told} rounds of 4 clients`);
  });

  // Windows has no signals to send.
  it.skipIf(process.platform === 'win32')('by SIGKILL keeps every finished round, and can be exported', async () => {
    const { child, ended, said } = start(['run', file('endless.json', endless), '--seed', '2']);
    await said('round 5:');
    child.kill('SIGKILL');
    await ended;
    const { id, folder } = runOf('endless-s2');
    expect(json(folder, 'run.json').state).toBe('running');
    const { status, stdout } = await folkmoot('export', id);
    expect(status).toBe(0);
    const manifest = json(folder, 'run.json');
    expect(manifest).toMatchObject({ state: 'interrupted', owner: null });
    expect(manifest.round).toBeGreaterThanOrEqual(5);
    expect(roundsOf(folder)).toHaveLength(manifest.round + 1);
    const rounds = readFileSync(stdout.trim().split('\n')[0]!, 'utf8').trim().split('\n');
    expect(rounds).toHaveLength(manifest.round + 2);
  });

  // Elsewhere a limit on a file's size counts in other blocks, or there is none.
  it.runIf(process.platform === 'linux')('by a disk that fills up says so, and keeps its rounds', async () => {
    const path = file('endless.json', endless);
    // A limit on file sizes, in blocks of 1,024 bytes, stands in for the end of a disk.
    const script = `trap '' XFSZ; ulimit -f 40; exec "${process.execPath}" "${main}" run "${path}" --seed 4`;
    const child = spawn('bash', ['-c', script], { env: { ...process.env, FOLKMOOT_HOME: home } });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toMatch(/What was computed is kept in [\s\S]*no space left to write .*rounds\.jsonl/);
    expect(status).toBe(2);
    const { folder } = runOf('endless-s4');
    const kept = roundsOf(folder);
    expect(kept.length).toBeGreaterThan(2);
    expect(json(folder, 'run.json')).toMatchObject({ state: 'failed', round: kept.length - 1 });
  });
});

describe('garbage', () => {
  const wrong = (name: string, change: object) => file(`${name}.json`, { ...study, ...change });
  const learning = (change: object) => ({ learning: { ...study.learning, ...change } });
  it.each([
    ['an unknown format', () => ['run', wrong('a', { format: 'folkmoot-federation/9' })], /folkmoot-federation\/1/],
    ['an unknown field', () => ['run', wrong('b', { roundz: 1 })], /roundz is not a field of a federation/],
    [
      'too many adversaries',
      () => ['validate', wrong('c', { clients: 1, adversaries: [{ count: 2, attack: { kind: 'labelFlip' } }] })],
      /adversaries are 2, more than the 1 clients; lower/,
    ],
    [
      'choices that exclude each other',
      () => ['run', wrong('d', { secureAggregation: {}, ...learning({ aggregation: { rule: 'krum' } }) })],
      /learning\.aggregation\.rule is krum.*only the sum.*take fedAvg/,
    ],
    ['ticks', () => ['run', file('t.json', study), '--ticks', '3'], /--ticks 3 does not go with little.*\n.*--rounds/],
    ['a chain', () => ['run', 'sign-flippers', '--engine', 'anvil'], /--engine anvil does not go with sign-flippers/],
    ['rounds of a DAO', () => ['run', 'tiny', '--rounds', '3'], /--rounds 3 does not go with tiny.*\n.*--ticks/],
    ['workers of a DAO', () => ['run', 'tiny', '--workers', '2'], /--workers 2 does not go with tiny/],
    ['no workers', () => ['run', 'sign-flippers', '--workers', '0'], /--workers.*whole number from 1 to 256/],
    [
      'a missing data file',
      () => ['run', wrong('e', learning({ dataset: { kind: 'csv', file: 'no.csv', labelColumn: 'x' } }))],
      /no\.csv does not exist/,
    ],
    [
      'a backdoor without pictures',
      () => ['run', wrong('f', { adversaries: [{ count: 1, attack: { kind: 'backdoor' } }] })],
      /needs pictures/,
    ],
    ['a label that is none', () => ['data', 'describe', file('d.csv', 'a,b\n1,x\n2,y\n'), '--label', 'c'], /d\.csv.*c/],
    ['ragged rows', () => ['data', 'describe', file('r.csv', 'a,b\n1,x\n2\n')], /r\.csv, line 3: the row has 1 cell/],
    ['a missing table', () => ['data', 'describe', join(home, 'none.csv')], /none\.csv does not exist/],
  ] as const)('such as %s ends with status 2 and a message with the way out', async (_, args, message) => {
    const before = existsSync(join(home, 'runs')) ? readdirSync(join(home, 'runs')).length : 0;
    const { status, stderr } = await folkmoot(...args());
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    expect(existsSync(join(home, 'runs')) ? readdirSync(join(home, 'runs')).length : 0).toBe(before);
  });
});

it('data of one’s own is described: columns, classes, and what would be done to it', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${i * 0.5};${i % 2 ? 'red' : 'white'};${i === 3 ? '' : i % 7}`);
  const path = file('wine.csv', `acid;kind;age\n${rows.join('\n')}\n`);
  const { status, stdout } = await folkmoot('data', 'describe', path, '--label', 'kind');
  expect(status).toBe(0);
  expect(stdout).toMatch(/wine\.csv: 40 rows, 3 columns, separated by semicolons\n/);
  expect(stdout).toMatch(/to learn from: 40 examples of 2 values in 2 classes\n {2}red {4}20\n {2}white {2}20\n/);
  const machine = JSON.parse((await folkmoot('data', 'describe', path, '--json')).stdout);
  expect(machine).toMatchObject({ format: 'csv', table: { rows: 40 }, dataset: null });
});

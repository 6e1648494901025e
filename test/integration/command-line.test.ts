import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { descendants } from '../e2e/process-tree.js';
import { commandLine, main, type Outcome } from '../fixtures/folkmoot-command.js';

const root = join(import.meta.dirname, '../..');
const { home, scratch, start, folkmoot, file, remove } = commandLine();
afterAll(remove);
const folkmootIn = (folder: string, ...args: readonly string[]) => start(args, folder).ended;

const holder = { archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } };
const smallest = { name: 'smallest', title: 'Smallest', population: [holder] };

describe('a run on the command line', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await folkmoot('run', 'tiny', '--json', '--seed', '3');
  });

  it('prints one object with the promised keys to stdout and progress to stderr', () => {
    expect(outcome.status).toBe(0);
    expect(outcome.stdout.trim().split('\n')).toHaveLength(1);
    const report = JSON.parse(outcome.stdout);
    expect(Object.keys(report)).toEqual([
      ...[
        'scenario',
        'seed',
        'ticks',
        'engine',
        'backend',
        'wallSeconds',
        'transactions',
        'blocks',
        'accuracy',
        'lostWork',
        'rewards',
      ],
      ...[
        'supply',
        'proposals',
        'turnout',
        'gini',
        'price',
        'told',
        'invariants',
        'stageMillis',
        'peakMemoryMB',
        'digest',
      ],
    ]);
    expect(report).toMatchObject({ scenario: 'tiny', seed: 3, ticks: 8, engine: 'anvil', invariants: { violated: 0 } });
    expect(outcome.stderr).toMatch(/^Data is read[^\n]*\nA chain[^\n]*\nEvery agent gets[^\n]*\nThe DAO’s contracts/m);
    expect(outcome.stderr).toMatch(/tick \d of 8, \d+ s left/);
  });

  it.each(['csv', 'parquet', 'json'])('can be exported as %s, from its id and from its folder', async (format) => {
    const [run] = readdirSync(join(home, 'runs')).filter((id) => id.startsWith('tiny-s3'));
    for (const name of [run!, join(home, 'runs', run!)]) {
      const { status, stdout } = await folkmoot('export', name, '--format', format);
      expect(status).toBe(0);
      const files = stdout.trim().split('\n');
      expect(files.length).toBeGreaterThan(5);
      for (const path of files) expect(existsSync(path)).toBe(true);
    }
  });

  it('is listed, checked and examined by the other commands', async () => {
    expect((await folkmoot('scenarios')).stdout).toMatch(/^quickstart .*88 agents, 52 ticks/);
    expect((await folkmoot('validate', file('fine.json', smallest))).stdout).toContain('is fine');
    const doctor = await folkmoot('doctor', '--json');
    expect(doctor.status).toBe(0);
    expect(JSON.parse(doctor.stdout).checks).toContainEqual(expect.objectContaining({ name: 'anvil chain', ok: true }));
  });
});

describe('garbage', () => {
  it.each([
    ['an unknown scenario', () => ['run', 'no-such'], /no scenario "no-such"[\s\S]*quickstart/],
    ['a missing file', () => ['run', join(home, 'missing.json')], /there is no file .*missing\.json/],
    ['a file that is not JSON', () => ['run', file('broken.json', '{')], /broken\.json is not JSON/],
    ['an unknown field', () => ['run', file('field.json', { ...smallest, tickz: 1 })], /tickz is not a field/],
    [
      'a negative supply',
      () => ['validate', file('supply.json', { ...smallest, token: { capTokens: '-1' } })],
      /token\.capTokens .*not negative/,
    ],
    [
      'a split over 100 %',
      () => ['validate', file('split.json', { ...smallest, rewards: { split: { trainersPercent: 90 } } })],
      /rewards\.split .*130 %/,
    ],
    ['an unknown flag', () => ['run', 'tiny', '--sead', '1'], /--sead/],
    ['a number that is none', () => ['run', 'tiny', '--ticks', 'ten'], /--ticks.*whole number/],
    ['an unknown chain', () => ['run', 'tiny', '--engine', 'geth'], /anvil, ganache/],
    ['a backend that is not installed', () => ['run', 'tiny', '--backend', 'node'], /backend node is not installed/],
    ['an unknown run', () => ['export', 'tiny-s9-none'], /no run tiny-s9-none/],
    ['a run that is no id', () => ['export', 'x'], /runId: must be the id of a run/],
    ['a folder without a run', () => ['export', join(home, 'no', 'such')], /there is no run in .*such/],
    ['an unknown format', () => ['export', 'tiny-s3', '--format', 'xml'], /csv, parquet, json/],
    ['an unknown command', () => ['launch'], /launch/],
    ['a folder for a file', () => ['validate', home], /is a directory/],
    ['a file for a folder', () => ['run', 'tiny', '--out', file('plain-file', 'x')], /plain-file/],
  ])('such as %s ends with status 2, a message with the way out, and nothing on stdout', async (_, args, message) => {
    const { status, stdout, stderr } = await folkmoot(...args());
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  // Only Linux has /proc, in which nobody can make a folder.
  it.runIf(process.platform === 'linux')(
    'such as a folder where none can be made ends with status 2 and the folder’s name',
    async () => {
      const { status, stdout, stderr } = await folkmoot('run', 'tiny', '--out', '/proc/folkmoot/deep');
      expect(stderr).toMatch(/\/proc\/folkmoot\/deep cannot be used[\s\S]*--out/);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
  );

  it('in a file is not the mark that some editors begin files with', async () => {
    const marked = file('marked.json', `\uFEFF${JSON.stringify(smallest)}`);
    expect(await folkmoot('validate', marked)).toMatchObject({ status: 0 });
  });

  it('for a mistyped run makes no folder', async () => {
    await folkmoot('export', join(home, 'mistyped', 'runs', 'tiny-s3'));
    expect(existsSync(join(home, 'mistyped'))).toBe(false);
  });

  it('in a run’s manifest names the file, leaves it as it is, and does not keep others from being read', async () => {
    await folkmoot('run', 'tiny', '--ticks', '1', '--seed', '6');
    const run = readdirSync(join(home, 'runs')).find((id) => id.startsWith('tiny-s6'))!;
    const manifest = join(home, 'runs', run, 'run.json');
    const sound = readFileSync(manifest, 'utf8');
    for (const garbage of ['{"format":', '[]', '']) {
      writeFileSync(manifest, garbage);
      const { status, stdout, stderr } = await folkmoot('export', run);
      expect(stderr).toContain(manifest);
      expect(stdout).toBe('');
      expect(status).toBe(2);
      expect(readFileSync(manifest, 'utf8')).toBe(garbage);
    }
    expect((await folkmoot('run', 'tiny', '--ticks', '1', '--seed', '6')).status).toBe(0);
    writeFileSync(manifest, sound);
    expect((await folkmoot('export', `./${run}/`, '--format', 'csv')).status).toBe(2);
    const there = await folkmootIn(join(home, 'runs'), 'export', `./${run}/`, '--format', 'csv');
    expect(there.stdout).toContain(join(home, 'runs', run, 'export-csv', 'rounds.csv'));
  });

  it('in a store names the file and leaves it as it is', async () => {
    await folkmoot('run', 'tiny', '--ticks', '1', '--seed', '4');
    const [run] = readdirSync(join(home, 'runs')).filter((id) => id.startsWith('tiny-s4'));
    const database = join(home, 'runs', run!, 'results.duckdb');
    writeFileSync(database, 'not a database');
    const { status, stderr } = await folkmoot('export', run!);
    expect(stderr).toContain(database);
    expect(status).toBe(2);
    expect(readFileSync(database, 'utf8')).toBe('not a database');
  });

  // Elsewhere a limit on a file's size counts in other blocks, or there is none.
  it.runIf(process.platform === 'linux')(
    'such as a disk that fills up ends the run with an error, and keeps its ticks',
    async () => {
      // A limit on file sizes, in blocks of 1,024 bytes, stands in for the end of a disk.
      const script = `ulimit -f 1500; exec "${process.execPath}" "${main}" run tiny --seed 5 --ticks 400`;
      const child = spawn('bash', ['-c', script], { env: { ...process.env, FOLKMOOT_HOME: home } });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
      const status = await new Promise((resolve) => child.once('close', resolve));
      expect(stderr).toMatch(/What was computed is kept in /);
      expect(stderr).toMatch(/no space|full/i);
      expect(status).toBe(2);
      const [run] = readdirSync(join(home, 'runs')).filter((id) => id.startsWith('tiny-s5'));
      expect(JSON.parse(readFileSync(join(home, 'runs', run!, 'run.json'), 'utf8')).resolved.name).toBe('tiny');
    },
  );
});

describe('a run that is ended before its time', () => {
  const runOf = (seed: number) => readdirSync(join(home, 'runs')).find((id) => id.startsWith(`quickstart-s${seed}`))!;
  const chains = () => readdirSync(scratch).filter((name) => /^folkmoot-(anvil|chain|ganache)/.test(name));

  it('by Ctrl-C stops after the tick, says where its results are, and leaves no process behind', async () => {
    const { child, ended, said } = start(['run', 'quickstart', '--seed', '11']);
    await said('tick 2:');
    const children = descendants(child.pid!);
    expect(children.length).toBeGreaterThan(0);
    child.kill('SIGINT');
    const { status, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/Stopped after \d+ of 52 ticks\. What was computed is kept in /);
    for (const { pid } of children) expect(() => process.kill(pid, 0)).toThrow();
    expect(chains()).toEqual([]);
    expect((await folkmoot('export', runOf(11))).status).toBe(0);
  });

  // Windows has no signals to send.
  it.skipIf(process.platform === 'win32').each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('by %s stops after the tick, too, with the status that shells expect', async (signal, expected) => {
    const { child, ended, said } = start(['run', 'tiny', '--ticks', '400', '--seed', '13']);
    await said('tick 1:');
    child.kill(signal);
    const { status, stderr } = await ended;
    expect(stderr).toMatch(/Stopped after \d+ of 400 ticks\. What was computed is kept in /);
    expect(status).toBe(expected);
  });

  // Windows has no signals to send.
  it.skipIf(process.platform === 'win32')(
    'by SIGKILL keeps every finished tick, and its chain dies with it',
    async () => {
      const { child, ended, said } = start(['run', 'quickstart', '--seed', '12']);
      await said('tick 2:');
      const children = descendants(child.pid!);
      child.kill('SIGKILL');
      await ended;
      const gone = () => children.every(({ pid }) => !existsSync(`/proc/${pid}`)) && chains().length === 0;
      for (let i = 0; i < 100 && !gone(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(gone()).toBe(true);
      const { status, stdout } = await folkmoot('export', runOf(12), '--format', 'csv');
      expect(status).toBe(0);
      const rounds = readFileSync(
        stdout
          .trim()
          .split('\n')
          .find((path) => path.endsWith('rounds.csv'))!,
        'utf8',
      );
      expect(rounds.trim().split('\n').length).toBeGreaterThanOrEqual(2);
      expect(JSON.parse(readFileSync(join(home, 'runs', runOf(12), 'run.json'), 'utf8')).state).toBe('interrupted');
    },
  );
});

// The commands are put together by a POSIX shell.
describe.skipIf(process.platform === 'win32')('an output', () => {
  const shell = (script: string) =>
    new Promise<{ readonly status: number | null; readonly stderr: string }>((resolve) => {
      const env = { ...process.env, FOLKMOOT_HOME: home, NODE: process.execPath, MAIN: main };
      const child = spawn('bash', ['-c', `set -o pipefail; ${script}`], { env });
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk));
      child.once('close', (status) => resolve({ status, stderr }));
    });

  it('that nobody reads any more ends no command with an error', async () => {
    expect(await shell('"$NODE" "$MAIN" scenarios | true')).toEqual({ status: 0, stderr: '' });
    expect(await shell('"$NODE" "$MAIN" run tiny --ticks 2 --seed 14 2>&1 >/dev/null | true')).toMatchObject({
      status: 0,
    });
    const run = readdirSync(join(home, 'runs')).find((id) => id.startsWith('tiny-s14'))!;
    expect(JSON.parse(readFileSync(join(home, 'runs', run, 'run.json'), 'utf8')).state).toBe('finished');
  });

  // Only some systems have a device that is always full.
  it.runIf(existsSync('/dev/full'))('that has no space left is told, with status 2', async () => {
    const { status, stderr } = await shell('"$NODE" "$MAIN" scenarios > /dev/full');
    expect(stderr).toMatch(/^folkmoot: the output cannot be written: .*space[^\n]*\n[^\n]*writable/);
    expect(status).toBe(2);
  });
});

it('the folkmoot command works from the package’s bin', () => {
  const bin = join(root, 'electron/bootstrap/folkmoot.mjs');
  expect(execFileSync(process.execPath, [bin, '--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'run', 'no-such'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('there is no scenario');
});

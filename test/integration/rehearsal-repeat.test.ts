import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalRecord } from '../../simulations/api/contract/index.js';
import { commandLine, type Outcome } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { grant, oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

const { home, folkmoot, file, remove } = commandLine();
afterAll(remove);

const HOLDERS = `"HolderAddress","Balance","PendingBalanceUpdate"
"0x${'a1'.repeat(20)}","500.25","No"
"0x${'b2'.repeat(20)}","300","No"
"0x${'c3'.repeat(20)}","50","No"
`;
const dao = { ...oak, holders: { kind: 'file', path: 'data/holders.csv' } };
const paths = () => ({ dao: file('oak.json', dao), proposal: file('grant.json', grant) });
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the report of a rehearsal', () => {
  let outcome: Outcome;
  let report: RehearsalRecord;
  let reportFile: string;
  const written = (ending: string) => {
    const line = outcome.stderr.split('\n').find((each) => each.startsWith('Wrote ') && each.endsWith(ending));
    return line!.slice('Wrote '.length);
  };
  beforeAll(async () => {
    file('data/holders.csv', HOLDERS);
    const { dao, proposal } = paths();
    const formats = ['--report', 'json', 'html', 'pdf', 'markdown'];
    outcome = await folkmoot('rehearse', '--dao', dao, '--proposal', proposal, '--json', '--what-if', ...formats);
    report = JSON.parse(outcome.stdout);
    reportFile = written('.json');
  });

  it('is written in every format that was asked for', () => {
    expect(outcome.status).toBe(0);
    expect(json(reportFile)).toEqual(report);
    expect(readFileSync(written('.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(written('.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(written('.md'), 'utf8')).toMatch(/^# /);
  });

  it('names every input with its hash, the seed and the digest', () => {
    expect(report.inputs.map(({ name }) => name)).toEqual(['DAO', 'proposal', 'holders']);
    expect([report.inputs[2]!.path, report.dao.holders]).toMatchObject(['holders.csv', { path: 'holders.csv' }]);
    for (const ending of ['.html', '.md']) {
      const text = readFileSync(written(ending), 'utf8');
      for (const { sha256 } of report.inputs) expect(text).toContain(sha256);
      expect(text).toContain(report.digest);
      expect(text).toContain('Pay the grantee');
    }
  });

  it('names no folder of this machine in any format', () => {
    for (const ending of ['.json', '.html', '.md']) expect(readFileSync(written(ending), 'utf8')).not.toContain(home);
  });

  it('is self-contained: it loads nothing from anywhere', () => {
    expect(readFileSync(written('.html'), 'utf8')).not.toMatch(/<script|<link|<img[^>]+src="http|@import|url\(http/i);
  });

  it('gives the same again with --from, and says so', async () => {
    const { status, stdout, stderr } = await folkmoot('rehearse', '--from', reportFile, '--files', 'data', '--json');
    expect(stderr).toContain(`The same came out again: digest ${report.digest}.`);
    expect(status).toBe(0);
    const again = JSON.parse(stdout) as RehearsalRecord;
    expect(again.digest).toBe(report.digest);
    expect(again.variants).toEqual(report.variants);
    expect(again.execution!.stateDigest).toBe(report.execution!.stateDigest);
  });

  it('ends with status 1 and the part that differs when something else comes out', async () => {
    const changed = file('changed.json', { ...report, settings: { ...report.settings, runs: 200 } });
    const { status, stderr } = await folkmootInProcess('rehearse', '--from', changed, '--files', join(home, 'data'));
    expect(stderr).toMatch(new RegExp(`Something else came out: digest [0-9a-f]{64}, and ${report.digest} before`));
    expect(stderr).toMatch(/Different: .*forecast/);
    expect(status).toBe(1);
  });

  it('is refused when a file it was made from has changed, by that file’s name', async () => {
    const path = file('data/holders.csv', HOLDERS.replace('"300"', '"301"'));
    const { status, stdout, stderr } = await folkmoot('rehearse', '--from', reportFile, '--files', 'data', '--json');
    expect(stderr).toContain(`the holders in ${path} are not what the report was made from`);
    expect(stderr).toContain(report.inputs[2]!.sha256);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    writeFileSync(path, HOLDERS);
  });

  it('is refused when a file it was made from is gone', async () => {
    const gone = report.inputs.map((input) =>
      input.name === 'holders' ? { ...input, path: join(home, 'gone/holders.csv') } : input,
    );
    const { status, stderr } = await folkmootInProcess(
      'rehearse',
      '--from',
      file('gone.json', { ...report, inputs: gone }),
    );
    expect(stderr).toMatch(/the holders are not in .*gone\/holders\.csv, nor in .*holders\.csv/);
    expect(status).toBe(2);
  });

  it('can be moved with its files: they are found beside it', async () => {
    file('moved/holders.csv', HOLDERS);
    const inputs = report.inputs.map((input) =>
      input.path === null ? input : { ...input, path: '/gone/holders.csv' },
    );
    const moved = file('moved/report.json', { ...report, inputs });
    const { status, stderr } = await folkmootInProcess('rehearse', '--from', moved);
    expect(stderr).toContain('The same came out again');
    expect(status).toBe(0);
  });
});

describe('the same command', () => {
  const digest = async (...more: readonly string[]) => {
    file('data/holders.csv', HOLDERS);
    const { dao, proposal } = paths();
    return (await rehearseFiles(dao, proposal, ...more)).record.digest;
  };

  it('gives the same digest twice, and another with another seed', async () => {
    const first = await digest('--no-execution');
    expect(await digest('--no-execution')).toBe(first);
    expect(await digest('--no-execution', '--seed', '2')).not.toBe(first);
  });
});

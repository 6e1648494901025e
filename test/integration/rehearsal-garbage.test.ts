import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { grant, oak, transfer } from '../fixtures/rehearsal/oak.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

const address = (digit: string) => `0x${digit.repeat(40)}`;
const fine = () => file('grant.json', grant);
const rehearse = (dao: unknown, proposal: unknown = grant) => [
  'rehearse',
  '--dao',
  file('dao.json', dao),
  '--proposal',
  file('proposal.json', proposal),
];
const withHolders = (rows: string) => {
  file('holders.csv', `HolderAddress,Balance\n${rows}`);
  return rehearse({ ...oak, holders: { kind: 'file', path: 'holders.csv' } });
};
const withHistory = (votes: string) => {
  file('proposals.csv', 'id,start,end,status\np1,2024-01-01,2024-01-08,passed\n');
  file('votes.csv', votes);
  return rehearse({ ...oak, history: { proposals: 'proposals.csv', votes: 'votes.csv' } });
};
const backtest = (votes: string, split: string) => {
  const proposals = file('proposals.csv', 'id,start,end,status\np1,2024-01-01,2024-01-08,passed\n');
  return ['rehearse', 'backtest', '--votes', file('votes.csv', votes), '--proposals', proposals, '--split', split];
};
const withAction = (action: object) => rehearse(oak, { title: 'T', actions: [action] });

describe('what cannot be used ends with status 2, what is wrong and what to do', () => {
  it.each<[string, () => readonly string[], RegExp]>([
    ['no DAO', () => ['rehearse', '--proposal', fine()], /--dao is missing\n.*Give --dao and --proposal/],
    ['no proposal', () => ['rehearse', '--dao', 'commons'], /--proposal is missing/],
    ['an unknown DAO', () => ['rehearse', '--dao', 'atlantis', '--proposal', fine()], /atlantis[\s\S]*commons/],
    ['a DAO file that is not there', () => ['rehearse', '--dao', 'no.json', '--proposal', fine()], /no\.json/],
    [
      'a proposal file that is not there',
      () => ['rehearse', '--dao', 'commons', '--proposal', 'no-such.json'],
      /no-such\.json/,
    ],
    ['a DAO file that is no JSON', () => rehearse('{"name": '), /dao\.json/],
    ['a field that there is not', () => rehearse({ ...oak, quorum: 4 }), /dao\.json[\s\S]*quorum/],
    ['a percentage over 100', () => rehearse({ ...oak, voters: { turnoutPercent: 101 } }), /voters\.turnoutPercent/],
    [
      'a fork’s address that is none',
      () => rehearse({ ...oak, fork: { url: 'ftp://node', governor: address('1') } }),
      /fork\.url.*must be an http or https address/,
    ],
    [
      'a balance that is none',
      () => withHolders(`${address('a')},10\n${address('b')},ten\n`),
      /row 3, column "Balance" "ten"/,
    ],
    [
      'an address that is none',
      () => withHolders(`${address('a')},10\n0xb,5\n`),
      /holders\.csv[\s\S]*row 3, column "HolderAddress" "0xb"/,
    ],
    [
      'a holder twice',
      () => withHolders(`${address('a')},10\n${address('a')},5\n`),
      /row 3[\s\S]*Nothing of the file was taken over/,
    ],
    [
      'more digits than the token has',
      () => withHolders(`${address('a')},1.${'1'.repeat(19)}\n`),
      /row 2, column "Balance"/,
    ],
    ['no holders in a file', () => withHolders(''), /holders\.csv/],
    [
      'a file of holders that is not there',
      () => rehearse({ ...oak, holders: { kind: 'file', path: 'gone.csv' } }),
      /there is no file .*gone\.csv/,
    ],
    [
      'a vote with a power that is none',
      () => withHistory('voter,proposal,choice,power\nv,p1,1,much\n'),
      /votes\.csv[\s\S]*row 2, column "power" "much"/,
    ],
    ['votes without a column of choices', () => withHistory('voter,proposal\nv,p1\n'), /votes\.csv[\s\S]*choice/],
    [
      'an unknown unit',
      () => withAction(transfer('{token}', '5 PEANUTS')),
      /actions\[0\]\.arguments\[1\] \(value\): "5 PEANUTS" has an unknown unit/,
    ],
    ['a contract the DAO has not', () => withAction(transfer('{Attic}', '5')), /\{Attic\}/],
    [
      'too many decimals for an asset',
      () => withAction(transfer('{token}', `0.${'1'.repeat(19)} ACN`)),
      /actions\[0\]\.arguments\[1\]/,
    ],
    ['an argument too few', () => withAction({ ...transfer('{token}', '5'), arguments: ['5'] }), /actions\[0\]/],
    ['a proposal without actions', () => rehearse(oak, { title: 'T', actions: [] }), /needs at least one action/],
    ['text that is no proposal', () => rehearse(oak, 'Dear all,'), /neither JSON nor calldata/],
    ['calldata of something else', () => rehearse(oak, '0xdeadbeef'), /propose/],
    ['a report that is none', () => ['rehearse', '--from', fine()], /grant\.json is not the report of a rehearsal/],
    ['a report and a DAO', () => ['rehearse', '--from', fine(), '--dao', 'commons'], /--from .* brings its own DAO/],
    ['an unknown format', () => [...rehearse(oak), '--report', 'docx'], /docx/],
    ['runs that are none', () => [...rehearse(oak), '--runs', '0'], /--runs.*100 to 100000/],
    [
      'a folder that cannot be',
      () => [...rehearse(oak), '--no-execution', '--report', 'json', '--out', `${fine()}/folder`],
      /report cannot be written to .*grant\.json[\s\S]*--out/,
    ],
    ['a split that is no date', () => backtest('voter,proposal,choice\nv,p1,1\n', 'May'), /"May" is not a date/],
    [
      'a history too short to learn from',
      () => backtest('voter,proposal,choice\nv,p1,1\n', '2025-01-01'),
      /1 of them ended in time, 30 are needed/,
    ],
    [
      'a backtest without votes',
      () => ['rehearse', 'backtest', '--proposals', fine(), '--split', '2021-12-01'],
      /--votes/,
    ],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await folkmootInProcess(...args());
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/unexpected error|\n {4}at /);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });

  it('but for a chain that does not answer: that is status 1, and may be better tomorrow', async () => {
    const fork = { url: 'http://127.0.0.1:9', governor: address('1') };
    const { status, stderr } = await folkmootInProcess(...rehearse({ ...oak, contracts: [], fork }));
    expect(stderr).toMatch(/^folkmoot: .*127\.0\.0\.1:9/m);
    expect(stderr).not.toContain('unexpected error');
    expect(status).toBe(1);
  });

  it('by the exit status of the process too', async () => {
    const { status, stdout, stderr } = await folkmoot(...withHolders(`${address('a')},ten\n`), '--json');
    expect(stderr).toMatch(/holders\.csv cannot be taken over:\n {2}row 2, column "Balance" "ten": /);
    expect(status).toBe(2);
    expect(stdout).toBe('');
  });
});

it('a history too short to learn from is said to be, and the voters follow the rule', async () => {
  const { status, stdout, stderr } = await folkmootInProcess(
    ...withHistory('voter,proposal,choice\nv,p1,1\n'),
    '--no-execution',
    '--json',
  );
  expect(stderr).toMatch(/Warning: .* 30 are needed\. Voters follow the DAO's rule instead\./);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ history: { votes: 1 }, calibration: null, forecast: { source: 'rules' } });
});

it('lists the DAOs that can be named, each with its source', async () => {
  const { status, stdout } = await folkmoot('rehearse', 'daos', '--json');
  expect(status).toBe(0);
  const daos: readonly { name: string; source: string; dao: { format: string } }[] = JSON.parse(stdout);
  expect(daos.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ens', 'arbitrum', 'compound', 'uniswap', 'optimism', 'commons']),
  );
  for (const { source, dao } of daos) {
    expect(source.length).toBeGreaterThan(10);
    expect(dao.format).toBe('folkmoot-dao/1');
  }
});

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parseUnits } from 'ethers';
import { afterAll, describe, expect, it } from 'vitest';
import type { CalibrationReport } from '../../simulations/api/contract/index.js';
import { readHistory } from '../../simulations/rehearsal/history/read-history.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { grant, oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';
import { sharedData } from '../fixtures/rehearsal/shared-data.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

const rehearse = (dao: object, ...more: readonly string[]) =>
  rehearseFiles(file('dao.json', { ...oak, ...dao }), file('grant.json', grant), ...more);

const holders = sharedData('holders');
const decentraland = sharedData('decentraland');
const votes = decentraland.path('votes.csv');
const proposals = decentraland.path('proposals.csv');

/** Adds up a column of decimal amounts exactly, without the code under test. */
function sumOf(path: string): bigint {
  const rows = readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1);
  return rows.reduce((sum, row) => sum + parseUnits(row.split(',')[1]!.replaceAll('"', ''), 18), 0n);
}

describe.skipIf(!holders.isThere)(`a real list of holders${holders.skipped}`, () => {
  it.each([
    ['ens-ep2.csv', { holders: 2015, nakamoto: 437, total: '219295.650978169915391391' }, 0.4692],
    ['curve-early-users.csv', { holders: 9641, nakamoto: 29 }, 0.9604],
  ])(
    '%s is taken over to the last digit, and a vote of its holders is forecast and lived through',
    async (name, exact, gini) => {
      const path = holders.path(name);
      const { record } = await rehearse({ holders: { kind: 'file', path }, token: { symbol: 'ACN' } });
      expect(record.members).toMatchObject(exact);
      expect(parseUnits(record.members.total, 18)).toBe(sumOf(path));
      expect(record.members.gini).toBeCloseTo(gini, 4);
      expect(record.inputs.find(({ name }) => name === 'holders')).toMatchObject({ path: name });
      expect(record.execution!.outcome).not.toBe('notProposed');
    },
  );
});

describe.skipIf(!decentraland.isThere)(`Decentraland’s votes of 2021${decentraland.skipped}`, () => {
  it('are read within ten seconds', () => {
    const from = performance.now();
    const { value } = readHistory({
      proposals: { name: 'proposals.csv', text: readFileSync(proposals, 'utf8') },
      votes: { name: 'votes.csv', text: readFileSync(votes, 'utf8') },
    });
    const seconds = (performance.now() - from) / 1000;
    expect(value!.votes.length + value!.orphanVotes).toBe(13_036);
    expect(seconds).toBeLessThan(10);
  });

  it('let proposals after December 1st be forecast better than by the base rate and by last month’s', async () => {
    const args = ['--votes', votes, '--proposals', proposals, '--split', '2021-12-01', '--json'];
    const { status, stdout } = await folkmoot('rehearse', 'backtest', ...args);
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const score = JSON.parse(stdout) as CalibrationReport['backtest'];
    expect(Object.keys(score).sort()).toEqual(
      [
        ...[
          'brier',
          'standardError',
          'brierBaseRate',
          'brierLastMonth',
          'brierPlacebo',
          'brierByVoters',
          'calibration',
        ],
        ...['versusBaseRate', 'versusLastMonth', 'skill', 'during', 'logLoss', 'n', 'turnoutMape'],
      ].sort(),
    );
    expect(score.n).toBeGreaterThan(100);
    expect(score.brier).toBeLessThan(score.brierBaseRate);
    expect(score.brier).toBeLessThan(score.brierLastMonth);
    expect(score.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(score.n);
  });

  it('teach the voters of a rehearsal, from JSON too, and the report says how well', async () => {
    // The first of them, to be quick.
    const records = (path: string): readonly Readonly<Record<string, string>>[] =>
      parse(readFileSync(path), { columns: true });
    const early = records(proposals).filter((proposal) => proposal.Ended! < '2021-10-01');
    const ids = new Set(early.map((proposal) => proposal['Snapshot ID']));
    file('proposals.json', early);
    file(
      'votes.json',
      records(votes).filter((vote) => ids.has(vote['Proposal ID'])),
    );
    const { record } = await rehearse(
      {
        holders: {
          kind: 'file',
          path: decentraland.path('members.csv'),
          mapping: { address: 'Member', balance: 'Total VP' },
        },
        history: { proposals: 'proposals.json', votes: 'votes.json' },
        token: { symbol: 'ACN' },
      },
      '--no-execution',
    );
    expect(record.inputs.map(({ name }) => name)).toEqual([
      'DAO',
      'proposal',
      'holders',
      'past proposals',
      'past votes',
    ]);
    expect(record.history!.proposals).toBe(early.length);
    expect(record.calibration!.backtest.n).toBeGreaterThan(20);
    expect(record.calibration!.trainedOn.proposals).toBeGreaterThan(100);
    expect(record.forecast!.source).toBe('calibrated');
    expect(record.forecast!.turnout.median).toBeLessThan(0.2);
  });
});

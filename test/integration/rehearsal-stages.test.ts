import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

const { home, file, remove } = commandLine();
afterAll(remove);

const council = `0x${'5c'.repeat(20)}`;
const pay = file('pay.json', {
  title: 'Pay',
  actions: [{ kind: 'raw', to: `0x${'dd'.repeat(20)}`, valueWei: '1000000000000000000' }],
});
const staged = {
  ...oak,
  poll: { quorumTokens: '300', turnoutPercent: 97, waitSeconds: 86_400 },
  canStop: [
    { name: 'Security Council', address: council, power: 'cancelQueued', until: '2026-07-20' },
    { name: 'Guardian', power: 'cancel' },
  ],
};

describe('a proposal that a poll comes before and a council may stop', () => {
  it('is forecast in both stages, with who may stop it, in the record and in every report', async () => {
    const dao = file('staged.dao.json', staged);
    const { record } = await rehearseFiles(dao, pay, '--no-execution');
    const { stages, canStop, passes } = record.forecast!;
    expect(stages!.both.probability).toBeLessThanOrEqual(passes.probability);
    expect(stages!.governorAfterPoll!.probability).toBeGreaterThanOrEqual(passes.probability);
    // Five days of poll and one of waiting, one and seven of voting, two in the timelock.
    expect(stages!.seconds).toBe(16 * 86_400);
    expect(canStop).toMatchObject([
      { name: 'Security Council', from: 8 * 86_400, to: 10 * 86_400, outOfReachFrom: '2026-07-10' },
      { name: 'Guardian', from: 0, outOfReachFrom: null },
    ]);

    const told = await folkmootInProcess(
      ...['rehearse', '--dao', dao, '--proposal', pay, '--no-execution', '--report', 'markdown', 'html', '--out', home],
    );
    expect(told.status).toBe(0);
    expect(told.stdout).toMatch(/First comes a poll, which it passes with/);
    expect(told.stdout).toMatch(/Security Council may cancel it in the timelock from 8 days after it is proposed/);
    for (const ending of ['md', 'html']) {
      const report = readFileSync(`${home}/oak-pay.report.${ending}`, 'utf8');
      expect(report).toMatch(/Both pass it/);
      expect(report).toMatch(/with the poll before it/);
      expect(report).toMatch(/what is proposed from 2026-07-10 on is out of its reach/);
      expect(report).toMatch(/whether they do is not in the chance to pass/);
    }
  });

  it('is told nothing of either where the DAO has neither', async () => {
    const { record } = await rehearseFiles(file('oak.dao.json', oak), pay, '--no-execution');
    expect(record.forecast).not.toHaveProperty('stages');
    expect(record.forecast).not.toHaveProperty('canStop');
  });

  it('is refused where the poll asks for all of the votes and more', async () => {
    const dao = file('odd.dao.json', { ...staged, poll: { approvalPercent: 100 } });
    const { status, stderr } = await folkmootInProcess('rehearse', '--dao', dao, '--proposal', pay, '--no-execution');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/poll\.approvalPercent/)]);
  });
});

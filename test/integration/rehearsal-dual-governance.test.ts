import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { DaoDraft } from '../../simulations/scenario/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

const { home, file, remove } = commandLine();
afterAll(remove);

const HOUR = 3600;
const DAY = 24 * HOUR;
const GRANTEE = `0x${'dd'.repeat(20)}`;
const pay = file('pay.json', {
  title: 'Pay',
  actions: [{ kind: 'raw', to: GRANTEE, valueWei: '1000000000000000000' }],
});
type Dual = NonNullable<DaoDraft['dualGovernance']>;

/** A million of the veto token, of which always so many percent object; a day of voting delay, seven of voting, two in the timelock. */
const objecting = (meanPercent: number, more: Partial<Dual> = {}): DaoDraft => ({
  ...oak,
  dualGovernance: { supplyTokens: '1000000', signalling: { kind: 'supposed', meanPercent }, ...more },
});

let count = 0;
async function rehearsed(dao: DaoDraft, ...more: readonly string[]) {
  const { record } = await rehearseFiles(file(`dual-${count++}.dao.json`, dao), pay, ...more);
  return { forecast: record.forecast!.dualGovernance!, execution: record.execution!, record };
}

/** Steps after queueing, with the seconds since then. */
function afterQueue({ execution }: Awaited<ReturnType<typeof rehearsed>>) {
  const at = execution.steps.findIndex(({ step }) => step === 'queue');
  const queued = execution.steps[at]!.time;
  return execution.steps.slice(at + 1).map(({ step, time, sentence }) => ({ step, after: time - queued, sentence }));
}

const moments = (found: Awaited<ReturnType<typeof rehearsed>>) =>
  afterQueue(found).map(({ step, after }) => [step, after]);

describe('a proposal that holders of another token may delay', () => {
  it('is executed when its timelock lets it where less than the first seal objects', async () => {
    const found = await rehearsed(objecting(0.9));
    expect(found.forecast.typical.fate).toBe('inTime');
    expect(moments(found)).toEqual([
      ['signal', DAY],
      ['execute', 2 * DAY],
    ]);
    expect(found.execution).toMatchObject({ outcome: 'executed', simulated: false });
    expect(found.execution.sentence).not.toMatch(/later than its timelock/);
  });

  it('waits for signalling and deactivation, is refused meanwhile, and is executed in the cooldown', async () => {
    const found = await rehearsed(objecting(5.5));
    // At 5.5 % signalling lasts 25 days; a second more until deactivation, and again until the cooldown.
    expect(moments(found)).toEqual([
      ['signal', DAY],
      ['signal', DAY],
      ['refused', 2 * DAY],
      ['signal', 26 * DAY + 1],
      ['signal', 29 * DAY + 2],
      ['execute', 29 * DAY + 2],
    ]);
    const sentences = afterQueue(found).map(({ sentence }) => sentence);
    expect(sentences[0]).toBe('Holders of the veto token lock 55,000 stETH (5.5 % of the supply) to object.');
    expect(sentences[2]).toMatch(/^It is tried, and cannot be executed: timelock: TimelockExecutionBlocked/);
    expect(sentences[4]).toMatch(/the cooldown, in which it can be executed/);
    expect(found.execution.sentence).toMatch(/^It passes and is executed 27 days later than its timelock/);
    expect(found.execution.balances).toContainEqual(expect.objectContaining({ address: GRANTEE, change: '1' }));
    expect(found.execution.stoppers).toEqual([
      expect.objectContaining({ name: 'Holders of stETH', power: 'lock', can: true }),
    ]);
    expect(found.execution.stoppers![0]!.sentence).toMatch(
      /can delay it by locking 1 % of it \(10,000 stETH\) in the escrow/,
    );
  });

  it('waits until all who leave in a rage quit are out and the extension is over', async () => {
    const found = await rehearsed(objecting(15, { redemptionSeconds: 4 * DAY }));
    expect(moments(found)).toEqual([
      ['signal', DAY],
      ['signal', DAY],
      ['refused', 2 * DAY],
      ['signal', 46 * DAY + 1],
      ['signal', 50 * DAY + 1],
      ['signal', 57 * DAY + 2],
      ['execute', 57 * DAY + 2],
    ]);
    expect(afterQueue(found)[3]!.sentence).toMatch(/rage quit: .* 15 % of stETH is redeemed, .* 4 days/);
    expect(found.forecast.typical.fate).toBe('rageQuit');
    expect(found.execution.outcome).toBe('executed');
  });

  it('signals again out of the deactivation where more join', async () => {
    const waves = [
      { afterSeconds: HOUR, percent: 20 },
      { afterSeconds: 6 * DAY, percent: 100 },
    ];
    const found = await rehearsed(objecting(5, { waves }));
    // 1 % for five days; then 5 %, which is 22 days 18 hours 40 minutes from the beginning.
    expect(moments(found)).toEqual([
      ['signal', HOUR],
      ['signal', HOUR],
      ['refused', 2 * DAY],
      ['signal', HOUR + 5 * DAY + 1],
      ['signal', 6 * DAY],
      ['signal', 6 * DAY],
      ['signal', HOUR + 1_968_000 + 1],
      ['signal', HOUR + 1_968_000 + 3 * DAY + 2],
      ['execute', HOUR + 1_968_000 + 3 * DAY + 2],
    ]);
  });

  it('waits for the second cooldown where its timelock is longer than the first', async () => {
    const dao = { ...objecting(1), governor: { timelockDelaySeconds: 10 * DAY } };
    const found = await rehearsed(dao);
    // Signalling from day 1, deactivation from 6, cooldown from 9 for 5 hours, and all of it again; ready on day 10.
    const first = 9 * DAY + 2;
    const again = first + 5 * HOUR + 1;
    expect(moments(found).map(([, after]) => after)).toEqual([
      ...[DAY, DAY, 6 * DAY + 1, first, again, 10 * DAY],
      ...[again + 5 * DAY + 1, again + 8 * DAY + 2, again + 8 * DAY + 2],
    ]);
    expect(found.execution.outcome).toBe('executed');
  });

  it('goes through two rage quits in a row, with seals and durations of the DAO’s own', async () => {
    const found = await rehearsed(
      objecting(30, {
        symbol: 'vACN',
        ...{
          firstSealPercent: 2,
          secondSealPercent: 12,
          minimumSignallingSeconds: DAY,
          maximumSignallingSeconds: 3 * DAY,
        },
        ...{ redemptionSeconds: DAY, rageQuitExtensionSeconds: DAY },
        waves: [
          { afterSeconds: HOUR, percent: 50 },
          { afterSeconds: 4 * DAY, percent: 100 },
        ],
      }),
    );
    // 15 % leave on day 3; of the 85 % that are left the other 15 are 17.6 %, and leave too.
    const [first, out] = [HOUR + 3 * DAY + 1, HOUR + 5 * DAY + 2];
    expect(moments(found).map(([, after]) => after)).toEqual([
      ...[HOUR, HOUR, 2 * DAY, first, 4 * DAY, first + DAY, out],
      ...[out + 3 * DAY + 1, out + 4 * DAY + 1, out + 5 * DAY + 2, out + 5 * DAY + 2],
    ]);
    expect(found.execution.steps.filter(({ sentence }) => /17\.65 % of vACN is redeemed/.test(sentence))).toHaveLength(
      1,
    );
  });

  it('names holders who object one by one, and those who alone delay it', async () => {
    const found = await rehearsed(
      objecting(0, {
        signalling: {
          kind: 'holders',
          holders: [
            { name: 'Lending pool', tokens: '120000', chancePercent: 0 },
            { name: 'Treasury company', address: `0x${'7c'.repeat(20)}`, tokens: '20000', chancePercent: 100 },
            { name: 'Staker', tokens: '5000', chancePercent: 100 },
          ],
        },
      }),
    );
    expect(found.forecast.decisive).toEqual([
      { name: 'Lending pool', share: 0.12, leaves: true },
      { name: 'Treasury company', share: 0.02, leaves: false },
    ]);
    expect(found.forecast.typical.holders.map(({ name, tokens }) => [name, tokens])).toEqual([
      ['Treasury company', '20000'],
      ['Staker', '5000'],
    ]);
    // T(2.5 %) = 5 + 1.5 · 40/9 days = 1,008,000 s.
    expect(moments(found).at(-1)).toEqual(['execute', DAY + 1_008_000 + 3 * DAY + 2]);
  });
});

describe('the forecast of dual governance', () => {
  it('tells the chances, by how much it is held up, and what either seal takes', async () => {
    const { record, forecast } = await rehearsed(
      objecting(0, { signalling: { kind: 'supposed', meanPercent: 2, deviationPercent: 3 } }),
      ...['--no-execution', '--runs', '2000'],
    );
    const { inTime, delayed, rageQuit, never } = forecast.chances;
    const sum = [inTime, delayed, rageQuit, never].reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(never.probability).toBe(0);
    // Beta(0.4156, 20.362) by numerical integration: 54.76 % lie below the first seal, 3.02 % above the second.
    expect(Math.abs(inTime.probability - 0.5476)).toBeLessThan(4 * Math.sqrt((0.5476 * 0.4524) / 2000));
    expect(Math.abs(rageQuit.probability - 0.0302)).toBeLessThan(4 * Math.sqrt((0.0302 * 0.9698) / 2000));
    expect(forecast.share.mean).toBeCloseTo(0.02, 2);
    expect(forecast.passesAndInTime).toBe(record.forecast!.passes.probability * inTime.probability);
    expect(forecast.seals).toEqual({
      first: { share: 0.01, tokens: 10_000, seconds: 8 * DAY },
      second: { share: 0.1, tokens: 100_000, seconds: 62 * DAY },
    });
    expect(forecast.delaySeconds!.median).toBeGreaterThan(7 * DAY);
    expect(forecast.delaySeconds!.p90).toBeGreaterThan(forecast.delaySeconds!.median);
    expect(record.forecast!.canStop).toMatchObject([
      { name: 'Holders of stETH', power: 'lock', from: 0, to: 10 * DAY },
    ]);
    expect(record.forecast!.assumptions.join(' ')).toMatch(
      /The share of stETH that is locked is supposed: 2 % on average/,
    );
  });

  it('is told on the command line and in every report', async () => {
    const dao = file('told.dao.json', objecting(5.5));
    const reports = ['--report', 'markdown', 'html', '--out', home];
    const told = await folkmootInProcess('rehearse', '--dao', dao, '--proposal', pay, '--runs', '100', ...reports);
    expect([told.status, told.stderr.match(/Error/)]).toEqual([0, null]);
    expect(told.stdout).toMatch(
      /If the vote passes it: less than 1 in 100 that it is executed in its time, more than 99/,
    );
    expect(told.stdout).toMatch(/by 27 days in half of these cases/);
    expect(told.stdout).toMatch(/Holders of stETH may delay it by locking 1 % of it \(10,000 stETH\)/);
    expect(told.stdout).toMatch(
      /Holders of stETH can delay it by locking 1 % of it .* until it is executed, on 2026-01-11/,
    );
    for (const ending of ['md', 'html']) {
      const report = readFileSync(`${home}/oak-pay.report.${ending}`, 'utf8');
      expect(report).toMatch(/Delayed by holders of stETH/);
      expect(report).toMatch(/First seal, which delays/);
      expect(report).toMatch(/TimelockExecutionBlocked/);
    }
  });
});

describe('an attack on a DAO with dual governance and optimistic proposals', () => {
  it('is tried in all six ways, and it is said that nobody objects to it', async () => {
    const dao: DaoDraft = { ...objecting(5), governor: { votingRule: { kind: 'optimistic', vetoPercent: 20 } } };
    const { record } = await rehearseFiles(file('attacked.dao.json', dao), pay, '--no-execution', '--attacks');
    expect(record.attacks!.attacks).toHaveLength(6);
    expect(record.attacks!.assumptions).toContainEqual(expect.stringMatching(/^Nobody locks stETH against an attack/));
  });
});

describe('a dual governance that makes no sense', () => {
  it.each<[string, Dual | object, RegExp]>([
    ['no word on who objects', { supplyTokens: '10' }, /dualGovernance\.signalling must say what share/],
    [
      'no supply',
      { ...objecting(1).dualGovernance, supplyTokens: '0.0' },
      /dualGovernance\.supplyTokens must be more than 0/,
    ],
    [
      'seals in the wrong order',
      { ...objecting(1).dualGovernance, firstSealPercent: 10 },
      /dualGovernance\.firstSealPercent must be below the second seal; give less than 10 %/,
    ],
    [
      'a shortest signalling longer than the longest',
      { ...objecting(1).dualGovernance, minimumSignallingSeconds: 50 * DAY },
      /dualGovernance\.minimumSignallingSeconds must not be longer than maximumSignallingSeconds; give at most 3888000 s/,
    ],
    [
      'a spread that no share has',
      { ...objecting(1).dualGovernance, signalling: { kind: 'supposed', meanPercent: 50, deviationPercent: 50 } },
      /dualGovernance\.signalling\.deviationPercent is more than a share with a mean of 50 % can spread; give less than 50 %/,
    ],
    [
      'holders of more than there is',
      {
        supplyTokens: '10',
        signalling: { kind: 'holders', holders: [{ name: 'Whale', tokens: '11', chancePercent: 50 }] },
      },
      /dualGovernance\.supplyTokens is less than its holders have together/,
    ],
    [
      'an unlock before it is allowed',
      {
        ...objecting(1).dualGovernance,
        waves: [
          { afterSeconds: 10, percent: 100 },
          { afterSeconds: 20, percent: 0 },
        ],
      },
      /dualGovernance\.waves\[1\]\.afterSeconds is too early to unlock .* give at least 18010 s/,
    ],
    [
      'moments out of order',
      { ...objecting(1).dualGovernance, waves: [{ afterSeconds: 10 }, { afterSeconds: 10 }] },
      /dualGovernance\.waves\[1\]\.afterSeconds must be later/,
    ],
  ])('is refused for %s', async (_, dualGovernance, why) => {
    const dao = file(`odd-${count++}.dao.json`, { ...oak, dualGovernance });
    const { status, stderr } = await folkmootInProcess('rehearse', '--dao', dao, '--proposal', pay, '--no-execution');
    expect([status, stderr]).toEqual([2, expect.stringMatching(why)]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ConfigurableGovernor } from '../../contracts/bindings/index.js';
import { type Address, encodeCall, type SandboxChain } from '../../simulations/chain/index.js';
import { createdProposal } from '../../simulations/rehearsal/execution/life/governor-events.js';
import type { LoadedDao } from '../../simulations/rehearsal/execution/loaded-dao.js';
import type { DaoDraft } from '../../simulations/scenario/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';
import { type ServedSandbox, served } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB, GRANTEE, loadSmallDao } from '../fixtures/rehearsal/small-dao.js';

const { home, file, remove } = commandLine();
afterAll(remove);
const chains: SandboxChain[] = [];
afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.close()));
});

const DAY = 86_400;
const pay = file('pay.json', {
  title: 'Pay',
  actions: [{ kind: 'raw', to: `0x${'dd'.repeat(20)}`, valueWei: '1000000000000000000' }],
});
const A1 = `0x${'a1'.repeat(20)}`;
const B2 = `0x${'b2'.repeat(20)}`;
const C3 = `0x${'c3'.repeat(20)}`;

/** Acorn has 1,000: A1 500.25, B2 300, C3 50. Everybody votes For or everybody votes Against, as told. */
const optimistic = (vetoPercent: number, supportPercent: number, more: DaoDraft['voters'] = {}): DaoDraft => ({
  ...oak,
  governor: { votingRule: { kind: 'optimistic', vetoPercent } },
  voters: { turnoutPercent: 100, supportPercent, abstainPercent: 0, ...more },
});

let count = 0;
async function rehearsed(dao: DaoDraft, ...more: readonly string[]) {
  const { record } = await rehearseFiles(file(`optimistic-${count++}.dao.json`, dao), pay, ...more);
  return { record, forecast: record.forecast!, execution: record.execution! };
}

describe('an optimistic proposal', () => {
  // Of 850.25 that vote, all are Against; what vetoes is a share of the 1,000.
  it.each([
    [12, 120, true],
    [85, 850, true],
    // Basis points: 85.03 % is 850.3, a twentieth of an Acorn more than all who vote.
    [85.03, 850.3, false],
    [100, 1_000, false],
  ])('is vetoed at %s %% of the supply, %s ACN, where all are Against: %s', async (vetoPercent, votes, isVetoed) => {
    const { forecast, execution } = await rehearsed(optimistic(vetoPercent, 0));
    expect(forecast.veto).toEqual({ percent: vetoPercent, votes: expect.closeTo(votes, 9) });
    expect(forecast.verdicts.quorumMissed).toBe(0);
    expect(forecast.passes.probability).toBe(isVetoed ? 0 : 1);
    expect(execution).toMatchObject({
      outcome: isVetoed ? 'defeated' : 'executed',
      optimistic: true,
      tally: { for: '0', against: '850.25', quorum: String(votes) },
    });
    expect(execution.sentence).toMatch(
      isVetoed ? /^The vote vetoes it: 850\.25 ACN against reach/ : /^It passes and is/,
    );
    expect(execution.assumptions.join(' ')).not.toMatch(/is only in the forecast/);
  });

  it('passes where nobody votes, and is executed', async () => {
    const { forecast, execution } = await rehearsed(optimistic(5, 50, { turnoutPercent: 0 }));
    expect(forecast.passes.probability).toBe(1);
    expect(execution).toMatchObject({ outcome: 'executed', tally: { for: '0', against: '0', abstain: '0' } });
    expect(execution.sentence).toBe(
      'It passes and is executed, with 0 ACN against of 50 ACN (5 % of the supply) that would have vetoed it.',
    );
    expect(execution.stoppers).toEqual([
      expect.objectContaining({ name: 'Voters Against', power: 'against', can: false }),
    ]);
    expect(execution.stoppers![0]!.sentence).toMatch(/the voting is over, and 0 ACN Against did not reach 50 ACN/);
  });

  it('is held up by nobody For: they change nothing', async () => {
    const { forecast } = await rehearsed(optimistic(40, 100), '--no-execution');
    expect(forecast.flip).toMatchObject({ verdict: 'passes', smallestCoalition: { addresses: [A1], tokens: 500.25 } });
    expect(forecast.canStop).toMatchObject([{ name: 'Voters Against', power: 'against', from: DAY, to: 8 * DAY }]);
    expect(forecast.canStop![0]!.sentence).toBe(
      'Voters veto it with 40 % of the supply (400 ACN) Against, from 24 hours after it is proposed until 8 days after: nothing else in the vote stops it.',
    );
  });

  it('names the smallest coalition that vetoes it', async () => {
    const { forecast } = await rehearsed(optimistic(82, 100), '--no-execution');
    expect(forecast.flip.smallestCoalition).toEqual({ addresses: [A1, B2, C3], tokens: 850.25 });
    const { forecast: two } = await rehearsed(optimistic(60, 100), '--no-execution');
    expect(two.flip.smallestCoalition).toEqual({ addresses: [A1, B2], tokens: 800.25 });
  });

  it('comes after a poll in two stages', async () => {
    const poll = { quorumTokens: '300', turnoutPercent: 97 };
    const { forecast } = await rehearsed({ ...optimistic(60, 95), poll }, '--no-execution', '--runs', '500');
    expect(forecast.stages!.both.probability).toBeLessThanOrEqual(forecast.passes.probability);
    expect(forecast.stages!.poll.probability).toBeLessThan(1);
    expect(forecast.stages!.sentence).toMatch(/^First comes a poll, which it passes with/);
  });

  it('may be delayed by holders of another token too', async () => {
    const dualGovernance = { supplyTokens: '1000', signalling: { kind: 'supposed', meanPercent: 1 } } as const;
    const { forecast, execution } = await rehearsed({ ...optimistic(60, 100), dualGovernance });
    expect(forecast.canStop!.map(({ power }) => power)).toEqual(['against', 'lock']);
    expect(execution.stoppers!.map(({ power, can }) => [power, can])).toEqual([
      ['against', false],
      ['lock', true],
    ]);
    expect(execution.sentence).toMatch(/^It passes and is executed 7 days later than its timelock/);
  });

  it('is spoken of without a quorum on the command line and in every report', async () => {
    const dao = file('told.dao.json', optimistic(12, 100));
    const reports = ['--report', 'markdown', 'html', '--out', home];
    const { status, stdout } = await folkmootInProcess(
      ...['rehearse', '--dao', dao, '--proposal', pay, '--runs', '100', ...reports],
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/passes unless 12 % of the supply \(120 ACN\) vote Against, as they do in 0\.0 %/);
    expect(stdout).toMatch(/1 voter \(0xa1.*\) with 500\.25 ACN together could veto it by voting Against/);
    expect(stdout).not.toMatch(/quorum/i);
    for (const ending of ['md', 'html']) {
      const report = readFileSync(`${home}/oak-pay.report.${ending}`, 'utf8');
      expect(report).toMatch(/Passes unless so many vote Against/);
      expect(report).toMatch(/Against that veto it/);
      expect(report).not.toMatch(/quorum reached|misses the quorum|Runs in which it is defeated/i);
    }
  });
});

describe('a governor on a running chain that passes what is not vetoed', () => {
  /** Alice has 50 of 100, Bob 30, Carol 5; 60 Against veto. */
  async function running(governor: DaoDraft['governor'] = { votingRule: { kind: 'optimistic', vetoPercent: 60 } }) {
    const loaded = await loadSmallDao(governor);
    chains.push(loaded.chain);
    return { ...loaded, chain: await served(loaded.chain) };
  }

  async function proposed({ chain, governor }: LoadedDao): Promise<bigint> {
    const { timestamp } = await chain.latestBlock();
    const data = encodeCall(ConfigurableGovernor, 'propose', [[GRANTEE], [0n], ['0x'], '# Pay']);
    await chain.admit([ALICE]);
    const [receipt] = await chain.send([{ from: ALICE, to: governor, data }]);
    expect(receipt!.revertData).toBeNull();
    await chain.send([], timestamp + 2 * DAY);
    return createdProposal(receipt!.logs)!.id;
  }

  const watch = ({ chain, governor }: LoadedDao & { readonly chain: ServedSandbox }, ...more: readonly string[]) =>
    folkmootInProcess('rehearse', 'watch', ...(more.length > 0 ? more : ['--url', chain.url, '--governor', governor]));

  it('is recognised by what it counts, and rehearsed as it is', async () => {
    const { chain, governor } = await running();
    const folder = `${home}/connected`;
    const connected = await folkmootInProcess(
      ...['rehearse', 'connect', '--url', chain.url, '--governor', governor, '--folder', folder],
    );
    expect(connected).toMatchObject({ status: 0 });
    expect(connected.stderr).toMatch(
      /Proposals pass unless they are vetoed: 60\S* \S+ Against do, as the governor answers/,
    );
    const [document] = readdirSync(folder).filter((name) => name.endsWith('.json') && /dao/.test(name));
    const dao = `${folder}/${document}`;
    expect(JSON.parse(readFileSync(dao, 'utf8')).governor.votingRule).toEqual({ kind: 'optimistic', vetoPercent: 60 });
    const { record } = await rehearseFiles(dao, pay);
    expect(record.forecast!.veto).toEqual({ votes: 60, percent: 60 });
    expect(record.execution!.assumptions).toContainEqual(
      expect.stringMatching(/counts votes Against towards its quorum alone/),
    );
    expect(record.execution!.optimistic).toBe(true);
  });

  it('is watched by what vetoes it, until it is vetoed', async () => {
    const loaded = await running();
    const id = await proposed(loaded);
    const before = await watch(loaded);
    expect(before.stderr).toBe('');
    expect(before.stdout).toMatch(/it passes unless 60 vote against, 0 of which have, however many are for/);
    expect(before.stdout).toMatch(/As it stands it passes; 60 more tokens against would veto it/);
    expect(before.stdout).toMatch(/Voters veto it with 60 % of the supply \(60 /);
    expect(before.stdout).not.toMatch(/quorum/);

    const against = async (voter: Address) => {
      await loaded.chain.admit([voter]);
      const data = encodeCall(ConfigurableGovernor, 'castVote', [id, 0n]);
      await loaded.chain.send([{ from: voter, to: loaded.governor, data }]);
    };
    await against(ALICE);
    expect((await watch(loaded)).stdout).toMatch(/As it stands it passes; 10 more tokens against would veto it/);
    await against(BOB);
    const vetoed = (await watch(loaded)).stdout;
    expect(vetoed).toMatch(/As it stands it is vetoed, and no votes for could change that/);
    expect(vetoed).toMatch(/less than 1 in 100 that it passes/);
  });

  it('is watched by the veto that a DAO file states where it does not tell of one', async () => {
    const loaded = await running({});
    await proposed(loaded);
    const { chain, governor } = loaded;
    const dao = file('stated.dao.json', {
      ...{ name: 'stated', title: 'Stated', fork: { url: chain.url, governor } },
      holders: { kind: 'list', holders: [{ address: ALICE, tokens: '50' }] },
      governor: { votingRule: { kind: 'optimistic', vetoPercent: 5 } },
      dualGovernance: { supplyTokens: '1000', signalling: { kind: 'supposed', meanPercent: 1 } },
    });
    const { stdout } = await watch(loaded, '--dao', dao);
    expect(stdout).toMatch(/it passes unless 5 vote against/);
    expect(stdout).toMatch(/5 ACN vote Against, as the DAO file states: the governor does not tell it/);
    expect(stdout).toMatch(/Holders of stETH may delay it by locking 1 % of it \(10 stETH\)/);
    const { record } = await rehearseFiles(dao, pay);
    expect(record.execution!.assumptions).toContainEqual(expect.stringMatching(/is stated in the DAO file/));
    expect(record.execution!.assumptions).toContainEqual(
      expect.stringMatching(/the dual governance of the DAO file is only in the forecast/),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { type Address, readRemoteChain } from '../../simulations/chain/index.js';
import { executeProposal } from '../../simulations/rehearsal/execution/execute-proposal.js';
import { governorTime } from '../../simulations/rehearsal/execution/life/governor-clock.js';
import { loadFork } from '../../simulations/rehearsal/execution/load-fork.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { expectSameStateByHand } from '../fixtures/rehearsal/by-hand.js';
import {
  acorns,
  chains,
  DIAL,
  deploy,
  GOVERNOR,
  GUARDIAN,
  node,
  rpc,
  send,
  terms,
} from '../fixtures/rehearsal/governor-chain.js';
import { settings } from '../fixtures/rehearsal/governor-settings.js';
import { rehearseFiles } from '../fixtures/rehearsal/oak.js';
import {
  CALL,
  callWith,
  file,
  home,
  proposal,
  throughTheCommandLine,
} from '../fixtures/rehearsal/rehearse-governor.js';
import { ALICE, BOB, CAROL, planned, smallDao, smallMembership } from '../fixtures/rehearsal/small-dao.js';

describe.each([30_000_000, 60_000_000])(
  'on a node of the newest hard fork whose blocks hold %i gas, a governor',
  (gas) => {
    it.each(Object.entries(settings))(
      '%s is connected to and rehearsed as it is, and left in the state that the same calls by hand leave',
      async (name, setting) => {
        const { build, dao, says = /^Voters/, steps = ['propose', 'vote', 'execute'], tally = {} } = setting;
        const chain = await node();
        await build(chain);
        const { dao: read, said, execution } = await throughTheCommandLine(chain, `${name} ${gas}`, {}, gas);
        expect(read).toMatchObject(dao);
        expect(said).toMatch(says);
        expect(execution.sentence).toMatch(/^It passes and is executed/);
        expect(execution).toMatchObject({ outcome: 'executed', tally });
        expect(execution.steps.map(({ step }) => step)).toEqual(steps);
        expect(execution.checks.filter(({ level }) => level === 'error')).toEqual([]);

        const turned = execution.changes.find(({ address }) => address === DIAL)!;
        expect(BigInt(turned.after)).toBe(42n);
        await expectSameStateByHand(chain, steps, setting.spoken ?? 'openZeppelin');
      },
    );
  },
);

describe('a governor', () => {
  it('ends a vote early where a super quorum is reached, and says who came too late', async () => {
    const chain = await node();
    await settings['with a super quorum']!.build(chain);
    const { execution } = await throughTheCommandLine(chain, 'early');
    expect(execution.outcome).toBe('executed');
    const [proposed, , executed] = execution.steps;
    // Voting is open for 300 blocks of 12 seconds.
    expect(executed!.time - proposed!.time).toBeLessThan(3_600);
  });

  it('that wants more than a majority says so when it is short of it', async () => {
    const chain = await node();
    await settings['that wants seven in ten For']!.build(chain);
    await rpc(chain, 'evm_setBlockGasLimit', '0x3938700');
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const dao = { ...smallDao({}, { contracts: [] }), fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } };
    const loaded = await loadFork({ dao, membership: smallMembership() });
    chains.push(loaded.chain);
    const report = await executeProposal({
      loaded,
      proposal: { title: 'T', description: '', author: null },
      calls: [CALL],
      votes: [planned(ALICE, 'for'), planned(BOB, 'against')],
    });
    expect(report).toMatchObject({
      outcome: 'defeated',
      sentence: expect.stringMatching(/60 ACN for and 30 ACN against reach the quorum, and the governor wants more/),
      simulated: true,
    });
  });

  it.each([
    ['before it', [CAROL, BOB]],
    ['after it', [BOB, CAROL]],
  ] as const)('of bonded stake counts a delegator’s vote over its delegate’s head once, %s', async (_, order) => {
    const chain = await node();
    await settings['of bonded stake by rounds, as Livepeer’s']!.build(chain);
    await rpc(chain, 'evm_setBlockGasLimit', '0x3938700');
    const dao = { ...smallDao({}, { contracts: [] }), fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } };
    const loaded = await loadFork({ dao, membership: smallMembership() });
    chains.push(loaded.chain);
    const { tally, sentence } = await executeProposal({
      loaded,
      proposal: { title: 'T', description: '', author: null },
      calls: [CALL],
      votes: [planned(ALICE, 'for'), ...order.map((voter) => planned(voter, voter === CAROL ? 'against' : 'for'))],
    });
    // Bob has 40 with Carol's 10, which she casts herself.
    expect(tally).toMatchObject({ for: '90', against: '10', abstain: '0', quorum: '33' });
    expect(sentence).toBe('It passes and is executed, with 90 ACN for and 10 ACN against.');
  });

  it('of Alpha’s kind takes ten actions, and says why not eleven', async () => {
    const chain = await node();
    await settings['of Compound’s first kind']!.build(chain);
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const dao = { ...smallDao({}, { contracts: [] }), fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } };
    const outcomes: string[] = [];
    for (const count of [10, 11]) {
      const loaded = await loadFork({ dao, membership: smallMembership() });
      chains.push(loaded.chain);
      const report = await executeProposal({
        loaded,
        proposal: { title: 'T', description: '', author: null },
        // Compound's timelock knows a call by its content, so that two alike are one to it.
        calls: Array.from({ length: count }, (_, i) => callWith(BigInt(i))),
        votes: [planned(ALICE, 'for')],
      });
      outcomes.push(report.sentence);
    }
    expect(outcomes).toEqual([
      'It passes and is executed, with 100 ACN for and 0 ACN against.',
      'Nobody can propose it: too many actions.',
    ]);
  });

  it('of Alpha’s kind waits 45,818 blocks without mining them', async () => {
    const chain = await node();
    await settings['of Compound’s first kind']!.build(chain);
    const { execution } = await throughTheCommandLine(chain, 'long');
    const [proposed, , queued] = execution.steps;
    expect(queued!.time - proposed!.time).toBeGreaterThanOrEqual(45_818 * 12);
    expect(execution.stoppers).toMatchObject([{ name: 'Guardian', can: true, why: null }]);
  });

  it.each([
    ['begins', 0],
    ['is about to end', 5_757],
  ])(
    'that counts rounds of 5,760 blocks is come to in the first block of one, also where a round %s',
    async (_, within) => {
      const chain = await node();
      await acorns(chain, false, 5_760n);
      await chain.place(GOVERNOR, deploy('Assembly', terms({ delay: 1n, period: 10n })));
      const { number, timestamp } = await chain.latestBlock();
      const blocks = 5_760 + within - number;
      await chain.advance(blocks, timestamp + 12 * blocks);
      const time = governorTime({ chain, clock: 'own', blockSeconds: 12, governor: GOVERNOR });
      for (const round of [2, 40]) {
        const [receipt] = await time.at(BigInt(round), [{ from: ALICE, to: CAROL, data: '0x', value: 1n }]);
        expect(receipt!.status).toBe('success');
        // The block after the round's first.
        expect([round, (await chain.latestBlock()).number]).toEqual([round, round * 5_760 + 1]);
      }
    },
  );

  it('says whether its guardian could still stop it, and that a power has ended', async () => {
    const chain = await node();
    await settings['with a guardian and a timelock']!.build(chain);
    const stopper = { address: GUARDIAN, power: 'cancel' };
    const canStop = [
      { ...stopper, name: 'Guardian' },
      { ...stopper, name: 'Former council', until: '2026-01-01' },
      { name: 'Stranger', address: CAROL, power: 'cancelQueued' },
    ];
    const { execution } = await throughTheCommandLine(chain, 'guarded', { canStop });
    expect(execution.stoppers).toMatchObject([
      { name: 'Guardian', can: true, why: null },
      { name: 'Former council', can: false, why: 'its power ended on 2026-01-01' },
      { name: 'Stranger', can: false, why: expect.stringContaining('AccessControlUnauthorizedAccount') },
    ]);
  });

  it('tells how its last votes went, which the DAO’s file then has', async () => {
    const chain = await node();
    await settings['that counts blocks']!.build(chain);
    await chain.advance(2, (await chain.latestBlock()).timestamp + 24);
    const governor = (from: Address, call: string, ...values: readonly unknown[]) =>
      send(chain, from, GOVERNOR, 'Assembly', call, ...values);
    for (const [title, against] of [
      ['first', false],
      ['second', true],
    ] as const) {
      const content = [[DIAL], [0n], [CALL.data]] as const;
      await governor(ALICE, 'propose', ...content, title);
      const logs = await chain.logs({ address: GOVERNOR });
      const id = BigInt(logs.at(-1)!.data.slice(0, 66));
      await chain.advance(21, (await chain.latestBlock()).timestamp + 252);
      await governor(ALICE, 'castVote', id, 1);
      if (against) await governor(BOB, 'castVote', id, 0);
      else await governor(CAROL, 'castVote', id, 2);
      await chain.advance(301, (await chain.latestBlock()).timestamp + 3_612);
    }
    const { dao, said } = await throughTheCommandLine(chain, 'voted');
    // 70 and 90 of 100; 60 of 70 and 60 of 90; 10 of 70 and none.
    expect(dao.voters).toEqual({ turnoutPercent: 80, supportPercent: 76.2, abstainPercent: 7.1 });
    expect(said).toMatch(/means of the last 2 votes/);
    expect(said).toMatch(/one takes 1[12](\.\d+)? seconds/);
  });

  it('is not proposed to by somebody whom the text does not name', async () => {
    const chain = await node();
    await settings['that counts blocks']!.build(chain);
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const folder = `${home}/named`;
    await folkmootInProcess(
      ...['rehearse', 'connect', '--url', chain.url, '--governor', GOVERNOR, '--name', 'copied', '--folder', folder],
    );
    const named = { ...proposal, description: `Why not.\n\n#proposer=${CAROL}` };
    const { record } = await rehearseFiles(`${folder}/copied.dao.json`, file('named/turn.json', named));
    expect(record.execution!.steps[0]!.sentence).toBe('holder 3 proposes.');
  });
});

describe('a long wait on a local chain', () => {
  it('mines each of the last blocks of a wait when it was due', async () => {
    const chain = await node();
    const { number, timestamp } = await chain.latestBlock();
    await chain.advance(45_818, timestamp + 45_818 * 12);
    const remote = await readRemoteChain(chain.url, null);
    for (let block = 45_818; block > 45_818 - 32; block--) {
      expect([block, await remote.timeOf(number + block)]).toEqual([block, timestamp + block * 12]);
    }
    expect(await remote.timeOf(number + 20_000)).toBeNull();
    // Seven and a half seconds a block.
    await chain.advance(4, timestamp + 45_818 * 12 + 30);
    const short = await Promise.all([1, 2, 3, 4].map((i) => remote.timeOf(number + 45_818 + i)));
    expect(short.map((time) => time! - timestamp - 45_818 * 12)).toEqual([7, 15, 22, 30]);
  });
});

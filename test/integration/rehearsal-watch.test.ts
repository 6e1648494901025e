import { AbiCoder, id, keccak256 } from 'ethers';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../simulations/chain/index.js';
import type { WatchedVote } from '../../simulations/rehearsal/index.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { GOVERNOR, node, send } from '../fixtures/rehearsal/governor-chain.js';
import { settings } from '../fixtures/rehearsal/governor-settings.js';
import { CALL, file } from '../fixtures/rehearsal/rehearse-governor.js';
import type { ServedSandbox } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB, CAROL } from '../fixtures/rehearsal/small-dao.js';

const FOR = 1n;
const AGAINST = 0n;
const watch = (...args: readonly string[]) => folkmootInProcess('rehearse', 'watch', ...args);
const onChain = ({ url }: ServedSandbox, ...more: readonly string[]) =>
  watch('--url', url, '--governor', GOVERNOR, ...more);

async function watched(chain: ServedSandbox, ...more: readonly string[]): Promise<WatchedVote> {
  const { status, stdout, stderr } = await onChain(chain, '--json', ...more);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

async function running(kind: string): Promise<ServedSandbox> {
  const chain = await node();
  await settings[kind]!.build(chain);
  return chain;
}

/** A wait as a sandbox does it: most of its blocks have no time, and votes are told by their own. */
async function skip(chain: ServedSandbox, blocks: number): Promise<void> {
  await chain.advance(blocks, (await chain.latestBlock()).timestamp + 12 * blocks);
}

/** Alice proposes to turn the dial. @returns the governor's number of it */
async function propose(chain: ServedSandbox, description: string): Promise<bigint> {
  const call = [[CALL.to], [0n], [CALL.data]] as const;
  await send(chain, ALICE, GOVERNOR, 'Assembly', 'propose', ...call, description);
  const types = ['address[]', 'uint256[]', 'bytes[]', 'bytes32'];
  return BigInt(keccak256(AbiCoder.defaultAbiCoder().encode(types, [...call, id(description)])));
}

const vote = (chain: ServedSandbox, who: Address, proposal: bigint, support: bigint) =>
  send(chain, who, GOVERNOR, 'Assembly', 'castVote', proposal, support);

describe('a vote on a running chain', () => {
  it('is watched by the votes so far, and who has not voted', async () => {
    const chain = await running('that counts blocks');
    const proposal = await propose(chain, '# Turn the dial\nTo 42.');
    await skip(chain, 30);
    await vote(chain, BOB, proposal, FOR);
    await skip(chain, 90);
    const before = await chain.latestBlock();
    const told = await watched(chain);
    expect(told).toMatchObject({
      id: proposal.toString(),
      title: 'Turn the dial',
      standing: { for: 30, against: 0, abstain: 0, voters: 1 },
      needed: { kind: 'quorum', tokens: 10, counts: 'forAbstain' },
      flips: { leads: true, counted: 30, againstMissing: 30 },
      chances: { by: 'supposedVoters', learntFrom: 0 },
      waiting: {
        tokens: 70,
        largest: [
          { address: ALICE, tokens: 60 },
          { address: CAROL, tokens: 10 },
        ],
      },
    });
    // Of 300 blocks of 12 seconds, 101 or so are over.
    expect(told.hours).toBeCloseTo((101 * 12) / 3600, 1);
    expect(told.hoursLeft).toBeCloseTo((199 * 12) / 3600, 0);
    expect(told.chances!.now.chance).toBeGreaterThan(told.chances!.before.chance);
    // Only questions were asked.
    expect(await chain.latestBlock()).toEqual(before);

    const { stdout } = await onChain(chain);
    expect(stdout).toMatch(/Turn the dial: 0\.3 hours in, 0\.6 to go/);
    expect(stdout).toMatch(/30 for, 0 against, 0 abstain; 30 of the 10 needed/);
    expect(stdout).toMatch(/30 more tokens against would flip it/);

    await vote(chain, ALICE, proposal, AGAINST);
    const turned = await watched(chain);
    expect(turned).toMatchObject({ flips: { leads: false, forMissing: 30 }, waiting: { tokens: 10 } });
    // Carol's 10 cannot make up for it.
    expect(turned.chances!.now.chance).toBe(0);
  });

  it('is learnt from the votes before it where there were enough', async () => {
    const chain = await running('that counts blocks');
    const past: bigint[] = [];
    for (let i = 0; i < 32; i++) past.push(await propose(chain, `Past ${i}`));
    await skip(chain, 25);
    for (const [i, each] of past.entries()) await vote(chain, ALICE, each, i % 4 === 0 ? AGAINST : FOR);
    await skip(chain, 400);
    const proposal = await propose(chain, 'The next');
    await skip(chain, 100);
    await vote(chain, ALICE, proposal, FOR);
    const { chances, standing } = await watched(chain);
    expect(standing).toMatchObject({ for: 60, voters: 1 });
    expect(chances).toMatchObject({ by: 'pastVotes', learntFrom: 32 });
    expect(chances!.before.chance).toBeGreaterThan(0.5);
    expect(chances!.now.chance).toBeGreaterThan(chances!.before.chance);
  });

  it('needs to be named where several are open, and is refused where none is', async () => {
    const chain = await running('that counts blocks');
    expect((await onChain(chain)).stderr).toMatch(/0 votes are open on this governor/);
    const first = await propose(chain, 'First');
    expect((await onChain(chain, '--proposal', `${first}`)).stderr).toMatch(/is not open: it is pending/);
    const second = await propose(chain, 'Second');
    await skip(chain, 30);
    const unnamed = await onChain(chain);
    expect([unnamed.status, unnamed.stderr]).toEqual([2, expect.stringMatching(/2 votes are open/)]);
    expect(unnamed.stderr).toContain(`${second}`);
    expect((await watched(chain, '--proposal', `0x${second.toString(16)}`)).title).toBe('Second');
    expect((await onChain(chain, '--proposal', '77')).stderr).toMatch(/logs have no proposal 77/);
    await vote(chain, ALICE, first, FOR);
    await skip(chain, 400);
    expect((await onChain(chain, '--proposal', `${first}`)).stderr).toMatch(/it is succeeded/);
    expect((await onChain(chain, '--proposal', `${second}`)).stderr).toMatch(/it is defeated/);
  });

  it('counts each part of a power that is split, and what is left of it', async () => {
    const chain = await running('whose votes can be split');
    const proposal = await propose(chain, 'Split');
    await skip(chain, 30);
    const parts = (...amounts: readonly [bigint, bigint, bigint]) =>
      `0x${amounts.map((each) => (each * 10n ** 18n).toString(16).padStart(32, '0')).join('')}`;
    const split = (...amounts: readonly [bigint, bigint, bigint]) =>
      send(chain, ALICE, GOVERNOR, 'Fractional', 'castVoteWithReasonAndParams', proposal, 255n, '', parts(...amounts));
    await split(5n, 20n, 1n);
    await split(0n, 10n, 4n);
    await vote(chain, CAROL, proposal, AGAINST);
    expect(await watched(chain)).toMatchObject({
      standing: { for: 30, against: 15, abstain: 5, voters: 2 },
      waiting: {
        tokens: 50,
        largest: [
          { address: BOB, tokens: 30 },
          { address: ALICE, tokens: 20 },
        ],
      },
    });
  });

  it('of Alpha’s kind is watched by its logs, since it counts nothing that can be asked', async () => {
    const chain = await running('of Compound’s first kind');
    const bytes = `0x${CALL.data.slice(10)}`;
    const call = [[CALL.to], [0n], ['set(uint256)'], [bytes], '# By Alpha'] as const;
    await send(chain, ALICE, GOVERNOR, 'AlphaGovernor', 'propose', ...call);
    await skip(chain, 10);
    await send(chain, ALICE, GOVERNOR, 'AlphaGovernor', 'castVote', 1n, false);
    expect(await watched(chain)).toMatchObject({
      id: '1',
      title: 'By Alpha',
      standing: { for: 0, against: 100, abstain: 0, voters: 1 },
      needed: { kind: 'quorum', tokens: 10, counts: 'for' },
      flips: { leads: false, counted: 0, forMissing: 100 },
      chances: { now: { chance: 0 } },
      waiting: { tokens: 0, largest: [] },
    });
  });

  it('says who may still stop the proposal, with the dates of a DAO file', async () => {
    const chain = await running('with a guardian and a timelock');
    await propose(chain, 'Guarded');
    await skip(chain, 30);
    expect((await watched(chain)).canStop).toEqual([
      expect.stringMatching(/^Proposal guardian may cancel it as soon as it is proposed, until it is executed/),
    ]);
    const dao = file('guarded.dao.json', {
      ...{ format: 'folkmoot-dao/1', name: 'guarded', title: 'Guarded', fork: { url: chain.url, governor: GOVERNOR } },
      holders: { kind: 'list', holders: [{ address: ALICE, tokens: '60' }] },
      canStop: [{ name: 'Council', power: 'cancelQueued', until: '2026-12-31' }],
    });
    const { stdout, stderr } = await watch('--dao', dao);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Council may cancel it in the timelock from .*this power ends on 2026-12-31/);
  });

  it('that asks for a share of For is watched by that share', async () => {
    const chain = await running('that wants seven in ten For');
    const proposal = await propose(chain, 'Seven in ten');
    // A round of its clock is fifty blocks.
    await skip(chain, 120);
    await vote(chain, ALICE, proposal, FOR);
    await vote(chain, BOB, proposal, AGAINST);
    // 60 of 90 is less than seven in ten.
    const told = await watched(chain);
    expect(told).toMatchObject({ needed: { approvalPercent: 70 }, flips: { leads: false } });
    expect(told.flips.forMissing).toBeCloseTo(10, 9);
    const { stdout } = await onChain(chain);
    expect(stdout).toMatch(/and 70 % of For and Against must be For/);
    // Carol's 10 would just do.
    await vote(chain, CAROL, proposal, FOR);
    expect((await watched(chain)).flips.leads).toBe(true);
  });

  it('by a clock of seconds is watched by it', async () => {
    const chain = await running('that counts seconds');
    const proposal = await propose(chain, 'By the clock');
    await chain.advance(1, (await chain.latestBlock()).timestamp + 3_600 + 1_800);
    await vote(chain, ALICE, proposal, FOR);
    const { hours, hoursLeft, standing } = await watched(chain);
    expect(standing.for).toBe(60);
    expect(hours).toBeCloseTo(0.5, 2);
    expect(hoursLeft).toBeCloseTo(1.5, 2);
  });

  it('is not read together with files, whose votes would be left out without a word', async () => {
    const { status, stderr } = await watch('--url', 'http://127.0.0.1:1', '--governor', GOVERNOR, '--hub', 'x.json');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/--hub does not go with --url/)]);
  });
});

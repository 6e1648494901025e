import { parseEther } from 'ethers';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ALICE,
  BOB,
  CAROL,
  GRANTEE,
  grant,
  loadServedDao,
  planned,
  setRate,
  smallDao,
  smallMembership,
} from '../../../test/fixtures/rehearsal/small-dao.js';
import { executeProposal } from './execute-proposal.js';
import { connectFork } from './fork/connect-fork.js';
import { loadFork } from './load-fork.js';
import type { LoadedDao } from './loaded-dao.js';

const open: LoadedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

async function kept<D extends LoadedDao>(loading: Promise<D>): Promise<D> {
  const loaded = await loading;
  open.push(loaded);
  return loaded;
}

const origin = () =>
  kept(
    loadServedDao(
      {
        votingDelaySeconds: 100,
        votingPeriodSeconds: 1_000,
        lateQuorumExtensionSeconds: 50,
        timelockDelaySeconds: 30,
        proposalThresholdTokens: '2',
        quorum: { kind: 'absolute', tokens: '20', counts: 'all' },
      },
      { delegations: [{ delegator: CAROL, delegate: BOB }] },
    ),
  );

describe('a DAO on a running chain', () => {
  it('is read: settings, token, timelock, treasury and delegates', async () => {
    const { chain, governor, token, timelock } = await origin();
    const facts = await connectFork({ url: chain.url, governor, blockNumber: null });
    expect(facts.dao).toMatchObject({
      token: { name: 'Acorn', symbol: 'ACN', decimals: 18, supplyTokens: '100', address: token },
      governor: {
        votingDelaySeconds: 100,
        votingPeriodSeconds: 1_000,
        lateQuorumExtensionSeconds: 50,
        timelockDelaySeconds: 30,
        proposalThresholdTokens: '2',
        quorum: { kind: 'absolute', tokens: '20', counts: 'all' },
      },
      addresses: { governor, timelock },
      treasury: [{ asset: 'native', tokens: '100' }],
      fork: { url: chain.url, governor, blockNumber: (await chain.latestBlock()).number },
    });
    expect(facts.dao.holders).toEqual({ [ALICE]: '50', [BOB]: '35' });
    expect(facts.delegates.incompleteBefore).toBeNull();
  });

  it('takes a proposal on a copy, and is itself untouched', async () => {
    const source = await origin();
    const { chain, governor } = source;
    const dao = { ...smallDao(), fork: { url: chain.url, governor, blockNumber: null } };
    const before = await chain.latestBlock();
    const copy = await kept(loadFork({ dao, membership: smallMembership() }));
    expect(copy).toMatchObject({ clock: 'timestamp', token: source.token, timelock: source.timelock });
    const report = await executeProposal({
      loaded: copy,
      proposal: { title: 'T', description: '', author: null },
      calls: [grant(), setRate(copy, 8n)],
      votes: [planned(ALICE, 'for'), planned(BOB, 'against')],
    });
    expect(report).toMatchObject({ outcome: 'executed', tally: { for: '50', against: '35', quorum: '20' } });
    expect(report.movements).toEqual([expect.objectContaining({ fromName: 'timelock', to: GRANTEE, amount: '7' })]);
    expect(report.steps.find(({ step }) => step === 'execute')!.time).toBeGreaterThan(before.timestamp + 1_130);
    expect(await copy.chain.balance(GRANTEE)).toBe(parseEther('7'));
    expect(await chain.balance(GRANTEE)).toBe(0n);
    expect(await chain.latestBlock()).toEqual(before);
  });

  it('is refused by name where there is no governor', async () => {
    const { chain, token } = await origin();
    await expect(connectFork({ url: chain.url, governor: token, blockNumber: null })).rejects.toMatchObject({
      code: 'governor-unknown',
      message: expect.stringContaining(token),
      exitCode: 2,
    });
  });

  it('is refused by name where nobody answers', async () => {
    const fork = { url: 'http://127.0.0.1:9', governor: ALICE, blockNumber: null };
    await expect(connectFork(fork)).rejects.toMatchObject({ code: 'fork-unreachable' });
    await expect(loadFork({ dao: { ...smallDao(), fork }, membership: smallMembership() })).rejects.toMatchObject({
      code: 'fork-unreachable',
    });
  });
});

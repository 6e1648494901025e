import { afterEach, describe, expect, it } from 'vitest';
import { ConfigurableGovernor } from '../../../contracts/bindings/index.js';
import {
  ALICE,
  BOB,
  GRANTEE,
  grant,
  loadSmallDao,
  planned,
  setRate,
} from '../../../test/fixtures/rehearsal/small-dao.js';
import { encodeCall } from '../../chain/index.js';
import type { EncodedCall } from '../draft/encoded-action.js';
import { executeProposal } from './execute-proposal.js';
import type { LoadedDao } from './loaded-dao.js';

const open: LoadedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

const PROPOSAL = { title: 'A grant', description: 'To build things.', author: null };
const PASS = [planned(ALICE, 'for')];

async function load(): Promise<LoadedDao> {
  const loaded = await loadSmallDao();
  open.push(loaded);
  return loaded;
}

const execute = (loaded: LoadedDao, calls: readonly EncodedCall[], votes = PASS) =>
  executeProposal({ loaded, proposal: PROPOSAL, calls, votes });

const levelOf = (report: Awaited<ReturnType<typeof execute>>, id: string) =>
  report.checks.find((check) => check.id === id)?.level;

describe('the report of a proposal', () => {
  it('shows a treasury transfer: steps, call tree, movement, balances, no error', async () => {
    const loaded = await load();
    const report = await execute(loaded, [grant()]);
    expect(report).toMatchObject({ outcome: 'executed', revertReason: null, simulated: false });
    expect(report.steps.map(({ step }) => step)).toEqual(['deploy', 'delegate', 'propose', 'vote', 'queue', 'execute']);
    expect(report.tally).toEqual({ for: '50', against: '0', abstain: '0', quorum: '20' });
    expect(report.movements).toEqual([
      expect.objectContaining({ symbol: 'ETH', fromName: 'timelock', to: GRANTEE, amount: '7' }),
    ]);
    expect(report.balances.find(({ address }) => address === GRANTEE)).toMatchObject({ change: '7', after: '7' });
    expect(report.balances.find(({ name }) => name === 'timelock')).toMatchObject({ change: '-7', after: '93' });
    expect(report.calls).toHaveLength(1);
    expect(report.calls[0]!.call.targetName).toBe('governor');
    expect(report.events.map(({ event }) => event)).toContain('ProposalExecuted');
    expect(report.checks.filter(({ level }) => level === 'error')).toEqual([]);
    expect(report.gas.total).toBeGreaterThan(report.gas.execute);
  });

  it('shows a parameter change by its variable', async () => {
    const loaded = await load();
    const report = await execute(loaded, [setRate(loaded, 8n)]);
    const change = report.changes.find(({ contract }) => contract === 'Settings');
    expect(change).toMatchObject({ before: '5', after: '8' });
    expect(change?.variable).toMatch(/^_entries\[.+\]\.value$/);
    expect(report.actions[0]).toMatchObject({ targetName: 'Settings', signature: 'set(bytes32,uint256)', exact: true });
  });

  it('tells why a target reverts', async () => {
    const loaded = await load();
    const report = await execute(loaded, [setRate(loaded, 99n)]);
    expect(report.outcome).toBe('executionReverted');
    expect(report.revertReason).toMatch(/^Settings: ParameterOutOfBounds\(.*value: 99, minimum: 1, maximum: 9\)$/);
    expect(report.changes).toEqual([]);
    expect(report.simulated).toBe(false);
    expect(report.checks.some(({ level }) => level === 'error')).toBe(true);
  });

  it('tries the calls beside a vote that fails, and leaves nothing of it behind', async () => {
    const loaded = await load();
    const report = await execute(loaded, [grant(), setRate(loaded, 2n)], [planned(BOB, 'against')]);
    expect(report).toMatchObject({ outcome: 'defeated', simulated: true, revertReason: null });
    expect(report.movements).toEqual([expect.objectContaining({ to: GRANTEE, amount: '7' })]);
    expect(report.calls.map(({ call }) => call.to)).toEqual([loaded.governor]);
    expect(report.actions.map(({ to }) => to)).toEqual([GRANTEE, setRate(loaded, 2n).to]);
    expect(report.assumptions.join(' ')).toMatch(/never came to execution/);
    expect(await loaded.chain.balance(GRANTEE)).toBe(0n);
  });

  it('tries what a governor only lets its own queue do, too', async () => {
    const loaded = await load();
    const data = encodeCall(ConfigurableGovernor, 'setVotingPeriod', [86_400n]);
    const report = await execute(loaded, [{ to: loaded.governor, valueWei: 0n, data }], [planned(BOB, 'against')]);
    expect(report).toMatchObject({ outcome: 'defeated', simulated: true, revertReason: null });
    expect(report.changes.map(({ variable, after }) => [variable, after])).toContainEqual(['_votingPeriod', '86400']);
  });

  it('tells of a trial that fails too', async () => {
    const loaded = await load();
    const report = await execute(loaded, [setRate(loaded, 99n)], [planned(BOB, 'against')]);
    expect(report).toMatchObject({ outcome: 'defeated', revertReason: expect.stringMatching(/ParameterOutOfBounds/) });
    expect(levelOf(report, 'reverted-calls')).toBe('error');
  });

  it('has the same digest whenever the same calls left the same state, and another for other calls', async () => {
    const digest = async (value: bigint) => {
      const loaded = await load();
      return (await execute(loaded, [setRate(loaded, value)])).stateDigest;
    };
    const [first, again, other] = [await digest(8n), await digest(8n), await digest(7n)];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('stops with its signal', async () => {
    const controller = new AbortController();
    const loaded = await load();
    const run = executeProposal({
      loaded,
      proposal: PROPOSAL,
      calls: [grant()],
      votes: PASS,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });
});

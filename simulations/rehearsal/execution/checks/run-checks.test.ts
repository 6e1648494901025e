import { id, MaxUint256, parseUnits } from 'ethers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TimelockController, VotesToken } from '../../../../contracts/bindings/index.js';
import { alice, bob, callAsTimelock, standingDao } from '../../../../test/fixtures/rehearsal/call-as-timelock.js';
import { type Address, accountOf, encodeCall, type Hex } from '../../../chain/index.js';
import type { ReviewCheck } from '../execution-report.js';
import type { LoadedDao } from '../loaded-dao.js';
import { runChecks } from './run-checks.js';

const tokens = (amount: string) => parseUnits(amount, 18);

describe('a review of what really happened on a chain', () => {
  let loaded: LoadedDao;
  let snapshot = '';
  beforeAll(async () => {
    const forbiddenCalls = ['updateDelay(uint256 newDelay)'];
    loaded = await standingDao({ charter: { largestTransferPercent: 10, largestChangePercent: 50, forbiddenCalls } });
  });
  afterAll(() => loaded.chain.close());
  beforeEach(async () => {
    snapshot = await loaded.chain.snapshot();
  });
  afterEach(() => loaded.chain.revert(snapshot));

  /** The checks that say more than that all is well, by id. */
  async function loud(to: Address, data: Hex, valueWei = 0n): Promise<Record<string, ReviewCheck>> {
    const checks = await runChecks(await callAsTimelock(loaded, { to, data, valueWei }));
    expect(checks).toHaveLength(17);
    return Object.fromEntries(checks.filter(({ level }) => level !== 'info').map((check) => [check.id, check]));
  }

  it('has nothing against a small transfer', async () => {
    expect(await loud(loaded.token, encodeCall(VotesToken, 'transfer', [bob, tokens('1')]))).toEqual({});
  });

  it('finds a transfer beyond the charter that leaves the treasury short', async () => {
    const found = await loud(loaded.token, encodeCall(VotesToken, 'transfer', [accountOf('carol'), tokens('40')]));
    expect(found).toMatchObject({
      'charter-transfers': {
        level: 'error',
        findings: ['40 GOV leave the treasury, 80 % of what it had; the charter allows 10 %.'],
      },
      'treasury-runway': { level: 'warning', findings: ['The treasury’s GOV lasts 5 months instead of 25.'] },
    });
    expect(Object.keys(found)).toHaveLength(2);
  });

  it('finds a timelock that loses its delay, and that the charter forbids the call', async () => {
    const found = await loud(loaded.timelock, encodeCall(TimelockController, 'updateDelay', [0n]));
    expect(found).toMatchObject({
      'governor-settings': {
        level: 'error',
        findings: ['The timelock delay goes from 172800 to 0: there is none any more.'],
      },
      'forbidden-calls': { level: 'error' },
      'charter-parameters': { level: 'error' },
    });
  });

  it('finds a role of the timelock given to an outsider', async () => {
    const role = id('PROPOSER_ROLE') as Hex;
    const found = await loud(loaded.timelock, encodeCall(TimelockController, 'grantRole', [role, bob]));
    expect(found).toMatchObject({ 'ownership-and-roles': { level: 'error' } });
    expect(found['ownership-and-roles']?.findings[0]).toMatch(/gets the role PROPOSER_ROLE on timelock\.$/);
  });

  it('finds votes minted beyond a quorum', async () => {
    const found = await loud(loaded.token, encodeCall(VotesToken, 'mint', [alice, tokens('500')]));
    expect(found).toMatchObject({ 'voting-power': { level: 'error' }, 'token-supply': { level: 'warning' } });
    expect(found['voting-power']?.findings.join(' ')).toContain('500 GOV are minted');
  });

  it('finds an allowance without limit', async () => {
    const found = await loud(loaded.token, encodeCall(VotesToken, 'approve', [bob, MaxUint256]));
    expect(found).toMatchObject({ approvals: { level: 'error' } });
  });

  it('finds which call reverts, and why', async () => {
    const found = await loud(loaded.token, encodeCall(VotesToken, 'transfer', [bob, tokens('99')]));
    expect(found['reverted-calls']?.findings[0]).toMatch(
      /transfer\(address,uint256\) of token said "ERC20InsufficientBalance/,
    );
  });
});

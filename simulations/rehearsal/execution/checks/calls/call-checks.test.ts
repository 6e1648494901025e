import { Interface, parseUnits } from 'ethers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TimelockController, VotesToken } from '../../../../../contracts/bindings/index.js';
import { callAsTimelock, standingDao } from '../../../../../test/fixtures/rehearsal/call-as-timelock.js';
import { type Address, accountOf, encodeCall, type Hex } from '../../../../chain/index.js';
import type { LoadedDao } from '../../loaded-dao.js';
import { runChecks } from '../run-checks.js';

const at = (digits: string): Address => `0x${digits.padStart(40, '0')}`;
const [TOKEN, TIMELOCK] = [at('70'), at('71')];
const carol = accountOf('carol');
const transfer = encodeCall(VotesToken, 'transfer', [carol, parseUnits('1', 18)]);
const odd = new Interface(['function somethingElse(uint256)']).encodeFunctionData('somethingElse', [1n]) as Hex;
const ETHER = 10n ** 18n;

describe('what a review says of calls', () => {
  let loaded: LoadedDao;
  let snapshot = '';
  beforeAll(async () => {
    loaded = await standingDao({
      token: { address: TOKEN },
      addresses: { timelock: TIMELOCK },
      charter: { forbiddenCalls: ['updateDelay(uint256 newDelay)', 'function pause()'] },
    });
  });
  afterAll(() => loaded.chain.close());
  beforeEach(async () => {
    snapshot = await loaded.chain.snapshot();
  });
  afterEach(() => loaded.chain.revert(snapshot));

  const updateDelay = encodeCall(TimelockController, 'updateDelay', [200_000n]);
  const schedule = encodeCall(TimelockController, 'schedule', [
    TIMELOCK,
    0n,
    updateDelay,
    `0x${'0'.repeat(64)}`,
    `0x${'0'.repeat(64)}`,
    200_000n,
  ]);

  it.each<[id: string, what: string, to: Address, data: Hex, valueWei: bigint, level: string, finding: RegExp]>([
    ['calldata-decodes', 'a call by the ABI', TOKEN, transfer, 0n, 'info', /^Every action’s calldata decodes/],
    ['calldata-decodes', 'a selector nobody knows', TOKEN, odd, 0n, 'warning', /no ABI knows 0x[0-9a-f]{8} of token/],
    ['calldata-decodes', 'bytes after the arguments', TOKEN, `${transfer}00`, 0n, 'error', /encoded in an unusual way/],
    [
      'calldata-decodes',
      'a standard’s call to a stranger',
      carol,
      transfer,
      0n,
      'info',
      /is a guess from the selector/,
    ],
    ['targets-have-code', 'a contract', TOKEN, transfer, 0n, 'info', /^Every target is a contract/],
    ['targets-have-code', 'a call where no contract is', carol, transfer, 0n, 'error', /would succeed and do nothing/],
    [
      'targets-have-code',
      'a payment to a person',
      carol,
      '0x',
      ETHER,
      'info',
      /sends 1 ETH to .*, which is a plain account/,
    ],
    ['targets-have-code', 'nothing to a person', carol, '0x', 0n, 'warning', /sends nothing/],
    ['value-matches', 'what the treasury has', carol, '0x', 10n * ETHER, 'info', /^The treasury has what/],
    [
      'value-matches',
      'currency for a function that takes none',
      TOKEN,
      transfer,
      ETHER,
      'error',
      /transfer\(address,uint256\) of token, which takes none/,
    ],
    ['forbidden-calls', 'a call that is allowed', TOKEN, transfer, 0n, 'info', /^No call is one/],
    [
      'forbidden-calls',
      'a call that is not',
      TIMELOCK,
      updateDelay,
      0n,
      'error',
      /forbids updateDelay\(uint256\), called on timelock/,
    ],
    ['forbidden-calls', 'one within another’s bytes', TIMELOCK, schedule, 0n, 'error', /forbids updateDelay/],
    ['reverted-calls', 'a transfer', TOKEN, transfer, 0n, 'info', /^Every call went through/],
    [
      'reverted-calls',
      'a call that the target does not know',
      TOKEN,
      odd,
      0n,
      'error',
      /of token said "reverted without a reason"/,
    ],
    ['gas-limit', 'a transfer', TOKEN, transfer, 0n, 'info', /^The execution uses [\d,]+ gas, 0\.\d % of a block/],
  ])('%s: %s', async (check, _, to, data, valueWei, level, finding) => {
    const checks = await runChecks(await callAsTimelock(loaded, { to, data, valueWei }));
    const found = checks.find(({ id }) => id === check);
    expect(found?.findings.join(' ')).toMatch(finding);
    expect(found?.level).toBe(level);
  });

  it.each([
    [0, 'info', /^It was not executed/],
    [15_000_000, 'info', /25\.0 % of a block of 60,000,000/],
    [15_200_000, 'warning', /16,777,216 gas at most \(EIP-7825\), which is close/],
    [16_777_217, 'error', /can never be mined: since Fusaka a transaction may have 16,777,216/],
    [60_000_001, 'error', /can never be mined in one block/],
  ])('gas-limit: %i gas', async (gas, level, finding) => {
    const context = await callAsTimelock(loaded, { to: TOKEN, data: transfer, valueWei: 0n });
    const found = (await runChecks({ ...context, gas })).find(({ id }) => id === 'gas-limit');
    expect(found?.findings.join(' ')).toMatch(finding);
    expect(found?.level).toBe(level);
  });

  it('gas-limit: what reverted may have burnt all gas, which says nothing', async () => {
    const context = await callAsTimelock(loaded, { to: TOKEN, data: transfer, valueWei: 0n });
    const burnt = { ...context, gas: 90_000_000, outcome: 'executionReverted' as const };
    const found = (await runChecks(burnt)).find(({ id }) => id === 'gas-limit');
    expect(found).toMatchObject({ level: 'info', findings: [expect.stringContaining('not what it needs')] });
  });

  it('value-matches: several actions that together send more than there is', async () => {
    const context = await callAsTimelock(loaded, { to: carol, data: '0x', valueWei: 6n * ETHER });
    const calls = [...context.calls, ...context.calls];
    const found = (await runChecks({ ...context, calls })).find(({ id }) => id === 'value-matches');
    expect(found).toMatchObject({
      level: 'error',
      findings: ['The actions send 12 ETH in all; the treasury has 10 ETH.'],
    });
  });
});

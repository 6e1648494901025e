import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VotesToken } from '../../../../../contracts/bindings/index.js';
import { alice, bob, callAsTimelock, standingDao } from '../../../../../test/fixtures/rehearsal/call-as-timelock.js';
import {
  DELEGATING,
  FORGIVING,
  initCode,
  proxyCode,
  SELF_DESTROYING,
  STORING,
} from '../../../../../test/fixtures/rehearsal/hand-written-code.js';
import { type Address, encodeCall, type Hex } from '../../../../chain/index.js';
import { standardSlot, wordOf } from '../../inspection/storage/slot-arithmetic.js';
import type { LoadedDao } from '../../loaded-dao.js';
import { runChecks } from '../run-checks.js';
import { opcodesIn, SELFDESTRUCT } from './opcodes.js';

const at = (digits: string): Address => `0x${digits.padStart(40, '0')}`;
const [proxy, delegating, destroying, storing, forgiving, idle] = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map(at) as [
  Address,
  ...Address[],
];
const TOKEN = at('70c1');
const word = (value: string | bigint): string => wordOf(BigInt(value)).slice(2);

describe('what a review says of code', () => {
  let loaded: LoadedDao;
  let snapshot = '';
  beforeAll(async () => {
    loaded = await standingDao({ token: { address: TOKEN } });
    const { chain, token } = loaded;
    await chain.place(proxy, proxyCode(token));
    await chain.place(delegating!, DELEGATING);
    await chain.place(destroying!, SELF_DESTROYING);
    await chain.place(storing!, STORING);
    await chain.place(forgiving!, FORGIVING);
    await chain.place(idle!, initCode('00f4ff'));
  });
  afterAll(() => loaded.chain.close());
  beforeEach(async () => {
    snapshot = await loaded.chain.snapshot();
  });
  afterEach(() => loaded.chain.revert(snapshot));

  const slot = (part: string) => word(standardSlot(`eip1967.proxy.${part}`));
  const bytes = (...words: readonly string[]) => `0x${words.join('')}` as Hex;
  const balanceOf = encodeCall(VotesToken, 'balanceOf', [alice]);

  it.each<[id: string, what: string, to: Address, data: Hex, level: string, finding: RegExp]>([
    ['no-selfdestruct', 'a quiet target', storing!, bytes(word(1n), word(2n)), 'info', /^No target’s code/],
    ['no-selfdestruct', 'a contract that destroys itself', destroying!, '0x', 'error', /destroys itself/],
    ['no-foreign-code', 'a proxy of its implementation', proxy, balanceOf, 'info', /^No contract ran another’s/],
    [
      'no-foreign-code',
      'code run on foreign storage',
      delegating!,
      bytes(word(storing!)),
      'warning',
      /runs the code of .* on its own/,
    ],
    ['no-foreign-code', 'a delegate call to nothing', delegating!, '0x', 'warning', /runs the code of/],
    ['proxies-upgraded', 'no proxy', storing!, bytes(word(1n), word(2n)), 'info', /^No proxy got/],
    [
      'proxies-upgraded',
      'another implementation',
      storing!,
      bytes(slot('implementation'), word(proxy)),
      'warning',
      /is replaced with/,
    ],
    [
      'proxies-upgraded',
      'an implementation without code',
      storing!,
      bytes(slot('implementation'), word(bob)),
      'error',
      /no contract is/,
    ],
    ['proxies-upgraded', 'another beacon', storing!, bytes(slot('beacon'), word(proxy)), 'warning', /is replaced with/],
    [
      'proxies-upgraded',
      'another admin',
      storing!,
      bytes(slot('admin'), word(bob)),
      'warning',
      /holder 2 becomes the admin/,
    ],
    ['no-selfdestruct', 'code that could, and did not', idle!, '0x', 'warning', /can destroy itself; other code/],
    ['no-foreign-code', 'code that could, and did not', idle!, '0x', 'info', /it did not here/],
    ['reverted-calls', 'no revert', forgiving!, bytes(word(storing!)), 'info', /^Every call/],
    [
      'reverted-calls',
      'a revert that its caller forgives',
      forgiving!,
      bytes(word(TOKEN)),
      'warning',
      /reverted .* went on/,
    ],
    [
      'calldata-decodes',
      'calldata that nobody can read',
      storing!,
      bytes(word(1n), word(2n)),
      'warning',
      /no ABI knows 0x00000000/,
    ],
  ])('%s: %s', async (id, _, to, data, level, finding) => {
    const checks = await runChecks(await callAsTimelock(loaded, { to, data, valueWei: 0n }));
    const check = checks.find((each) => each.id === id);
    expect(check?.findings.join(' ')).toMatch(finding);
    expect(check?.level).toBe(level);
  });

  it('reads a proxy’s calls in its implementation’s terms', async () => {
    const { inspection } = await callAsTimelock(loaded, { to: proxy, data: balanceOf, valueWei: 0n });
    const [outer] = inspection.calls;
    expect(outer).toMatchObject({ call: { targetName: 'proxy of token', signature: 'balanceOf(address)' } });
    expect(outer?.calls).toMatchObject([{ kind: 'DELEGATECALL', call: { targetName: 'token' } }]);
  });
});

describe('opcodes', () => {
  it.each<[string, Hex, boolean]>([
    ['an instruction', '0x33ff', true],
    ['the data of a PUSH', '0x60ff00', false],
    ['the data of a PUSH32', `0x7f${'ff'.repeat(32)}00`, false],
    ['what solc appends', `0x00a1ff${'00'.repeat(4)}0006`, false],
    ['no code', '0x', false],
  ])('finds SELFDESTRUCT in %s or does not', (_, code, found) => {
    expect(opcodesIn(code).has(SELFDESTRUCT)).toBe(found);
  });
});

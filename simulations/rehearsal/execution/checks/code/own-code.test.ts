import { id } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAsTimelock, standingDao } from '../../../../../test/fixtures/rehearsal/call-as-timelock.js';
import { compileContracts } from '../../../../../test/fixtures/rehearsal/compile-block-clock.js';
import { initCode } from '../../../../../test/fixtures/rehearsal/hand-written-code.js';
import { type Address, type ContractBinding, encodeCall, encodeDeploy, type Hex } from '../../../../chain/index.js';
import { standardSlot, wordOf } from '../../inspection/storage/slot-arithmetic.js';
import type { LoadedDao } from '../../loaded-dao.js';
import { runChecks } from '../run-checks.js';
import { ownCode } from './own-code.js';

const at = (digits: string): Address => `0x${digits.padStart(40, '0')}`;
const [COIN, BEACON] = [at('c01'), at('c02')];
const named = (name: string) => id(name) as Hex;

describe('code on a contract’s own storage', () => {
  let loaded: LoadedDao;
  let compiled: ReadonlyMap<string, ContractBinding>;
  beforeAll(async () => {
    compiled = compileContracts('Proxies.sol');
    loaded = await standingDao();
    await loaded.chain.place(COIN, deploy('Coin'));
    await loaded.chain.place(BEACON, deploy('Beacon', COIN));
  });
  afterAll(() => loaded.chain.close());
  const deploy = (name: string, ...values: readonly unknown[]) => encodeDeploy(compiled.get(name)!, values);

  /** What the review says of a call to a contract that stands at an address of its own. */
  async function reviewed(place: Address, code: Hex) {
    await loaded.chain.place(place, code);
    const data = encodeCall(compiled.get('Coin')!, 'give', [at('d1'), 5n]);
    const context = await callAsTimelock(loaded, { to: place, data, valueWei: 0n });
    expect(context.outcome).toBe('executed');
    const found = (await runChecks(context)).find(({ id: check }) => check === 'no-foreign-code')!;
    return { found, owned: (await ownCode(context)).get(place) };
  }

  const proxies: readonly [what: string, code: () => Hex][] = [
    ['by EIP-1967', () => deploy('SlotProxy', wordOf(standardSlot('eip1967.proxy.implementation')), COIN)],
    ['of OpenZeppelin before EIP-1967', () => deploy('SlotProxy', named('org.zeppelinos.proxy.implementation'), COIN)],
    ['by EIP-1822', () => deploy('SlotProxy', named('PROXIABLE'), COIN)],
    ['like Safe’s, with its code in the first slot', () => deploy('SlotProxy', wordOf(0n), COIN)],
    ['like Compound’s delegators, with its code in the third slot', () => deploy('SlotProxy', wordOf(2n), COIN)],
    ['of a beacon', () => deploy('BeaconProxy', BEACON)],
    ['that finds code by function (EIP-2535)', () => deploy('Diamond', COIN)],
    [
      'that is minimal (EIP-1167)',
      () => initCode(`363d3d373d3d3d363d73${COIN.slice(2)}5af43d82803e903d91602b57fd5bf3`),
    ],
    [
      'that is minimal in another way (with PUSH0)',
      () => initCode(`365f5f375f5f365f73${COIN.slice(2)}5af43d5f5f3e5f3d91602a57fd5bf3`),
    ],
    [
      'with arguments behind it',
      () =>
        initCode(
          `363d3d373d3d3d363d73${COIN.slice(2)}5af43d82803e903d91602b57fd5bf3000000000000000000000000000000000000beef`,
        ),
    ],
    ['and a library that it is linked to', () => deploy('Linked', COIN)],
  ];

  it.each(proxies.map(([what, code], i) => [what, code, at(`e${i}0`)] as const))(
    'is a proxy’s own: %s',
    async (_, code, place) => {
      const { found, owned } = await reviewed(place, code());
      expect([...owned!]).toEqual([COIN]);
      expect(found).toMatchObject({ level: 'info' });
    },
  );

  it('is foreign where a contract is told which to run, and makes the call up itself', async () => {
    const { found, owned } = await reviewed(at('f1'), deploy('Rash', COIN));
    expect([...owned!]).toEqual([]);
    expect(found).toMatchObject({ level: 'warning', findings: [expect.stringContaining('is no proxy of it')] });
  });

  it('is foreign where a slot further on has it by chance', async () => {
    const { found } = await reviewed(at('f2'), deploy('SlotProxy', wordOf(77n), COIN));
    expect(found.level).toBe('warning');
  });
});

import { encodeBytes32String } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaoDraft } from '../../simulations/scenario/index.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { compileSolidity } from '../fixtures/rehearsal/compile-solidity.js';
import { GRANTEE, oak, rehearseFiles } from '../fixtures/rehearsal/oak.js';

/* Contracts that were written by hand, with what a proposal does to them worked out by hand. */

const { file, remove } = commandLine();
afterAll(remove);

let compiled: ReturnType<typeof compileSolidity>;
beforeAll(() => {
  compiled = compileSolidity('Household.sol', 'osaka');
});

type Contract = NonNullable<DaoDraft['contracts']>[number];

function made(name: string, constructorArguments: Contract['constructorArguments'] = [], nativeTokens = '0'): Contract {
  const { abi, bytecode, storageLayout } = compiled.get(name)!;
  const artifact = JSON.parse(JSON.stringify({ contractName: name, abi, bytecode, storageLayout }));
  return { name, artifact, constructorArguments, nativeTokens };
}
const call = (to: string, signature: string, ...values: readonly unknown[]) => ({
  kind: 'call',
  to: `{${to}}`,
  signature,
  arguments: values,
});
const rehearse = async (contracts: readonly Contract[], ...actions: readonly object[]) => {
  const dao = { ...oak, contracts: [...contracts] };
  return (await rehearseFiles(file('dao.json', dao), file('proposal.json', { title: 'T', actions }))).record.execution!;
};

describe('a contract written by hand', () => {
  it.each<[string, () => readonly Contract[], readonly object[], Readonly<Record<string, string>>]>([
    [
      'has each number of a packed slot read apart',
      () => [made('Shelf')],
      // The largest of its kind, one, the least of its kind.
      [call('Shelf', 'arrange(uint128,uint64,int32,bool)', String(2n ** 128n - 1n), '1', '-2147483648', true)],
      { wide: String(2n ** 128n - 1n), narrow: '1', below: '-2147483648', open: 'true' },
    ],
    [
      'has a list that grows',
      () => [made('Shelf')],
      [call('Shelf', 'add(uint16[])', ['7', '65535'])],
      { 'books[0]': '7', 'books[1]': '65535' },
    ],
    [
      'is called by the overload that is named',
      () => [made('Label')],
      // 3 · 100 + 4, where the first would refuse a list and the second a short one.
      [call('Label', 'put(uint256[2])', ['3', '4'])],
      { last: '304' },
    ],
    [
      'is called by another overload of the same name',
      () => [made('Label')],
      [call('Label', 'put(bytes32)', encodeBytes32String(''))],
      { last: '1' },
    ],
    [
      'knows the timelock that it was made for',
      () => [made('Bolt', ['{timelock}'])],
      [call('Bolt', 'turn()'), call('Bolt', 'turn()')],
      { turns: '2' },
    ],
    [
      'is made of nested structs and lists, with money sent to its constructor',
      // 6 · 7 + 8 at first, and two more.
      () => [
        made(
          'Chest',
          [
            [
              [
                ['1', 'north'],
                ['8', 'south'],
              ],
              ['6', '7'],
            ],
          ],
          '2',
        ),
      ],
      [call('Chest', 'grow(uint256)', '2')],
      { volume: '52' },
    ],
  ])('%s', async (_, contracts, actions, after) => {
    const execution = await rehearse(contracts(), ...actions);
    expect(execution.outcome).toBe('executed');
    const found = Object.fromEntries(execution.changes.map(({ variable, after: value }) => [variable, value]));
    expect(found).toMatchObject(after);
  });

  it.each<[string, () => readonly Contract[], readonly object[], RegExp]>([
    [
      'says in its own error how much is missing',
      () => [made('Purse', [], '5')],
      [call('Purse', 'pay(address,uint256)', GRANTEE, '7000000000000000000')],
      /TooLittle\((has: )?5,?0{3},?0{3},?0{3},?0{3},?0{3},?0{3}, (asked: )?7/,
    ],
    [
      'that takes no money refuses it',
      () => [made('Bolt', ['{timelock}'])],
      [{ kind: 'raw', to: '{Bolt}', valueWei: '1' }],
      /Bolt.*reverted|reverted.*Bolt/,
    ],
    [
      'that was made for the governor refuses the timelock',
      () => [made('Bolt', ['{governor}'])],
      [call('Bolt', 'turn()')],
      /^Bolt: NotTheKeeper\(caller: timelock\)$/,
    ],
  ])('%s', async (_, contracts, actions, reason) => {
    const execution = await rehearse(contracts(), ...actions);
    expect(execution.outcome).toBe('executionReverted');
    expect(execution.revertReason).toMatch(reason);
  });

  it('pays from what it was given, and no more is in it then', async () => {
    const execution = await rehearse(
      [made('Purse', [], '5')],
      call('Purse', 'pay(address,uint256)', GRANTEE, '4000000000000000000'),
    );
    expect(execution.outcome).toBe('executed');
    expect(execution.balances).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Purse', change: '-4' }),
        expect.objectContaining({ address: GRANTEE, change: '4' }),
      ]),
    );
  });

  it.each<[string, string, (abi: unknown, code: string) => object]>([
    ['Foundry', '', (abi, code) => ({ abi, bytecode: { object: `0x${code}`, linkReferences: {} } })],
    [
      'solc, standard JSON of two contracts',
      '#Bolt',
      (abi, code) => ({
        contracts: {
          'src/Bolt.sol': {
            Bolt: { abi, evm: { bytecode: { object: code } } },
            Nut: { abi: [], evm: { bytecode: { object: '' } } },
          },
        },
      }),
    ],
    [
      'solc, combined JSON of its first years',
      '',
      (abi, code) => ({ contracts: { 'Bolt.sol:Bolt': { abi: JSON.stringify(abi), bin: code } }, version: '0.4.26' }),
    ],
    ['Vyper, combined JSON', '', (abi, code) => ({ 'Bolt.vy': { abi, bytecode: `0x${code}` }, version: '0.4.0' })],
    ['Ape', '', (abi, code) => ({ contractName: 'Bolt', abi, deploymentBytecode: { bytecode: `0x${code}` } })],
    [
      'Hardhat’s build info',
      '',
      (abi, code) => ({
        output: { contracts: { 'a.sol': { Bolt: { abi, evm: { bytecode: { object: code } } } } } },
      }),
    ],
  ])('as %s wrote it is the same contract', async (_, choice, written) => {
    const { abi, bytecode } = compiled.get('Bolt')!;
    file('out.json', written(abi, bytecode));
    const contract: Contract = { name: 'Bolt', artifact: `out.json${choice}`, constructorArguments: ['{timelock}'] };
    const execution = await rehearse([contract], call('Bolt', 'turn()'));
    expect(execution.outcome).toBe('executed');
    const turned = execution.changes.filter(({ contract: name }) => name === 'Bolt');
    // Without a layout the slot is told by its number: the first.
    expect(turned.map(({ variable, slot, after }) => [variable, BigInt(slot), BigInt(after)])).toEqual([
      [null, 0n, 1n],
    ]);
  });

  it.each<[string, () => object, RegExp]>([
    [
      'whose library is not linked',
      () => {
        const { bytecode, ...rest } = made('Bolt', ['{timelock}']).artifact as { bytecode: string };
        return { ...rest, bytecode: `${bytecode.slice(0, 40)}__$${'ab'.repeat(17)}$__${bytecode.slice(80)}` };
      },
      /Bolt is not linked: it needs the address of a library/,
    ],
    ['of which there is only an ABI', () => compiled.get('Bolt')!.abi, /an ABI without bytecode/],
    ['whose bytecode has half a byte', () => ({ abi: [], bytecode: '0x600' }), /its bytecode is not hex/],
    ['that is abstract', () => ({ contractName: 'Bolt', abi: [], bytecode: '0x' }), /Bolt has no bytecode/],
    [
      'among others of other names',
      () => ({ contracts: { 'a.sol': { Nut: { abi: [] }, Nail: { abi: [] } } } }),
      /which one is meant/,
    ],
  ])('%s is refused in words of its own', async (_, artifact, message) => {
    file('bolt.json', artifact());
    const contracts = [{ name: 'Bolt', artifact: 'bolt.json', constructorArguments: ['{timelock}'] }];
    const outcome = await folkmootInProcess(
      ...['rehearse', '--dao', file('dao.json', { ...oak, contracts })],
      ...['--proposal', file('proposal.json', { title: 'T', actions: [call('Bolt', 'turn()')] }), '--runs', '100'],
    );
    expect([outcome.status, outcome.stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

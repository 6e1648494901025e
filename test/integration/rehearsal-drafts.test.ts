import { AbiCoder, Interface, parseEther } from 'ethers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalRecord } from '../../simulations/api/contract/index.js';
import { safeChecksum } from '../../simulations/rehearsal/draft/safe/safe-checksum.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { compileSolidity } from '../fixtures/rehearsal/compile-solidity.js';
import { GRANTEE, grant, oak, rehearseFiles, USDC } from '../fixtures/rehearsal/oak.js';

const { file, remove } = commandLine();
afterAll(remove);

const rehearse = (proposal: unknown, dao: unknown = oak) =>
  rehearseFiles(file('oak.json', dao), file('proposal.json', proposal));
const moved = ({ execution }: RehearsalRecord) =>
  execution!.movements.map(({ symbol, to, amount }) => [symbol, to, amount]);
const erc20 = new Interface(['function transfer(address to, uint256 value)']);

describe('a proposal from elsewhere', () => {
  const pay = erc20.encodeFunctionData('transfer', [GRANTEE, 1_250_500_000n]);
  const safe = (change: object = {}) => {
    const batch = {
      version: '1.0',
      chainId: '1',
      createdAt: 1,
      meta: { name: 'Pay the grantee', description: 'From a Safe' },
      transactions: [
        { to: USDC, value: '0', data: pay, contractMethod: null, contractInputsValues: null },
        { to: GRANTEE, value: '2000000000000000000', data: '0x', contractMethod: null, contractInputsValues: null },
      ],
    };
    return { ...batch, ...change, meta: { ...batch.meta, checksum: safeChecksum(batch) } };
  };
  const expected = [
    ['ETH', GRANTEE, '2'],
    ['USDC', GRANTEE, '1250.5'],
  ];

  it('as a file of Safe’s transaction builder does what the Safe would', async () => {
    const { record, stderr } = await rehearse(safe());
    expect(stderr).not.toContain('Warning');
    expect(record.proposal).toMatchObject({ title: 'Pay the grantee', description: 'From a Safe' });
    expect(moved(record)).toEqual(expected);
  });

  it('as a Safe file that was changed on its way is rehearsed with a warning', async () => {
    const { stderr } = await rehearse(safe({ createdAt: 2 }));
    expect(stderr).toMatch(/Warning: The checksum does not match: the file was changed after it was written\./);
  });

  it('as calldata of propose keeps its bytes, and is read where an ABI is known', async () => {
    const calldata = new Interface([
      'function propose(address[] targets, uint256[] values, bytes[] calldatas, string description)',
    ]).encodeFunctionData('propose', [
      [USDC, GRANTEE],
      [0n, parseEther('2')],
      [pay, '0x'],
      '# Pay the grantee\n\nWhy not.',
    ]);
    const { record } = await rehearse(`${calldata}\n`);
    expect(record.proposal).toMatchObject({ title: 'Pay the grantee', description: 'Why not.' });
    expect(record.proposal.actions[0]).toMatchObject({ kind: 'call', arguments: [GRANTEE, '1250.5 USDC'] });
    expect(record.execution!.actions[0]!.data).toBe(pay);
    expect(moved(record)).toEqual(expected);
  });

  it('comes to the same state whichever way it was brought', async () => {
    const [safeRecord, folkmoot] = [
      await rehearse(safe()),
      await rehearse({
        title: 'Pay the grantee',
        description: 'From a Safe',
        actions: [
          { kind: 'raw', to: USDC, data: pay },
          { kind: 'raw', to: GRANTEE, valueWei: '2000000000000000000' },
        ],
      }),
    ];
    expect(safeRecord.record.execution!.stateDigest).toBe(folkmoot.record.execution!.stateDigest);
  });
});

describe('a contract of one’s own', () => {
  let vault: { readonly abi: unknown; readonly bytecode: string; readonly storageLayout: unknown };
  let foundry: object;
  let hardhat: object;
  beforeAll(() => {
    vault = compileSolidity('Vault.sol').get('Vault')!;
    const { abi, bytecode, storageLayout } = vault;
    foundry = { abi, bytecode: { object: `0x${bytecode}`, sourceMap: '', linkReferences: {} }, storageLayout };
    hardhat = {
      _format: 'hh-sol-artifact-1',
      contractName: 'Vault',
      sourceName: 'contracts/Vault.sol',
      abi,
      bytecode: `0x${bytecode}`,
      linkReferences: {},
    };
  });

  const address = `0x${'77'.repeat(20)}`;
  const own = (change: object = {}) => ({
    ...oak,
    contracts: [
      {
        name: 'Vault',
        address,
        artifact: 'out/Vault.json',
        constructorArguments: ['{timelock}', '5', ['1000000000000000000', '20'], 'vault'],
        nativeTokens: '3',
        ...change,
      },
    ],
  });
  const setFee = (...values: string[]) => ({
    title: 'Fee',
    actions: [
      {
        kind: 'call',
        to: '{Vault}',
        signature: values.length === 1 ? 'setFee(uint256 fee_)' : 'setFee(uint256 fee_, string reason)',
        arguments: values,
      },
    ],
  });

  it('from Foundry is constructed, called by overload, and its storage named', async () => {
    file('out/Vault.json', foundry);
    const { record } = await rehearse(setFee('8', 'costs'), own());
    expect(record.inputs.map(({ name }) => name)).toContain('artifact of Vault');
    expect(record.execution!.outcome).toBe('executed');
    expect(record.execution!.changes).toContainEqual(
      expect.objectContaining({
        address,
        contract: 'Vault',
        variable: 'fee',
        type: 'uint256',
        before: '5',
        after: '8',
      }),
    );
    expect(record.execution!.events).toContainEqual(
      expect.objectContaining({
        contract: 'Vault',
        event: 'FeeSet',
        arguments: [expect.objectContaining({ name: 'fee', text: '8' }), expect.objectContaining({ text: 'costs' })],
      }),
    );
  });

  it('from Hardhat behaves the same; without a layout its slots have no names', async () => {
    file('out/Vault.json', hardhat);
    const { record } = await rehearse(setFee('8'), own());
    const changes = record.execution!.changes.filter(({ contract }) => contract === 'Vault');
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ variable: null, slot: `0x${'1'.padStart(64, '0')}` });
    expect([changes[0]!.before, changes[0]!.after].map(BigInt)).toEqual([5n, 8n]);
  });

  it('says in its own words why it reverts', async () => {
    file('out/Vault.json', foundry);
    const { record } = await rehearse(setFee('101'), own());
    expect(record.execution!.revertReason).toBe('Vault: FeeTooHigh(fee: 101, most: 100)');
  });

  it('that raw calldata calls is decoded by its ABI', async () => {
    file('out/Vault.json', foundry);
    const selector = new Interface(['function setFee(uint256)']).getFunction('setFee')!.selector;
    const data = `${selector}${AbiCoder.defaultAbiCoder().encode(['uint256'], [9n]).slice(2)}`;
    const { record } = await rehearse({ title: 'Raw', actions: [{ kind: 'raw', to: address, data }] }, own());
    expect(record.execution!.actions[0]!.signature).toMatch(/^setFee\(uint256/);
    expect(record.execution!.outcome).toBe('executed');
  });

  const link = { 'src/Math.sol': { MathLib: [{ start: 1, length: 20 }] } };
  it.each([
    ['too few arguments', {}, { constructorArguments: ['{timelock}'] }, /given 1[\s\S]*address owner_, uint256 fee_/],
    ['an argument that does not fit', {}, { constructorArguments: ['x', '5', ['1', '2'], ''] }, /owner_.*address/],
    [
      'a constructor that reverts',
      {},
      { constructorArguments: ['{timelock}', '500', ['1', '2'], ''] },
      /Vault could not be constructed: .*FeeTooHigh\(.*500.*100\)/,
    ],
    ['an unlinked artifact', { bytecode: '0x60', linkReferences: link }, {}, /Vault is not linked.*MathLib/],
    ['an interface', { bytecode: '0x' }, {}, /interface or an abstract contract/],
    ['no ABI', { abi: undefined }, {}, /it has no "abi"/],
  ])('with %s is refused', async (_, artifact, contract, message) => {
    file('out/Vault.json', { ...hardhat, ...artifact });
    await expect(rehearse(grant, own(contract))).rejects.toThrow(message);
  });
});

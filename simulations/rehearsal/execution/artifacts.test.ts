import { describe, expect, it } from 'vitest';
import { ownContractSchema } from '../../scenario/index.js';
import { compiledContract } from './artifacts.js';

const ABI = [{ type: 'constructor', inputs: [] }];
const own = (artifact: unknown) => ownContractSchema.parse({ name: 'Vault', artifact });
const read = (artifact: unknown, files: ReadonlyMap<string, unknown> = new Map()) =>
  compiledContract(own(artifact), files);

describe('an artifact', () => {
  it.each([
    ['Hardhat', { contractName: 'V', abi: ABI, bytecode: '0x6000', linkReferences: {} }],
    ['Foundry', { abi: ABI, bytecode: { object: '0x6000', linkReferences: {} } }],
    ['solc', { abi: ABI, bytecode: '6000' }],
  ])('of %s gives ABI and bytecode', (_, artifact) => {
    const contract = { name: 'Vault', abi: ABI, bytecode: '0x6000' };
    expect(read(artifact)).toEqual({ contract, layout: null, compiledFor: null });
  });

  it.each([
    ['solc’s text', { metadata: JSON.stringify({ settings: { evmVersion: 'cancun' } }) }, 'cancun'],
    ['Foundry’s object', { metadata: { settings: { evmVersion: 'prague' } } }, 'prague'],
    ['Foundry’s text', { rawMetadata: JSON.stringify({ settings: { evmVersion: 'osaka' } }) }, 'osaka'],
    ['nonsense', { metadata: '{' }, null],
  ])('tells by %s which hard fork it was compiled for', (_, metadata, hardfork) => {
    expect(read({ abi: ABI, bytecode: '0x6000', ...metadata }).compiledFor).toBe(hardfork);
  });

  it('is found by the path that the DAO names', () => {
    const files = new Map([['out/V.json', { abi: ABI, bytecode: '0x6001' }]]);
    expect(read('out/V.json', files).contract.bytecode).toBe('0x6001');
  });

  it('of Foundry brings its storage layout', () => {
    const storageLayout = { storage: [], types: {} };
    expect(read({ abi: ABI, bytecode: { object: '0x6000' }, storageLayout }).layout).toEqual(storageLayout);
  });

  it('may be one of Folkmoot’s own contracts, which keeps the DAO’s name for it', () => {
    const { contract, layout } = read({ builtIn: 'ParameterRegistry' });
    expect(contract.name).toBe('Vault');
    expect(contract.abi.some(({ name }) => name === 'ParameterSet')).toBe(true);
    expect(layout?.storage.length).toBeGreaterThan(0);
  });

  it.each([
    ['nowhere.json', 'artifact-missing', /Vault was not read: nowhere.json/],
    [{ builtIn: 'Nothing' }, 'artifact-missing', /Nothing/],
    [{ bytecode: '0x6000' }, 'artifact-invalid', /no "abi"/],
    [{ abi: ABI }, 'artifact-invalid', /no "bytecode"/],
    [{ abi: ABI, bytecode: '0x60zz' }, 'artifact-invalid', /not hex/],
    [{ abi: ABI, bytecode: '0x' }, 'artifact-abstract', /interface or an abstract contract/],
    [
      { abi: ABI, bytecode: '0x60', linkReferences: { 'a.sol': { MathLib: [{ start: 1, length: 20 }] } } },
      'artifact-unlinked',
      /MathLib/,
    ],
    [{ abi: ABI, bytecode: { object: '0x60__$abc$__' } }, 'artifact-unlinked', /a library/],
  ])('%j is refused as %s', (artifact, code, message) => {
    expect(() => read(artifact)).toThrow(
      expect.objectContaining({ code, exitCode: 2, message: expect.stringMatching(message) }),
    );
  });
});

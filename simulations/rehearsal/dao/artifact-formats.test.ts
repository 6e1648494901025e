import { describe, expect, it } from 'vitest';
import { compiledContract } from '../execution/artifacts.js';
import { artifactIn } from './artifact-formats.js';

const abi = [{ type: 'function', name: 'poke', inputs: [], outputs: [], stateMutability: 'nonpayable' }];
const code = '0x6001600155';
const choice = { name: 'Vault', field: 'contracts.Vault.artifact', stands: false };
const own = { name: 'Vault', address: null, artifact: 'x.json', constructorArguments: [], nativeTokens: '0' };
/** What a rehearsal makes of a file. */
const compiled = (document: unknown, options = {}) =>
  compiledContract(own, new Map([['x.json', artifactIn(document, { ...choice, ...options })]])).contract;
const standard = (contracts: Readonly<Record<string, string>>) => ({
  sources: {},
  contracts: {
    'src/All.sol': Object.fromEntries(
      Object.entries(contracts).map(([name, object]) => [
        name,
        { abi, evm: { bytecode: { object, linkReferences: {} } } },
      ]),
    ),
  },
});

describe('a compiled contract', () => {
  it.each<[string, unknown]>([
    ["solc's standard output", standard({ Vault: code.slice(2) })],
    ["Hardhat's build info", { id: 'a', output: standard({ Vault: code.slice(2) }) }],
    ["solc's standard output with an interface beside", standard({ IVault: '', Vault: code.slice(2) })],
    ["solc's standard output, by its only contract with code", standard({ IVault: '', Safe: code.slice(2) })],
    [
      "solc's combined output",
      { contracts: { 'src/Vault.sol:Vault': { abi, bin: code.slice(2) } }, version: '0.8.28' },
    ],
    [
      "older solc's combined output, with the ABI as text",
      { contracts: { 'Vault.sol:Vault': { abi: JSON.stringify(abi), bin: code.slice(2) } } },
    ],
    [
      "Vyper's combined output",
      { 'contracts/Vault.vy': { abi, bytecode: code, bytecode_runtime: '0x00' }, version: '0.4.0' },
    ],
    [
      "Vyper's output in solc's form",
      { contracts: { 'Vault.vy': { Vault: { abi, evm: { bytecode: { object: code } } } } } },
    ],
    ["Ape's artifact", { contractName: 'Vault', abi, deploymentBytecode: { bytecode: code } }],
    ["Hardhat's artifact, as it is", { contractName: 'Vault', abi, bytecode: code }],
    ["Foundry's artifact, as it is", { abi, bytecode: { object: code } }],
  ])('is read from %s', (_, document) => {
    expect(compiled(document)).toEqual({ name: 'Vault', abi, bytecode: code });
  });

  it('of several is the one that is named behind the path', () => {
    const document = standard({ A: '6001', B: '6002' });
    expect(compiled(document, { name: 'B' }).bytecode).toBe('0x6002');
    expect(compiled(document, { name: 'src/All.sol:A' }).bytecode).toBe('0x6001');
    expect(() => compiled(document)).toThrow(
      expect.objectContaining({
        code: 'artifact-choice',
        hint: expect.stringMatching(/src\/All\.sol:A, src\/All\.sol:B/),
      }),
    );
  });

  it('keeps libraries that are not linked, so that they are told', () => {
    const document = {
      contracts: {
        a: { Vault: { abi, evm: { bytecode: { object: '73__$aa$__', linkReferences: { 'L.sol': { Lib: [] } } } } } },
      },
    };
    expect(() => compiled(document)).toThrow(expect.objectContaining({ code: 'artifact-unlinked' }));
  });

  it.each<[string, unknown]>([
    ['a list', abi],
    ["an explorer's answer", { status: '1', result: JSON.stringify(abi) }],
    ["an explorer's answer with the source", { status: '1', result: [{ SourceCode: '…', ABI: JSON.stringify(abi) }] }],
    ['an artifact of an interface', { abi, bytecode: '0x' }],
    ['a combined output without code', { contracts: { 'V.sol:Vault': { abi, bin: '' } } }],
  ])('that stands on a copied chain may be an ABI alone: %s', (_, document) => {
    expect(compiled(document, { stands: true }).abi).toEqual(abi);
    expect(() => compiled(document)).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/artifact-(abi-only|abstract|choice)/),
        field: choice.field,
      }),
    );
  });
});

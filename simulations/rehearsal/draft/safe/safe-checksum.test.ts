import { describe, expect, it } from 'vitest';
import { type SafeFile, safeChecksum, verifySafeChecksum } from './safe-checksum.js';

const somebody = '0x49d4450977E2c95362C13D3a31a09311E0Ea26A6';

function method(name: string, inputs: readonly string[], payable = false) {
  return {
    inputs: inputs.map((type) => ({
      internalType: type,
      name: `param${type[0]!.toUpperCase()}${type.slice(1)}`,
      type,
    })),
    name,
    payable,
  };
}

/** Written by Safe's builder 1.8.0 for its own tests (safe-react-apps, `cypress/fixtures/test-batch.json`). */
const written: SafeFile = {
  version: '1.0',
  chainId: '4',
  createdAt: 1654585765226,
  meta: {
    name: 'test-batch',
    description: '',
    txBuilderVersion: '1.8.0',
    createdFromSafeAddress: '0x91dB860c37E83dab0A4A005E209577E64c61EEfA',
    createdFromOwnerAddress: '',
    checksum: '0x6dbbd70f5e99a0c3959f2f8575373d7ad105f026b09f4c59f15083a3e723c25e',
  },
  transactions: [
    { to: somebody, value: '0', data: '0x', contractMethod: null, contractInputsValues: null },
    {
      to: somebody,
      value: '0',
      data: null,
      contractMethod: method('testAddress', ['address']),
      contractInputsValues: { paramAddress: somebody },
    },
    {
      to: somebody,
      value: '0',
      data: null,
      contractMethod: method('fallback', [], true),
      contractInputsValues: null,
    },
    {
      to: somebody,
      value: '0',
      data: null,
      contractMethod: method('testBool', ['bool']),
      contractInputsValues: { paramAddress: '', paramBool: 'true' },
    },
    {
      to: somebody,
      value: '0',
      data: null,
      contractMethod: method('testBytes32', ['bytes32']),
      contractInputsValues: { paramAddress: '', paramBytes32: '0x' },
    },
  ],
};

describe("the checksum of a Safe builder's file", () => {
  it("is the one that Safe's own builder wrote", () => {
    expect(verifySafeChecksum(written)).toBe('right');
  });

  it('does not depend on the order of the keys', () => {
    const { transactions, ...rest } = written;
    expect(verifySafeChecksum({ transactions, ...rest })).toBe('right');
  });

  it('survives a new name when it is of a builder that leaves the name out', () => {
    const stamped = { ...written, meta: { ...written.meta, checksum: safeChecksum(written) } };
    expect(verifySafeChecksum({ ...stamped, meta: { ...stamped.meta, name: 'renamed' } })).toBe('right');
  });

  it('is wrong when a value or the order of the transactions was changed', () => {
    const transactions = written.transactions as readonly object[];
    expect(verifySafeChecksum({ ...written, chainId: '1' })).toBe('wrong');
    expect(verifySafeChecksum({ ...written, transactions: transactions.toReversed() })).toBe('wrong');
  });

  it('is absent where a file has none', () => {
    expect(verifySafeChecksum({ ...written, meta: { name: 'test-batch' } })).toBe('absent');
  });
});

import { describe, expect, it } from 'vitest';
import { inputsOf } from '../../../draft/argument-inputs.js';
import { constructorSignature } from './constructor-signature.js';

describe('what the constructor of a compiled contract asks for', () => {
  it('is read from its ABI, groups and lists included', () => {
    const abi = [
      { type: 'function', name: 'pause', inputs: [] },
      {
        type: 'constructor',
        inputs: [
          { type: 'address', name: 'owner' },
          {
            type: 'tuple[]',
            name: 'caps',
            components: [
              { type: 'address', name: 'who' },
              { type: 'uint256', name: '' },
            ],
          },
        ],
      },
    ];
    const signature = constructorSignature({ abi });
    expect(signature).toBe('constructor_(address owner, (address who, uint256)[] caps)');
    expect(inputsOf(signature)?.map(({ name, kind }) => [name, kind])).toEqual([
      ['owner', 'value'],
      ['caps', 'list'],
    ]);
  });

  it('is nothing without one', () => {
    expect(inputsOf(constructorSignature({ abi: [] }))).toEqual([]);
    expect(inputsOf(constructorSignature('artifacts/Vault.json'))).toEqual([]);
  });
});

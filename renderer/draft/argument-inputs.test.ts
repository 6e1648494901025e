import { describe, expect, it } from 'vitest';
import { argumentsFor, constructorSignature, emptyArgument, inputsOf, plainSignature } from './argument-inputs.js';

describe('the arguments a signature asks for', () => {
  it('are found by name and type', () => {
    expect(inputsOf('transfer(address to, uint256 amount)')).toEqual([
      { kind: 'value', name: 'to', type: 'address' },
      { kind: 'value', name: 'amount', type: 'uint256' },
    ]);
    expect(inputsOf('pause()')).toEqual([]);
  });

  it('nest in groups and lists', () => {
    const inputs = inputsOf('pay((address to, uint256[2] amounts)[] payments, bool now)');
    expect(inputs).toEqual([
      {
        kind: 'list',
        name: 'payments',
        type: 'tuple[]',
        length: null,
        of: {
          kind: 'group',
          name: '',
          type: 'tuple',
          parts: [
            { kind: 'value', name: 'to', type: 'address' },
            {
              kind: 'list',
              name: 'amounts',
              type: 'uint256[2]',
              length: 2,
              of: { kind: 'value', name: '', type: 'uint256' },
            },
          ],
        },
      },
      { kind: 'value', name: 'now', type: 'bool' },
    ]);
    expect(inputs?.map(emptyArgument)).toEqual([[], false]);
  });

  it.each(['', 'transfer(', 'transfer(nonsense to)', 'two words(uint256)'])(
    'are unknown while %j is being written',
    (signature) => {
      expect(inputsOf(signature)).toBeNull();
    },
  );

  it.each([
    ['transfer(address to, uint256 amount)', 'transfer(address,uint256)'],
    ['pay(tuple(address to, uint256 amount)[] all)', 'pay((address,uint256)[])'],
    ['function pause() external', 'pause()'],
  ])('compare by their types alone: %s', (signature, plain) => {
    expect(plainSignature(signature)).toBe(plain);
  });

  it('keep what was written where another function asks for the same type', () => {
    const before = inputsOf('transfer(address to, uint256 amount)') ?? [];
    const after = inputsOf('approve(address spender, bool yes)') ?? [];
    expect(argumentsFor(after, before, ['0xab', '5'])).toEqual(['0xab', false]);
  });
});

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

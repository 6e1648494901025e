import { AbiCoder, encodeBytes32String } from 'ethers';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../chain/index.js';
import { constructorData } from './constructor-data.js';

const TOKEN: Address = '0x00000000000000000000000000000000000000aa';
const ADDRESSES = new Map([['token', TOKEN]]);
const setting = {
  name: 'settings',
  type: 'tuple[]',
  components: [
    { name: 'key', type: 'bytes32' },
    { name: 'who', type: 'address' },
  ],
};
const vault = {
  name: 'Vault',
  abi: [
    { type: 'constructor', inputs: [{ name: 'cap', type: 'uint96' }, { name: 'owner', type: 'address' }, setting] },
  ],
  bytecode: '0x6000',
};

describe('a constructor’s arguments', () => {
  it('may name contracts and short texts, within structs too, given as lists or by name', () => {
    const expected = AbiCoder.defaultAbiCoder().encode(
      ['uint96', 'address', 'tuple(bytes32,address)[]'],
      [
        5n,
        TOKEN,
        [
          [encodeBytes32String('rate'), TOKEN],
          [encodeBytes32String('cut'), TOKEN],
        ],
      ],
    );
    const data = constructorData(
      vault,
      ['5', '{token}', [['rate', '{token}'], { who: '{token}', key: 'cut' }]],
      ADDRESSES,
    );
    expect(data).toBe(`0x6000${expected.slice(2)}`);
  });

  it.each([
    [[], /3 arguments, and was given 0/, /uint96 cap, address owner/],
    [['-1', TOKEN, []], /argument cap does not fit its type, uint96/, /whole numbers/],
    [['1', 'nobody', []], /argument owner does not fit its type, address/, /hex/],
    [['1', '{Safe}', []], /no contract \{Safe\}/, /\{token\}/],
    [['1', TOKEN, [['rate']]], /argument settings does not fit/, /lists/],
  ])('%j are refused by name', (values, message, hint) => {
    expect(() => constructorData(vault, values, ADDRESSES)).toThrow(
      expect.objectContaining({
        code: 'constructor-arguments',
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      }),
    );
  });

  const flags = {
    name: 'Gate',
    abi: [
      {
        type: 'constructor',
        inputs: [
          { name: 'open', type: 'bool' },
          { name: 'days', type: 'bool[2]' },
        ],
      },
    ],
    bytecode: '0x6000',
  };

  it('are true or false by their words: "false" is false', () => {
    const words = constructorData(flags, ['false', [true, 'false']], ADDRESSES);
    expect(words).toBe(constructorData(flags, [false, ['true', false]], ADDRESSES));
    expect(words.slice(6).match(/.{64}/g)!.map(Number)).toEqual([0, 1, 0]);
  });

  it.each([[['0', [true, true]]], [[1, [true, true]]], [[true, [true, null]]], [[true, [true, 'False']]]])(
    '%j say neither true nor false, and are refused',
    (values) => {
      expect(() => constructorData(flags, values, ADDRESSES)).toThrow(
        expect.objectContaining({
          code: 'constructor-arguments',
          message: expect.stringMatching(/neither true nor false/),
        }),
      );
    },
  );
});

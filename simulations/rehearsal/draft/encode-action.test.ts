import { Interface, id } from 'ethers';
import { describe, expect, it } from 'vitest';
import {
  draftingContext,
  governor,
  somebody,
  timelock,
  token,
  usdc,
  vault,
} from '../../../test/fixtures/rehearsal/draft-context.js';
import { InputError } from '../../errors/index.js';
import { type ProposalAction, proposalActionSchema } from '../../scenario/index.js';
import { encodeAction } from './encode-action.js';

function call(to: string, signature: string, args: unknown[], valueWei = '0'): ProposalAction {
  return proposalActionSchema.parse({ kind: 'call', to, valueWei, signature, arguments: args });
}

const encode = (action: ProposalAction) => encodeAction(action, draftingContext, 'actions[0]');

/** The one integer that an amount becomes. */
function amount(text: unknown, to = '{token}', type = 'uint256'): bigint {
  const { data } = encode(call(to, `set(${type} amount)`, [text]));
  return new Interface([`function set(${type})`]).decodeFunctionData('set', data)[0] as bigint;
}

function complaint(action: ProposalAction): { code: string; field: string | undefined; text: string } {
  try {
    encode(action);
  } catch (error) {
    if (error instanceof InputError) {
      return { code: error.code, field: error.field, text: `${error.message} ${error.hint}` };
    }
    throw error;
  }
  throw new Error('was taken');
}

describe("an action's call", () => {
  it('has the bytes of the published example of the ABI (baz, sam)', () => {
    expect(encode(call('{Vault}', 'baz(uint32 x, bool y)', [69, true])).data).toBe(
      `0xcdcd77c0${'45'.padStart(64, '0')}${'1'.padStart(64, '0')}`,
    );
    const sam = encode(call('{Vault}', 'sam(bytes, bool, uint256[])', ['0x64617665', true, ['1', '2', '3']])).data;
    const words = ['60', '1', 'a0', '4', '', '3', '1', '2', '3'].map((word) => word.padStart(64, '0'));
    words[4] = '64617665'.padEnd(64, '0');
    expect(sam).toBe(`0xa5643bf2${words.join('')}`);
  });

  it('goes to the named contract, with its value', () => {
    expect(encode(call('{Vault}', 'setFee(uint16 fee)', ['30'], '7'))).toMatchObject({ to: vault, valueWei: 7n });
    const raw = proposalActionSchema.parse({ kind: 'raw', to: '{timelock}', data: '0x1234', valueWei: '5' });
    expect(encode(raw)).toEqual({ to: timelock, valueWei: 5n, data: '0x1234' });
  });

  it('takes tuples as lists, as objects by name, and as JSON in text, nested', () => {
    const signature = 'set((address to, uint256[2] range)[] rules)';
    const list = encode(call('{Vault}', signature, [[['{token}', ['1', '2']]]])).data;
    expect(encode(call('{Vault}', signature, [[{ range: [1, 2], to: token }]])).data).toBe(list);
    expect(encode(call('{Vault}', signature, [`[["${token}", [1, 2]]]`])).data).toBe(list);
  });

  it('picks an overload by its full signature, and asks when only a name is given', () => {
    const one = encode(call('{Vault}', 'setLimit(uint256 limit)', ['5'])).data;
    const two = encode(call('{Vault}', 'setLimit(address user, uint256 limit)', [somebody, '5'])).data;
    expect([one.slice(0, 10), two.slice(0, 10)]).toEqual([
      id('setLimit(uint256)').slice(0, 10),
      id('setLimit(address,uint256)').slice(0, 10),
    ]);
    expect(encode(call('{Vault}', 'setFee', ['30'])).data).toBe(encode(call('{Vault}', 'setFee(uint16)', [30])).data);
    expect(complaint(call('{Vault}', 'setLimit', ['5'])).text).toContain(
      'Write setLimit(address,uint256) or setLimit(uint256)',
    );
  });

  it.each([
    ['1000', '{token}', 1000n],
    ['0xff', '{token}', 255n],
    ['1250.5 tokens', '{token}', 1250_500_000_000_000_000_000n],
    ['1250.5 ENS', '{Vault}', 1250_500_000_000_000_000_000n],
    ['1250.5 tokens', usdc, 1250_500_000n],
    ['1250.5 usdc', '{token}', 1250_500_000n],
    ['1 token', usdc, 1_000_000n],
    ['2 ether', '{token}', 2_000_000_000_000_000_000n],
    ['30 gwei', '{token}', 30_000_000_000n],
    ['1.5 days', '{governor}', 129_600n],
    ['2 weeks', '{governor}', 1_209_600n],
    ['1.500 USDC', '{token}', 1_500_000n],
  ])('reads "%s" to %s as %i', (text, to, expected) => {
    expect(amount(text, to)).toBe(expected);
  });

  it('takes negative numbers where the type has them, to its very ends', () => {
    expect(amount('-128', '{Vault}', 'int8')).toBe(-128n);
    expect(amount('-1.5 USDC', '{Vault}', 'int256')).toBe(-1_500_000n);
    expect(amount(String(2n ** 256n - 1n))).toBe(2n ** 256n - 1n);
  });

  it.each([
    ['a number too large', 'uint8 a', '256', /actions\[0\]\.arguments\[0\] \(a\): "256" does not fit uint8.*0 to 255/],
    ['a negative number', 'uint8 a', '-1', /is negative, and uint8 is not/],
    ['a unit nobody knows', 'uint256 a', '5 DOGE', /unknown unit.*ENS, ETH, USDC/],
    ['more digits than the asset has', 'uint256 a', '1.1234567 USDC', /has 7 digits after the point, and USDC has 6/],
    ['an amount without unit', 'uint256 a', '1250.5', /Write "1250.5 tokens"/],
    ['separators', 'uint256 a', '1,250.5 ENS', /Write it without: "1250.5 ENS"/],
    ['an exponent', 'uint256 a', '1e18', /unknown unit|is not a number/],
    ['a float', 'uint256 a', 1.5, /is not an exact whole number/],
    ['a number JSON has rounded', 'uint256 a', 2 ** 60, /is not an exact whole number/],
    ['a short address', 'address to', '0x1234', /is not an address.*\{token\}, \{governor\}, \{timelock\}, \{Vault\}/],
    ['a name to look up', 'address to', 'nick.eth', /not looked up/],
    ['a mistyped checksum', 'address to', '0x49d4450977E2c95362C13D3a31a09311E0Ea26a6', /EIP-55/],
    ['an unknown contract', 'address to', '{Bank}', /is no contract of this DAO/],
    ['half a byte', 'bytes a', '0x123', /even number of hex digits/],
    ['bytes of another length', 'bytes4 a', '0x1234', /has 2 bytes, and bytes4 has 4/],
    ['a word for a bool', 'bool a', 'yes', /Write true or false/],
    ['a list of another length', 'uint8[2] a', ['1'], /has 1 entries.*exactly 2/],
    ['a wrong entry of a list', 'uint8[] a', ['1', 'x'], /arguments\[0\] \(a\)\[1\]/],
    ['a tuple with a part missing', '(uint8 x, uint8 y) a', { x: 1 }, /lacks "y"/],
    ['a tuple with a part too many', '(uint8 x) a', { x: 1, toString: 1 }, /unknown part "toString"/],
  ])('refuses %s, naming the action, the argument and what to write', (_, parameter, value, expected) => {
    const { text, field } = complaint(call('{Vault}', `set(${parameter})`, [value]));
    expect(text).toMatch(expected);
    expect(field).toMatch(/^actions\[0\]\.arguments\[0\]/);
  });

  it('refuses a signature that is none, and too few arguments, naming those wanted', () => {
    expect(complaint(call('{Vault}', 'set(IERC20 token)', ['0x'])).code).toBe('signature-invalid');
    expect(complaint(call('{token}', 'transfer(address to, uint256 amount)', [governor])).text).toContain(
      'address to, uint256 amount',
    );
  });
});

import { Interface, MaxUint256 } from 'ethers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftingContext as context,
  governor,
  somebody,
  timelock,
  token,
  usdc,
  vault,
} from '../../../../test/fixtures/rehearsal/draft-context.js';
import type { Address, Hex } from '../../../chain/index.js';
import { actionOfCall } from '../call-action.js';
import { encodeAction } from '../encode-action.js';
import type { DecodedCall } from '../encoded-action.js';
import { decodeCall } from './decode-call.js';

const stranger: Address = `0x${'99'.repeat(20)}`;

function dataOf(signature: string, args: readonly unknown[]): Hex {
  return new Interface([`function ${signature}`]).encodeFunctionData(signature.split('(')[0]!, args) as Hex;
}

function decode(to: Address, signature: string, args: readonly unknown[], valueWei = 0n): DecodedCall {
  return decodeCall({ to, valueWei, data: dataOf(signature, args) }, context);
}

describe('a call in words', () => {
  it("is read by the target's ABI, with amounts in the token's units", () => {
    const call = decode(token, 'transfer(address,uint256)', [somebody, 1250_500_000_000_000_000_000n]);
    expect(call).toMatchObject({
      targetName: 'token',
      signature: 'transfer(address,uint256)',
      exact: true,
      sentence: 'moves 1,250.5 ENS from the treasury to Alice',
      arguments: [
        { name: 'to', type: 'address', text: somebody },
        { name: 'value', type: 'uint256', text: '1250.5 ENS' },
      ],
    });
    expect(call.guessed).toBeUndefined();
  });

  it('is guessed from the selector where the target is unknown, and says so', () => {
    const call = decode(usdc, 'transfer(address,uint256)', [timelock, 5_000_000n]);
    expect(call).toMatchObject({ guessed: true, exact: true, targetName: null });
    expect(call.sentence).toBe(
      'moves 5 USDC from the treasury to the treasury (guessed from the selector of transfer(address,uint256))',
    );
  });

  it.each([
    [token, 'delegate(address)', [somebody], "gives the treasury's votes in the token to Alice"],
    [timelock, 'updateDelay(uint256)', [172_800n], 'sets the delay of the timelock to 2 days'],
    [governor, 'setProposalThreshold(uint256)', [10n ** 20n], 'sets the proposal threshold to 100 ENS'],
    [
      timelock,
      'grantRole(bytes32,address)',
      ['0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1', somebody],
      'gives Alice the role PROPOSER_ROLE on the timelock',
    ],
    [vault, 'setFee(uint16)', [30n], 'calls setFee of Vault with 30'],
    [token, 'approve(address,uint256)', [vault, MaxUint256], 'lets Vault spend any amount of ENS of the treasury'],
  ] as const)('to %s, %s reads as a plain sentence', (to, signature, args, sentence) => {
    expect(decode(to, signature, args).sentence).toBe(sentence);
  });

  it('of nothing but value says what is sent to whom', () => {
    expect(decodeCall({ to: somebody, valueWei: 2n * 10n ** 18n, data: '0x' }, context)).toMatchObject({
      signature: null,
      exact: true,
      sentence: 'sends 2 ETH to Alice',
    });
  });

  it('whose selector nobody knows keeps its bytes and says so', () => {
    expect(decodeCall({ to: stranger, valueWei: 0n, data: '0xdeadbeef00' }, context)).toMatchObject({
      signature: null,
      exact: false,
      data: '0xdeadbeef00',
      sentence: 'calls 0x9999…9999 with 5 bytes (function 0xdeadbeef, which no known ABI explains)',
    });
  });

  it.each([
    ['a dirty address', (data: string) => data.replace(/^(0x.{8})00/, '$1ff')],
    ['bytes behind the end', (data: string) => `${data}00`],
  ])('with %s is not exact', (_, spoil) => {
    const data = spoil(dataOf('transfer(address,uint256)', [somebody, 1n])) as Hex;
    const call = decodeCall({ to: token, valueWei: 0n, data }, context);
    expect(call.exact).toBe(false);
    expect(actionOfCall({ to: token, valueWei: 0n, data }, context)).toMatchObject({ kind: 'raw', data });
  });

  it('shows the call that a timelock is asked to schedule, one level deep', () => {
    const transfer = dataOf('transfer(address,uint256)', [somebody, 10n ** 18n]);
    const zero = `0x${'0'.repeat(64)}`;
    const schedule = 'schedule(address,uint256,bytes,bytes32,bytes32,uint256)';
    const inner = decode(timelock, schedule, [token, 0n, transfer, zero, zero, 60n]);
    expect(inner.arguments[2]!.call).toMatchObject({ targetName: 'token', signature: 'transfer(address,uint256)' });
    expect(inner.sentence).toContain('which moves 1 ENS from the treasury to Alice');
    const twice = decode(timelock, schedule, [timelock, 0n, inner.data, zero, zero, 60n]);
    expect(twice.arguments[2]!.call!.arguments[2]!.call).toBeUndefined();
  });

  it('shows the calls of a batch and of a multicall, each to its own target', () => {
    const transfer = dataOf('transfer(address,uint256)', [somebody, 10n ** 18n]);
    const fee = dataOf('setFee(uint16)', [30]);
    const zero = `0x${'0'.repeat(64)}`;
    const batch = decode(timelock, 'executeBatch(address[],uint256[],bytes[],bytes32,bytes32)', [
      [token, vault],
      [0n, 0n],
      [transfer, fee],
      zero,
      zero,
    ]);
    expect(batch.arguments[2]!.parts!.map(({ call }) => call?.signature)).toEqual([
      'transfer(address,uint256)',
      'setFee(uint16)',
    ]);
    const multicall = decode(vault, 'multicall(bytes[])', [[fee, '0x1234']]);
    expect(multicall.arguments[0]!.parts!.map(({ call }) => call?.targetName)).toEqual(['Vault', undefined]);
  });

  it("joins the signature that Compound's timelock keeps apart with its data", () => {
    const body = `0x${dataOf('setFee(uint16)', [30]).slice(10)}`;
    const queue = 'queueTransaction(address,uint256,string,bytes,uint256)';
    const call = decode(stranger, queue, [vault, 0n, 'setFee(uint16)', body, 1n]);
    expect(call.arguments[3]!.call).toMatchObject({ targetName: 'Vault', signature: 'setFee(uint16)' });
  });
});

/** A type of the ABI with a draft's JSON for it. */
interface Sample {
  readonly type: string;
  readonly value: unknown;
}

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
const bits = fc.integer({ min: 1, max: 32 }).map((bytes) => bytes * 8);

const leaf: fc.Arbitrary<Sample> = fc.oneof(
  bits.chain((n) =>
    fc.bigInt({ min: 0n, max: 2n ** BigInt(n) - 1n }).map((value) => ({ type: `uint${n}`, value: String(value) })),
  ),
  bits.chain((n) =>
    fc
      .bigInt({ min: -(2n ** BigInt(n - 1)), max: 2n ** BigInt(n - 1) - 1n })
      .map((value) => ({ type: `int${n}`, value: String(value) })),
  ),
  fc.constantFrom(...context.contracts.map(({ address }) => address)).map((value) => ({ type: 'address', value })),
  hex(20).map((value) => ({ type: 'address', value })),
  fc.boolean().map((value) => ({ type: 'bool', value })),
  fc.string({ unit: 'grapheme' }).map((value) => ({ type: 'string', value })),
  fc.integer({ min: 1, max: 32 }).chain((n) => hex(n).map((value) => ({ type: `bytes${n}`, value }))),
  fc.integer({ min: 0, max: 80 }).chain((n) => hex(n).map((value) => ({ type: 'bytes', value }))),
);

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('sample'), { minLength: 1, maxLength: 3 }).map((parts) => ({
      type: `(${parts.map(({ type }) => type).join(',')})`,
      value: parts.map(({ value }) => value),
    })),
    fc.tuple(tie('sample'), fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([each, count, fixed]) => ({
      type: `${each.type}[${fixed && count > 0 ? count : ''}]`,
      value: Array.from({ length: count }, () => each.value),
    })),
  ),
}));

const name = fc.constantFrom('', ' amount', ' to', ' data', ' target', ' role');

describe('calldata of any type', () => {
  it('goes draft → bytes → words → draft → bytes without losing a bit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sample, name), { maxLength: 5 }), fc.constantFrom(token, vault), (samples, to) => {
        const signature = `anything(${samples.map(([{ type }, word]) => `${type}${word}`).join(', ')})`;
        const args = samples.map(([{ value }]) => value) as string[];
        const first = encodeAction({ kind: 'call', to, valueWei: '0', signature, arguments: args }, context);
        const abi = [JSON.parse(new Interface([`function ${signature}`]).formatJson())[0]];
        const contract = { name: 'Anything', abi, bytecode: '0x' };
        const contracts = [{ name: 'Anything', address: to, contract, layout: null }, ...context.contracts];
        const knowing = { ...context, contracts };

        expect(decodeCall(first, knowing)).toMatchObject({ exact: true, data: first.data });
        const again = actionOfCall(first, knowing);
        expect(again.kind).toBe('call');
        expect(encodeAction(again, knowing).data).toBe(first.data);
      }),
      { numRuns: 150 },
    );
  });

  it('is never refused, and never changed, whatever its bytes', () => {
    const selectors = ['0xa9059cbb', '0x01d5062a', '0xac9650d8', '0x', '0x12345678'];
    fc.assert(
      fc.property(fc.constantFrom(...selectors), hex(100), fc.constantFrom(token, stranger), (selector, body, to) => {
        const call = { to, valueWei: 0n, data: `${selector}${body.slice(2)}` as Hex };
        expect(decodeCall(call, context).data).toBe(call.data);
        expect(encodeAction(actionOfCall(call, context), context)).toEqual(call);
      }),
    );
  });
});

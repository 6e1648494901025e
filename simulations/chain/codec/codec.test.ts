import { Interface, type JsonFragment, type Result } from 'ethers';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken, ParameterRegistry } from '../../../contracts/bindings/index.js';
import { accountOf } from '../account.js';
import type { Address, Hex } from '../chain-engine.js';
import type { AbiParameter, ContractBinding } from './abi-types.js';
import { createErrorDecoder, createLogDecoder, decodeCall, decodeResult, encodeCall, encodeDeploy } from './index.js';

const hex = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);
const toHex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`;

/** A parameter with a value that its type holds. */
interface Sample {
  readonly parameter: AbiParameter;
  readonly value: unknown;
}

const width = fc.integer({ min: 1, max: 32 });
const word: fc.Arbitrary<Sample> = fc.oneof(
  width.chain((bytes) =>
    fc.bigInt({ min: 0n, max: 2n ** BigInt(8 * bytes) - 1n }).map((value) => sample(`uint${8 * bytes}`, value)),
  ),
  width.chain((bytes) => {
    const limit = 2n ** BigInt(8 * bytes - 1);
    return fc.bigInt({ min: -limit, max: limit - 1n }).map((value) => sample(`int${8 * bytes}`, value));
  }),
  hex(20).map((value) => sample('address', value)),
  fc.boolean().map((value) => sample('bool', value)),
  width.chain((bytes) => hex(bytes).map((value) => sample(`bytes${bytes}`, value))),
);
const dynamic: fc.Arbitrary<Sample> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((value) => sample('string', value)),
  fc.uint8Array({ maxLength: 80 }).map((value) => sample('bytes', toHex(value))),
  fc.array(hex(20), { maxLength: 4 }).map((value) => sample('address[]', value)),
  fc.array(hex(20), { minLength: 2, maxLength: 2 }).map((value) => sample('address[2]', value)),
  fc.array(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), { maxLength: 4 }).map((value) => sample('uint256[]', value)),
  fc.tuple(hex(20), fc.string()).map(([owner, name]) => ({
    parameter: {
      name: 'p',
      type: 'tuple',
      components: [
        { name: 'owner', type: 'address' },
        { name: 'name', type: 'string' },
      ],
    },
    value: { owner, name },
  })),
);

function sample(type: string, value: unknown): Sample {
  return { parameter: { name: 'p', type }, value };
}

/** Lists of words alone, which are done here, and mixed ones, which ethers helps with. */
const samples = fc.oneof(
  fc.array(word, { maxLength: 6 }),
  fc.array(fc.oneof(word, dynamic), { minLength: 1, maxLength: 6 }),
);

function named(list: readonly Sample[]): AbiParameter[] {
  return list.map(({ parameter }, i) => ({ ...parameter, name: `p${i}` }));
}

function contractOf(...abi: ContractBinding['abi']): ContractBinding & { readonly ethers: Interface } {
  return { name: 'Sample', abi, bytecode: '0x6000', ethers: new Interface(abi as readonly JsonFragment[]) };
}

describe('a call', () => {
  it('is encoded as ethers encodes it, and read back as it was meant', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const values = list.map(({ value }) => value);
        const contract = contractOf({ type: 'function', name: 'act', inputs: named(list), outputs: [] });
        const data = encodeCall(contract, 'act', values);
        expect(data).toBe(contract.ethers.encodeFunctionData('act', values));
        expect(decodeCall(contract, data)).toEqual({ functionName: 'act', args: values });
      }),
    );
  });

  it('has a result that is read as ethers wrote it', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const values = list.map(({ value }) => value);
        const contract = contractOf({ type: 'function', name: 'look', inputs: [], outputs: named(list) });
        const data = contract.ethers.encodeFunctionResult('look', values) as Hex;
        expect(decodeResult(contract, 'look', 0, data)).toEqual(values.length === 1 ? values[0] : values);
      }),
    );
  });

  it('takes integers that are numbers', () => {
    const alice = accountOf('alice');
    const untyped: ContractBinding = GovernanceToken;
    expect(encodeCall(untyped, 'transfer', [alice, 5])).toBe(encodeCall(GovernanceToken, 'transfer', [alice, 5n]));
  });

  it.each([
    ['an amount below nothing', 'transfer', [accountOf('bob'), -1n], /value: -1 is no uint256/],
    ['an amount too large', 'transfer', [accountOf('bob'), 2n ** 256n], /value: .* is no uint256/],
    ['a broken number', 'transfer', [accountOf('bob'), 0.5], /value: 0.5 is no uint256/],
    ['half an address', 'transfer', ['0x12', 1n], /to: "0x12" is no address/],
    ['no address', 'transfer', [undefined, 1n], /to: undefined is no address/],
    ['too few arguments', 'transfer', [1n], /no function transfer of 1 argument/],
    ['an unknown name', 'tranfser', [], /no function tranfser/],
  ])('is refused by name for %s', (_, functionName, args, message) => {
    const untyped: ContractBinding = GovernanceToken;
    expect(() => encodeCall(untyped, functionName, args)).toThrow(RangeError);
    expect(() => encodeCall(untyped, functionName, args)).toThrow(message);
  });

  it('of another contract is not read', () => {
    expect(decodeCall(GovernanceToken, '0x12345678')).toBeNull();
    expect(decodeCall(GovernanceToken, encodeCall(GovernanceToken, 'totalSupply', []).slice(0, 8) as Hex)).toBeNull();
  });

  it('knows its types from the binding', () => {
    expectTypeOf(encodeCall<typeof GovernanceToken, 'transfer'>)
      .parameter(2)
      .toEqualTypeOf<readonly [Address, bigint]>();
    expectTypeOf(decodeResult<typeof GovernanceToken, 'clock'>).returns.toEqualTypeOf<bigint>();
    expectTypeOf(decodeResult<typeof ParameterRegistry, 'bounds'>).returns.toEqualTypeOf<readonly [bigint, bigint]>();
    expectTypeOf(encodeCall<ContractBinding, string>)
      .parameter(2)
      .toEqualTypeOf<readonly unknown[]>();
  });
});

it('a deployment is the bytecode and the constructor’s arguments as ethers encodes them', () => {
  const configuration = {
    name: 'Governor',
    token: accountOf('token'),
    timelock: accountOf('timelock'),
    guardian: accountOf('guardian'),
    votingDelay: 1n,
    votingPeriod: 2n,
    lateQuorumExtension: 5n,
    proposalThreshold: 3n,
    rules: { kind: 1n, quorum: 400n, counts: 2n, weights: 1n },
  };
  expect(encodeDeploy(ConfigurableGovernor, [configuration])).toBe(
    ConfigurableGovernor.bytecode + new Interface(ConfigurableGovernor.abi).encodeDeploy([configuration]).slice(2),
  );
});

describe('a log', () => {
  const address = accountOf('contract');

  it('is read as ethers reads it, whichever of its parameters are indexed', () => {
    const event = samples
      .filter((list) => list.length > 0)
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length })),
      );
    fc.assert(
      fc.property(event, ([list, flags]) => {
        // Ethers does not write topics of arrays and structs; and there are at most three besides the event's own.
        const may = flags.map((flag, i) => flag && !/\]$|tuple/.test(list[i]!.parameter.type));
        const indexed = may.map((flag, i) => flag && may.slice(0, i).filter(Boolean).length < 3);
        const inputs = named(list).map((parameter, i) => ({ ...parameter, indexed: indexed[i]! }));
        const contract = contractOf({ type: 'event', name: 'Happened', inputs });
        const encoded = contract.ethers.encodeEventLog(
          'Happened',
          list.map(({ value }) => value),
        );
        const log = { address, topics: encoded.topics as Hex[], data: encoded.data as Hex, transactionIndex: 0 };
        const parsed = contract.ethers.parseLog(encoded)!.args;
        const decoded = createLogDecoder([{ address, name: 'sample', contract }])(log);
        expect(decoded).toMatchObject({ contract: 'sample', event: 'Happened' });
        for (const [i, { name }] of inputs.entries()) {
          expect(decoded!.args[name!]).toEqual(plainly(parsed[i], list[i]!.value));
        }
      }),
    );
  });

  it('of another address, another event or with other parameters indexed is left alone', () => {
    const transfer = new Interface(GovernanceToken.abi).encodeEventLog('Transfer', [address, address, 1n]);
    const topics = transfer.topics as Hex[];
    const log = { address, topics, data: transfer.data as Hex, transactionIndex: 0 };
    const decode = createLogDecoder([{ address, name: 'token', contract: GovernanceToken }]);
    expect(decode(log)?.event).toBe('Transfer');
    expect(decode({ ...log, address: accountOf('other') })).toBeNull();
    expect(decode({ ...log, topics: [`0x${'0'.repeat(64)}`] })).toBeNull();
    expect(decode({ ...log, topics: topics.slice(0, 2) })).toBeNull();
    expect(decode({ ...log, topics: [] })).toBeNull();
  });
});

/** What ethers parsed, as plain as it was meant; of an indexed dynamic value there is but the hash. */
function plainly(parsed: unknown, meant: unknown): unknown {
  const { hash } = (parsed ?? {}) as { readonly hash?: string };
  if (typeof hash === 'string') return hash;
  if (typeof parsed === 'string' && /^0x[0-9a-f]{40}$/i.test(parsed)) return parsed.toLowerCase();
  if (Array.isArray(meant)) return [...(parsed as Result)].map((item, i) => plainly(item, meant[i]));
  if (typeof meant === 'object') return meant;
  return parsed;
}

describe('a revert', () => {
  const decode = createErrorDecoder([GovernanceToken, ParameterRegistry]);
  const standard = new Interface(['error Error(string)', 'error Panic(uint256)']);
  const encode = (name: string, ...args: unknown[]) => standard.encodeErrorResult(name, args) as Hex;

  it.each([
    ['words', encode('Error', 'no '.repeat(400_000)), 'Error', /^(no ){166}no… \(1,200,000 characters in all\)$/],
    [
      'bytes that no error has',
      `0x${'5'.repeat(2_000_000)}` as Hex,
      'Unknown',
      /^reverted with 0x5+… \(2,000,016 char/,
    ],
    ['a little too much', encode('Error', 'a'.repeat(501)), 'Error', /^a{500}… \(501 characters in all\)$/],
    ['just enough', encode('Error', 'a'.repeat(500)), 'Error', /^a{500}$/],
    ['a message that claims to be longer than it is', encode('Error', 'a').slice(0, 80) as Hex, 'Unknown', /^reverted/],
  ])('of %s is told in a sentence’s length', (_, data, name, text) => {
    expect(decode(data)).toEqual({ name, text: expect.stringMatching(text) });
  });

  it('is named and told with its arguments', () => {
    const data = new Interface(GovernanceToken.abi).encodeErrorResult('TokenCapExceeded', [7n, 3n]) as Hex;
    expect(decode(data)).toEqual({
      name: 'TokenCapExceeded',
      text: 'TokenCapExceeded(requested: 7, available: 3)',
    });
  });

  it.each([
    ['a plain message', encode('Error', 'not today'), { name: 'Error', text: 'not today' }],
    ['an overflow', encode('Panic', 0x11), { name: 'Panic', text: 'arithmetic overflowed or underflowed' }],
    ['a division by zero', encode('Panic', 0x12), { name: 'Panic', text: 'division by zero' }],
    ['a panic nobody knows', encode('Panic', 0x99), { name: 'Panic', text: 'panic 153' }],
    ['nothing at all', '0x' as Hex, { name: 'None', text: 'reverted without a reason' }],
    ['an error of another contract', '0xdeadbeef' as Hex, { name: 'Unknown', text: 'reverted with 0xdeadbeef' }],
  ])('that says %s is told in plain words', (_, data, told) => {
    expect(decode(data)).toEqual(told);
  });

  it('with any data at all is told somehow', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('', '08c379a0', '4e487b71', encode('Error', 'x').slice(2, 40)),
        (bytes, start) => {
          expect(decode(`0x${start}${toHex(bytes).slice(2)}`).text).not.toBe('');
        },
      ),
    );
  });
});

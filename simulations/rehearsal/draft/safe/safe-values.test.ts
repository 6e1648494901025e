import { Interface, id } from 'ethers';
import { describe, expect, it } from 'vitest';
import { draftingContext as context, somebody, token } from '../../../../test/fixtures/rehearsal/draft-context.js';
import { proposalSchema } from '../../../scenario/index.js';
import { callsOf, encodeProposal } from '../encode-proposal.js';
import { importProposal } from '../exchange/import-proposal.js';
import { encodeBravoPropose } from '../exchange/propose-calldata.js';
import type { SafeInput } from './safe-values.js';

const stranger = `0x${'e'.repeat(40)}` as const;
const file = (...transactions: readonly object[]) =>
  JSON.stringify({ version: '1.0', chainId: '1', createdAt: 1, meta: { name: 'Batch' }, transactions });
const call = (name: string, inputs: readonly SafeInput[], values: object) => ({
  to: stranger,
  value: '0',
  data: null,
  contractMethod: { name, inputs, payable: false },
  contractInputsValues: values,
});
const read = (text: string) => importProposal(text, context);
/** The bytes of a method with one argument, from its text in a form. */
const bytesOf = (type: string, text: string, components?: readonly SafeInput[]) => {
  const { proposal, warnings } = read(
    file(call('f', [{ name: 'x', type, ...(components ? { components } : {}) }], { x: text })),
  );
  return { data: callsOf(proposal, context)[0]!.data, warnings: warnings.filter((each) => !/checksum/.test(each)) };
};
const encoded = (type: string, value: unknown) =>
  new Interface([`function f(${type} x)`]).encodeFunctionData('f', [value]);
const word = (digit: string) => `0x${digit.repeat(64)}`;

describe("the form of Safe's builder", () => {
  it.each<[string, string, unknown]>([
    ['bytes32[]', `['${word('1')}','${word('2')}']`, [word('1'), word('2')]],
    ['bytes32[]', `["${word('1')}", '${word('2')}', ${word('3')}]`, ['1', '2', '3'].map(word)],
    ['address[]', `['${somebody}']`, [somebody]],
    ['uint256[]', '[\'1\', "2",3]', [1n, 2n, 3n]],
    ['uint256[][]', "[['1'],[2,'3'], []]", [[1n], [2n, 3n], []]],
    ['bool[]', '[\'true\', false, "1", 0]', [true, false, true, false]],
    ['uint8[2]', "[ '7' , '8' ]", [7, 8]],
    ['string[]', '["it\'s", "a, b"]', ["it's", 'a, b']],
    ['bytes32[]', '[]', []],
    ['uint256', '"1000"', 1000n],
    ['uint256', "'1000'", 1000n],
    ['uint256', ' 1000 ', 1000n],
    ['int256', '"-5"', -5n],
    ['uint256', '0x3e8', 1000n],
    ['bool', '1', true],
    ['bool', '0', false],
    ['bool', 'True', true],
    ['bool', ' FALSE ', false],
    ['address', `eth:${somebody}`, somebody],
    ['bytes32', '0x1234', `0x1234${'0'.repeat(60)}`],
    ['bytes4[]', '["0xab", 0xaabbccdd]', ['0xab000000', '0xaabbccdd']],
    ['bytes', '0xabc', '0x0abc'],
    ['string', '"quoted" and \'quoted\'', '"quoted" and \'quoted\''],
  ])('reads a %s from %j', (type, text, value) => {
    expect(bytesOf(type, text)).toEqual({ data: encoded(type, value), warnings: [] });
  });

  it.each([
    ['string[]', "['x', 'y']", /no list of texts/],
    ['string[]', '[x, y]', /no list of texts/],
    ['function', `0x${'1'.repeat(48)}`, /no type that can be encoded/],
    ['bytes4', '0xaabbccddee', /has 5 bytes/],
  ])('refuses a %s of %j, of which Safe sends no data', (type, text, message) => {
    expect(() => bytesOf(type, text)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
    );
  });

  const quote = [
    { name: 'amount', type: 'uint256' },
    { name: 'isSingleUse', type: 'bool' },
    { name: 'isOpen', type: 'bool' },
  ];
  const QUOTE = '(uint256 amount, bool isSingleUse, bool isOpen)';

  it.each<[string, readonly unknown[], RegExp | null]>([
    ['["5","true","false"]', [5n, true, true], /isOpen is "false" in quotes/],
    ['["5","false","false"]', [5n, true, true], /isSingleUse is "false" in quotes, isOpen is "false" in quotes/],
    ['["5","0",true]', [5n, true, true], /isSingleUse is "0" in quotes/],
    ['["5",true,false]', [5n, true, false], null],
    ['["5",1,0]', [5n, true, false], null],
    [
      '["115792089237316195423570985008687907853269984665640564039457584007913129639935","true",""]',
      [2n ** 256n - 1n, true, false],
      null,
    ],
    ['{"amount": 5, "isSingleUse": true, "isOpen": "false"}', [5n, true, true], /isOpen is "false"/],
  ])('takes a boolean of a tuple for what JavaScript takes it for: %s', (text, value, warned) => {
    const { data, warnings } = bytesOf('tuple', text, quote);
    expect(data).toBe(encoded(QUOTE, value));
    expect(warnings).toEqual(warned === null ? [] : [expect.stringMatching(warned)]);
  });

  it('says so for tuples in a list too', () => {
    const { data, warnings } = bytesOf('tuple[]', '[["5","true","false"],["6",true,false]]', quote);
    expect(data).toBe(
      encoded(`${QUOTE}[]`, [
        [5n, true, true],
        [6n, true, false],
      ]),
    );
    expect(warnings).toHaveLength(1);
  });

  it.each(['', '0x', null, undefined])('with the data %j is a plain payment', (data) => {
    const { proposal } = read(file({ to: somebody, value: '1000000000000000000', data, contractMethod: null }));
    expect(callsOf(proposal, context)).toEqual([{ to: somebody, valueWei: 10n ** 18n, data: '0x' }]);
  });

  it('with empty data and a method is the method', () => {
    const transaction = { ...call('setN', [{ name: 'n', type: 'uint256' }], { n: '7' }), data: '' };
    expect(callsOf(read(file(transaction)).proposal, context)[0]!.data).toMatch(/^0x3f7a0270/);
  });

  it.each([1, '1', 2])('with the operation %j is refused: a governor makes no delegatecall', (operation) => {
    expect(() => read(file({ to: somebody, value: '0', data: '0x', operation }))).toThrow(
      expect.objectContaining({ code: 'safe-delegatecall', field: 'transactions[0].operation', exitCode: 2 }),
    );
    expect(read(file({ to: somebody, value: '0', data: '0x', operation: 0 })).proposal.actions).toHaveLength(1);
  });

  it('may have five hundred payments, and says that Bravo takes ten', () => {
    const payment = { to: somebody, value: '1', data: null };
    const { proposal, warnings } = read(file(...Array.from({ length: 500 }, () => payment)));
    expect(callsOf(proposal, context)).toHaveLength(500);
    expect(warnings.join()).toMatch(/500 actions.*Bravo takes 10/);
    expect(read(file(...Array.from({ length: 10 }, () => payment))).warnings.join()).not.toMatch(/Bravo/);
    expect(() => read(file(...Array.from({ length: 501 }, () => payment)))).toThrow(/actions/);
  });
});

describe('a call whose target no ABI knows', () => {
  const setText = [
    { name: 'node', type: 'bytes32' },
    { name: 'key', type: 'string' },
    { name: 'value', type: 'string' },
  ];
  const words = (proposal: ReturnType<typeof read>['proposal']) =>
    encodeProposal(proposal, context).actions[0]!.decoded!;

  it("is read by the method in Safe's file, marked as stated", () => {
    const values = { node: word('3'), key: 'url', value: 'https://example.org, "quoted"' };
    const decoded = words(read(file(call('setText', setText, values))).proposal);
    expect(decoded).toMatchObject({ stated: true, exact: true, signature: 'setText(bytes32,string,string)' });
    expect(decoded.sentence).toMatch(
      /calls setText .*as the proposal states it: setText\(bytes32 node, string key, string value\)/,
    );
    expect(decoded.guessed).toBeUndefined();
  });

  it("is read by Bravo's signature, marked as stated", () => {
    const data = new Interface(['function setText(bytes32,string,string)']).encodeFunctionData('setText', [
      word('3'),
      'a',
      'b',
    ]);
    const bravo = {
      to: stranger as `0x${string}`,
      valueWei: 0n,
      signature: 'setText(bytes32,string,string)',
      data: `0x${data.slice(10)}` as const,
    };
    const text = encodeBravoPropose([bravo], '# T\n\nx');
    expect(words(read(text).proposal)).toMatchObject({ stated: true, signature: 'setText(bytes32,string,string)' });
  });

  it.each([
    ['transfer(address, uint256)', '', /calls the function of that very text, 0x9d61d234/],
    ['transfer(address to,uint256 value)', '', /transfer\(address,uint256\) would be 0xa9059cbb/],
    ['mint(address,uint)', '', /mint\(address,uint256\) would be/],
    ['transfer(address,uint256)', 'a9059cbb', /begin with 0xa9059cbb again/],
    ['transfer(address,uint256)', '', null],
    ['pause()', null, null],
  ])(
    'of Bravo by the signature %s is what its timelock sends, and a mistake in it is told',
    (signature, twice, warned) => {
      const words = `${somebody.slice(2).padStart(64, '0')}${'5'.padStart(64, '0')}`;
      const data = twice === null ? '0x' : (`0x${twice}${words}` as const);
      const text = encodeBravoPropose([{ to: stranger, valueWei: 0n, signature, data }], '# T\n\nx');
      const { proposal, warnings } = read(text);
      expect(callsOf(proposal, context)[0]!.data).toBe(`${id(signature).slice(0, 10)}${data.slice(2)}`);
      expect(warnings).toEqual(warned === null ? [] : [expect.stringMatching(warned)]);
    },
  );

  it('is guessed where nothing is stated, and known where the ABI is', () => {
    const data = new Interface(['function transfer(address,uint256)']).encodeFunctionData('transfer', [somebody, 5n]);
    const raw = (to: string) => proposalSchema.parse({ title: 'x', actions: [{ kind: 'raw', to, data }] });
    expect(words(raw(stranger))).toMatchObject({ guessed: true });
    expect(words(raw(token)).stated ?? words(raw(token)).guessed).toBeUndefined();
  });

  it('of Bravo with lists of different lengths says how long each is', () => {
    const propose = new Interface(['function propose(address[], uint256[], string[], bytes[], string)']);
    const data = propose.encodeFunctionData('propose', [[token], [0n], [], ['0x'], 'no signatures']);
    expect(() => read(data)).toThrow(/1 target, 1 value, 0 signatures and 1 calldata/);
  });
});

import { Interface } from 'ethers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  draftingContext as context,
  somebody,
  timelock,
  token,
  vault,
} from '../../../../test/fixtures/rehearsal/draft-context.js';
import type { Hex } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import { type Proposal, type ProposalDraft, proposalSchema } from '../../../scenario/index.js';
import { callsOf } from '../encode-proposal.js';
import { safeChecksum } from '../safe/safe-checksum.js';
import { descriptionOf, splitDescription } from './description.js';
import { exportProposal, type ProposalFormat } from './export-proposal.js';
import { importProposal } from './import-proposal.js';
import { encodeBravoPropose, encodePropose } from './propose-calldata.js';

const drafted: ProposalDraft = {
  title: 'Fund the <working group>',
  description: 'Pays for a year.\n\n- "quotes" and ünïcode 🗳',
  actions: [
    {
      kind: 'call',
      to: '{token}',
      signature: 'transfer(address to, uint256 value)',
      arguments: [somebody, '1250.5 ENS'],
    },
    { kind: 'call', to: '{Vault}', signature: 'setLimit(address user, uint256 limit)', arguments: [somebody, '7'] },
    { kind: 'raw', to: somebody, valueWei: '2000000000000000000' },
    { kind: 'raw', to: '{Vault}', data: '0xdeadbeef01' },
  ],
};
const proposal = proposalSchema.parse(drafted);

const formats: readonly ProposalFormat[] = ['safe', 'calldata', 'bravo', 'folkmoot'];

/** A Safe builder's file of one transaction, with its checksum. */
function safeFile(transaction: object, meta: object = {}) {
  const file = {
    version: '1.0',
    chainId: '1',
    createdAt: 1,
    meta: { name: 'Batch', ...meta },
    transactions: [transaction],
  };
  return { ...file, meta: { ...file.meta, checksum: safeChecksum(file) } };
}

function refusal(text: string): string {
  try {
    importProposal(text, context);
  } catch (error) {
    if (error instanceof InputError) return `${error.code} ${error.message} ${error.hint}`;
    throw error;
  }
  throw new Error('was taken');
}

describe('a proposal that goes elsewhere and comes back', () => {
  it.each(formats)('as %s is the same bytes when it goes out again, and makes the same calls', (format) => {
    const { text } = exportProposal(proposal, format, context);
    const back = importProposal(text, context);
    expect(back).toMatchObject({ format, warnings: [] });
    expect(exportProposal(back.proposal, format, context).text).toBe(text);
    expect(callsOf(back.proposal, context)).toEqual(callsOf(proposal, context));
    expect(descriptionOf(back.proposal)).toBe(descriptionOf(proposal));
  });

  it('keeps functions and arguments readable where the ABI is known', () => {
    const { text } = exportProposal(proposal, 'calldata', context);
    expect(importProposal(text, context).proposal.actions).toEqual([
      proposal.actions[0],
      proposal.actions[1],
      { kind: 'raw', to: somebody, valueWei: '2000000000000000000', data: '0x' },
      { kind: 'raw', to: '{Vault}', valueWei: '0', data: '0xdeadbeef01' },
    ]);
  });

  it('has a file name made of its title', () => {
    expect(formats.map((format) => exportProposal(proposal, format, context).fileName)).toEqual([
      'fund-the-working-group.safe.json',
      'fund-the-working-group.propose.txt',
      'fund-the-working-group.bravo-propose.txt',
      'fund-the-working-group.proposal.json',
    ]);
  });

  it('whatever its calls and its description, is the same bytes', () => {
    const call = fc.record({
      to: fc.constantFrom(token, vault, somebody),
      valueWei: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
      data: fc.uint8Array({ maxLength: 80 }).map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`),
    });
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string().map((title) => `# ${title}\n\n# ${title}\n`),
    );
    fc.assert(
      fc.property(fc.array(call, { minLength: 1, maxLength: 4 }), text, fc.boolean(), (calls, description, bravo) => {
        fc.pre(description.trim().replaceAll(/[#\s]/g, '') !== '');
        const data = bravo
          ? encodeBravoPropose(
              calls.map((each) => ({ ...each, signature: '' })),
              description,
            )
          : encodePropose(calls, description);
        const back = importProposal(data, context);
        expect(exportProposal(back.proposal, bravo ? 'bravo' : 'calldata', context).text).toBe(`${data}\n`);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a file of Safe's builder", () => {
  const filled = {
    to: token,
    value: '0',
    data: null,
    contractMethod: {
      name: 'transfer',
      payable: false,
      inputs: [
        { internalType: 'address', name: 'to', type: 'address' },
        { internalType: 'uint256', name: 'value', type: 'uint256' },
      ],
    },
    contractInputsValues: { to: somebody, value: '1000000000000000000' },
  };

  it('is read from its method and form where it has no data', () => {
    const { proposal: read, warnings } = importProposal(JSON.stringify(safeFile(filled)), context);
    expect(read.actions).toEqual([
      {
        kind: 'call',
        to: '{token}',
        valueWei: '0',
        signature: 'transfer(address to, uint256 value)',
        arguments: [somebody, '1 ENS'],
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('keeps tuples and huge numbers of a form exactly', () => {
    const inputs = [
      {
        name: 'rules',
        type: 'tuple[]',
        components: [
          { name: 'who', type: 'address' },
          { name: 'cap', type: 'uint256' },
        ],
      },
    ];
    const huge = (2n ** 255n).toString();
    const transaction = {
      to: vault,
      value: '0',
      data: null,
      contractMethod: { name: 'setRules', inputs, payable: false },
      contractInputsValues: { rules: `[[${somebody}, ${huge}]]` },
    };
    const { proposal: read } = importProposal(JSON.stringify(safeFile(transaction)), context);
    expect(read.actions[0]).toMatchObject({
      signature: 'setRules((address who, uint256 cap)[] rules)',
      arguments: [[[somebody, huge]]],
    });
  });

  it('is taken with a warning when its checksum is wrong or absent, or when data and method disagree', () => {
    const tampered = { ...safeFile(filled), chainId: '5' };
    expect(importProposal(JSON.stringify(tampered), context).warnings).toEqual([
      expect.stringContaining('The checksum does not match'),
      expect.stringContaining('made for chain 5'),
    ]);
    const bare = { version: '1.0', chainId: '1', meta: { name: 'Batch' }, transactions: [filled] };
    expect(importProposal(JSON.stringify(bare), context).warnings).toEqual([expect.stringContaining('no checksum')]);
    const data = new Interface(['function transfer(address,uint256)']).encodeFunctionData('transfer', [timelock, 5n]);
    const lying = importProposal(JSON.stringify(safeFile({ ...filled, data })), context);
    expect(lying.warnings).toEqual([
      expect.stringContaining('Transaction 1 shows a method that does not give its data'),
    ]);
    expect(callsOf(lying.proposal, context)[0]!.data).toBe(data);
  });

  it('of another sender than the timelock says so', () => {
    const { warnings } = importProposal(JSON.stringify(safeFile(filled, { createdFromSafeAddress: vault })), context);
    expect(warnings).toEqual([expect.stringContaining("the DAO's timelock sends the calls")]);
  });

  it.each([
    ['of another chain', '10', 'for chain 10.'],
    ['of no chain that it names', [['1']], 'for a chain that it does not name.'],
    ['of a chain with a number without end', '9'.repeat(5_000), `for chain ${'9'.repeat(40)}.`],
  ])('%s says so', (_, chainId, said) => {
    const { warnings } = importProposal(JSON.stringify({ ...safeFile(filled), chainId }), context);
    expect(warnings).toContainEqual(expect.stringContaining(said));
  });

  it('whose form lacks an argument is refused, naming the transaction', () => {
    const form = { ...filled, contractInputsValues: { to: somebody } };
    expect(refusal(JSON.stringify(safeFile(form)))).toContain('transactions[0].arguments[1] (value)');
  });
});

describe('what is no proposal', () => {
  it.each([
    [
      'lists in lists, five thousand deep',
      `{"chainId": ${'['.repeat(5_000)}${']'.repeat(5_000)}, "meta": {}, "transactions": []}`,
      /is no JSON: it is nested more than 200 levels deep/,
    ],
    ['an empty text', '', /is empty/],
    ['some words', 'hello', /neither JSON nor calldata/],
    ['other JSON', '{"a": 1}', /neither calldata, nor a Safe file/],
    ['calldata of something else', '0xa9059cbb', /begins with 0xa9059cbb does not call propose/],
    [
      'calldata that is cut off',
      exportProposal(proposal, 'calldata', context).text.slice(0, 400),
      /cut off or damaged/,
    ],
    ['a Safe file without transactions', '{"meta": {}, "transactions": []}', /safe-file-invalid.*transactions/],
    [
      'a Folkmoot file without actions',
      '{"format": "folkmoot-proposal/1", "title": "x"}',
      /proposal-invalid.*actions/s,
    ],
  ])('is refused: %s', (_, text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });

  it('is a propose whose lists differ in length', () => {
    const propose = new Interface(['function propose(address[], uint256[], bytes[], string)']);
    const data = propose.encodeFunctionData('propose', [[token, token], [0n], ['0x'], 'x']);
    expect(refusal(data)).toContain('lists differ in length: 2 targets, 1 value and 1 calldata');
  });

  it.each([
    [[1, 1, 0, 1], '1 target, 1 value, 0 signatures and 1 calldata'],
    [[2, 1, 1, 1], '2 targets, 1 value, 1 signature and 1 calldata'],
    [[1, 2, 1, 1], '1 target, 2 values, 1 signature and 1 calldata'],
    [[1, 1, 2, 1], '1 target, 1 value, 2 signatures and 1 calldata'],
    [[3, 3, 3, 2], '3 targets, 3 values, 3 signatures and 2 calldata'],
    [[0, 1, 0, 0], '0 targets, 1 value, 0 signatures and 0 calldata'],
  ] as const)('is one of Bravo’s whose lists have %j entries', ([targets, values, signatures, calldatas], counted) => {
    const propose = new Interface(['function propose(address[], uint256[], string[], bytes[], string)']);
    const lists = [
      Array(targets).fill(token),
      Array(values).fill(0n),
      Array(signatures).fill('f()'),
      Array(calldatas).fill('0x'),
    ];
    expect(refusal(propose.encodeFunctionData('propose', [...lists, 'x']))).toContain(
      `lists differ in length: ${counted}`,
    );
  });
});

describe('a description', () => {
  it.each([
    ['# Title\n\nBody', 'Title', 'Body'],
    ['# Title', 'Title', ''],
    ['Title\nBody', 'Title', 'Title\nBody'],
    ['## Title\n\nBody', 'Title', '## Title\n\nBody'],
    ['# A\n\n# A\nBody', 'A', '# A\n\n# A\nBody'],
  ])('%j is split into title and text, and joined to the same', (text, title, description) => {
    const split: Pick<Proposal, 'title' | 'description'> = splitDescription(text);
    expect(split).toEqual({ title, description });
    expect(descriptionOf(split)).toBe(text);
  });
});

import { describe, expect, it } from 'vitest';
import {
  draftingContext as context,
  somebody,
  timelock,
  token,
} from '../../../test/fixtures/rehearsal/draft-context.js';
import { type ProposalDraft, proposalSchema } from '../../scenario/index.js';
import { encodeProposal } from './encode-proposal.js';
import { listFunctions } from './list-functions.js';

function encode(...actions: ProposalDraft['actions']) {
  return encodeProposal(proposalSchema.parse({ title: 'Test', actions }), context);
}

function warning(to: string, signature: string, args: string[], valueWei = '0'): string {
  const { problems } = encode({ kind: 'call', to, signature, arguments: args, valueWei });
  expect(problems.map(({ level }) => level)).toEqual(['warning']);
  return problems[0]!.message;
}

describe("a draft's actions", () => {
  it('keep their places when one cannot be encoded, and the problem names it', () => {
    const transfer = { kind: 'call' as const, to: '{token}', signature: 'transfer(address to, uint256 amount)' };
    const { actions, problems } = encode(
      { ...transfer, arguments: [somebody, 'much'] },
      { ...transfer, arguments: [somebody, '5 ENS'] },
    );
    expect(actions.map(({ decoded }) => decoded?.sentence ?? null)).toEqual([
      null,
      'moves 5 ENS from the treasury to Alice',
    ]);
    expect(problems).toEqual([
      {
        field: 'actions[0].arguments[1] (amount)',
        level: 'error',
        message: '"much" is not a number. Write a whole number such as "1000", or an amount: "1250.5 tokens".',
      },
    ]);
  });

  it.each([
    ['a function the target lacks', '{token}', 'sweep(address to)', [somebody], '0', /ABI of token does not have/],
    ['a function that only reads', '{token}', 'balanceOf(address who)', [somebody], '0', /changes nothing/],
    ['value that nobody takes', '{Vault}', 'setFee(uint16 fee)', ['3'], '5', /takes none: it reverts/],
    ['tokens to their own contract', '{token}', 'transfer(address,uint256)', [token, '1'], '0', /nobody can get them/],
    [
      'transferFrom the treasury',
      '{token}',
      'transferFrom(address,address,uint256)',
      [timelock, somebody, '1'],
      '0',
      /allowance/,
    ],
    [
      'the relay',
      '{governor}',
      'relay(address,uint256,bytes)',
      [somebody, '1', '0x'],
      '0',
      /sees the governor as sender/,
    ],
  ])('are warned of %s', (_, to, signature, args, value, expected) => {
    expect(warning(to, signature, args, value)).toMatch(expected);
  });

  it('without oddities have no problems', () => {
    expect(encode({ kind: 'raw', to: somebody, valueWei: '5' }).problems).toEqual([]);
  });
});

describe("the DAO's functions", () => {
  const functions = listFunctions(context.contracts);

  it('are those that change something, overloads apart', () => {
    const vault = functions.filter(({ contract }) => contract === 'Vault').map(({ signature }) => signature);
    expect(vault).toEqual(['setFee(uint16 fee)', 'setLimit(address user, uint256 limit)', 'setLimit(uint256 limit)']);
    expect(functions.some(({ signature }) => signature.startsWith('balanceOf'))).toBe(false);
  });

  it('can each be called by the signature that is listed', () => {
    const samples: Record<string, unknown> = { address: somebody, bool: true, string: 'a', bytes: '0x' };
    for (const { to, signature, inputs } of functions.filter(({ inputs }) =>
      inputs.every(({ type }) => !type.includes('[') && !type.includes('(')),
    )) {
      const args = inputs.map(({ type }) =>
        type.startsWith('bytes') && type !== 'bytes'
          ? `0x${'00'.repeat(Number(type.slice(5)))}`
          : String(samples[type] ?? '1'),
      );
      expect(
        encode({ kind: 'call', to, signature, arguments: args }).problems.filter(({ level }) => level === 'error'),
      ).toEqual([]);
    }
  });
});

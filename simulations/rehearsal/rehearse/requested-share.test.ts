import { describe, expect, it } from 'vitest';
import { parseDao, parseProposal } from '../../scenario/index.js';
import { callsOf } from '../draft/encode-proposal.js';
import { requestedShareIn, requestedShareOf } from './requested-share.js';
import { loadInputs } from './shared-inputs.js';

const address = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
const USDC = address(0xc0ffee);
const dao = parseDao({
  name: 'sample',
  title: 'Sample',
  token: { symbol: 'ACN', decimals: 2 },
  holders: { kind: 'list', holders: [{ address: address(1), tokens: '60' }] },
  treasury: [
    { asset: 'native', tokens: '10' },
    { asset: 'token', tokens: '200' },
    { asset: USDC, symbol: 'USDC', decimals: 6, tokens: '1000' },
  ],
});
const pay = (to: string, amount: string) => ({
  kind: 'call' as const,
  to,
  signature: 'transfer(address to, uint256 amount)',
  arguments: [address(9), amount],
});
const send = (wei: string) => ({ kind: 'raw' as const, to: address(9), valueWei: wei });

describe('the part of the treasury that a proposal asks for', () => {
  it.each([
    ['two payments of one token', [pay('{token}', '20 tokens'), pay('{token}', '30 tokens')], 0.25],
    ['the largest of several assets', [pay(USDC, '100 USDC'), send('3000000000000000000')], 0.3],
    ['all there is, when it asks for more', [pay(USDC, '5000 USDC')], 1],
    ['nothing, when it moves nothing', [{ kind: 'raw' as const, to: '{governor}', data: '0x12345678' }], 0],
  ])('is that of %s', async (_, actions, share) => {
    const { context } = await loadInputs(dao, null);
    const calls = callsOf(parseProposal({ title: 'Pay', actions }), context);
    expect(requestedShareOf(calls, dao)).toBeCloseTo(share, 9);
  });

  it('is nothing for a draft that cannot be sent yet', async () => {
    const inputs = await loadInputs(dao, null);
    const unknown = parseProposal({ title: 'Pay', actions: [pay('{vault}', '20 tokens')] });
    expect(requestedShareIn(unknown, inputs)).toBe(0);
    expect(requestedShareIn(parseProposal({ title: 'Pay', actions: [pay('{token}', '20 tokens')] }), inputs)).toBe(0.1);
  });
});

import { describe, expect, it } from 'vitest';
import { type DaoDraft, parseDao } from '../../scenario/index.js';
import { loadInputs } from './load-inputs.js';

const address = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;
const USDC = address(0xc0ffee);
const dao = (changes: Partial<DaoDraft> = {}) =>
  parseDao({
    name: 'sample',
    title: 'Sample',
    token: { symbol: 'ACN', decimals: 2 },
    holders: { kind: 'list', holders: [{ address: address(1), tokens: '60' }] },
    ...changes,
  });

describe('the inputs of a rehearsal', () => {
  it('have a supply with the treasury in it, as the chain will', async () => {
    const treasury = [{ asset: 'token' as const, tokens: '40.25' }];
    const { membership, assumptions } = await loadInputs(dao({ treasury }), null);
    expect([membership.supply, assumptions]).toEqual([10_025n, []]);
  });

  it('say that the supply that was given is too small for the treasury', async () => {
    const changes = {
      token: { symbol: 'ACN', decimals: 2, supplyTokens: '70' },
      treasury: [{ asset: 'token' as const, tokens: '40.25' }],
    };
    const { members, assumptions } = await loadInputs(dao(changes), null);
    expect(members.supply).toBe('100.25');
    expect(assumptions).toEqual([
      'The holders and the treasury have 100.25 ACN, more than the supply of 70 that was given; it is taken as what they have.',
    ]);
  });

  it.each<[string, Partial<DaoDraft>]>([
    [
      'treasury[1].tokens',
      {
        treasury: [
          { asset: 'native', tokens: '0.5' },
          { asset: USDC, decimals: 6, tokens: '1.1234567' },
        ],
      },
    ],
    ['treasury[0].tokens', { treasury: [{ asset: 'token', tokens: '1.001' }] }],
    ['governor.proposalThresholdTokens', { governor: { proposalThresholdTokens: '0.125' } }],
    ['governor.quorum.tokens', { governor: { quorum: { kind: 'absolute', tokens: '0.125' } } }],
  ])('refuse more digits than the token has in %s', async (field, changes) => {
    await expect(loadInputs(dao(changes), null)).rejects.toMatchObject({
      code: 'amount-too-fine',
      field,
      message: expect.stringContaining(`${field}: `),
    });
  });

  it('refuse a holder who is listed, or delegates, twice', async () => {
    const twice = { kind: 'list' as const, holders: [1, 2, 1].map((i) => ({ address: address(i), tokens: '1' })) };
    await expect(loadInputs(dao({ holders: twice }), null)).rejects.toMatchObject({
      field: 'holders.holders[2].address',
    });
    const delegations = [2, 3].map((i) => ({ delegator: address(1), delegate: address(i) }));
    await expect(loadInputs(dao({ delegations }), null)).rejects.toMatchObject({
      code: 'delegator-twice',
      field: 'delegations[1].delegator',
    });
  });
});

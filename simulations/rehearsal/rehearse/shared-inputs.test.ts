import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MANY_TURNS, turnsDuring } from '../../../test/fixtures/turns-during.js';
import { InputError } from '../../errors/index.js';
import { type DaoDraft, parseDao } from '../../scenario/index.js';
import { loadInputs } from './shared-inputs.js';

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

describe('a long list of holders', () => {
  // A document lists ten thousand at most: notes make the file longer than what is read in the engine's own thread.
  const note = 'n'.repeat(120);
  const holders = Array.from({ length: 9_000 }, (_, i) => ({ address: address(i + 1), tokens: `${i + 1}.25` }));
  const rows = holders.map(({ address: holder, tokens }) => `${holder},${tokens},${note}`);
  const fromFile = (path: string) => dao({ holders: { kind: 'file', path } });
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-holders-'));
    await writeFile(join(folder, 'long.csv'), ['HolderAddress,Balance,Note', ...rows].join('\n'));
    await writeFile(join(folder, 'bad.csv'), ['HolderAddress,Balance,Note', ...rows, 'nobody,1,'].join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is read while others have their turn, and comes to what the same list in the document does', async () => {
    const reading = loadInputs(fromFile('long.csv'), folder);
    expect(await turnsDuring(reading)).toBeGreaterThan(MANY_TURNS);
    const { membership, members, files } = await reading;
    const listed = await loadInputs(dao({ holders: { kind: 'list', holders } }), null);
    const { sourceHash } = membership;
    expect(membership).toEqual({ ...listed.membership, sourceHash });
    expect(members).toEqual({ ...listed.members, sourceHash });
    expect(sourceHash).not.toBe(listed.membership.sourceHash);
    expect(files).toMatchObject([{ name: 'holders', path: join(folder, 'long.csv') }]);
  });

  it('is refused with the row at fault, as a short one is', async () => {
    const error = await loadInputs(fromFile('bad.csv'), folder).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'import-refused', field: 'bad.csv', value: 'nobody' });
    expect((error as InputError).message).toContain('row 9002');
  });

  it('is read no further when that is stopped', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(loadInputs(fromFile('long.csv'), folder, stop.signal)).rejects.toThrow('stopped');
  });
});

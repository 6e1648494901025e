import { describe, expect, it } from 'vitest';
import { checkDao, checkProposal, parseProposal } from './check-documents.js';

const holders = { kind: 'list', holders: [{ address: `0x${'Ab'.repeat(20)}`, tokens: '10.5' }] };
const dao = { name: 'sample', title: 'Sample', holders };

describe('a DAO file', () => {
  it('needs a name, a title and holders, and fills in the rest', () => {
    const { dao: parsed } = checkDao(dao);
    expect(parsed?.governor).toMatchObject({ votingPeriodSeconds: 604_800, quorum: { kind: 'fraction', percent: 4 } });
    expect(parsed?.holders).toMatchObject({ holders: [{ address: `0x${'ab'.repeat(20)}` }] });
  });

  it.each([
    ['an amount with a sign', { ...dao, treasury: [{ asset: 'native', tokens: '-1' }] }, 'treasury[0].tokens'],
    ['an address too short', { ...dao, token: { address: '0x12' } }, 'token.address'],
    ['a field that is not known', { ...dao, quorum: 4 }, 'quorum'],
    [
      'a contract named like the token',
      { ...dao, contracts: [{ name: 'token', artifact: 'a.json' }] },
      'contracts[0].name',
    ],
    [
      'two contracts in one place',
      {
        ...dao,
        token: { address: `0x${'11'.repeat(20)}` },
        contracts: [{ name: 'Vault', address: `0x${'11'.repeat(20)}`, artifact: 'a.json' }],
      },
      'contracts[0].address',
    ],
    [
      'a share of For that the local governor cannot ask for',
      { ...dao, governor: { approvalPercent: 70 } },
      'governor.approvalPercent',
    ],
    [
      'a super quorum that the local governor does not have',
      { ...dao, governor: { superQuorumTokens: '5' } },
      'governor.superQuorumTokens',
    ],
  ])('names the field of %s', (_, document, field) => {
    expect(checkDao(document).problems.map((problem) => problem.field)).toContain(field);
  });

  it('takes a share of For from a copied governor', () => {
    const fork = { url: 'http://127.0.0.1:8545', governor: `0x${'22'.repeat(20)}` };
    expect(checkDao({ ...dao, fork, governor: { approvalPercent: 70, superQuorumTokens: '5' } }).problems).toEqual([]);
  });
});

describe('a proposal file', () => {
  it('says the value of a target that is none', () => {
    const document = { title: 'Pay', actions: [{ kind: 'raw', to: 'vault', data: '0x' }] };
    expect(checkProposal(document).problems[0]?.field).toBe('actions[0].to');
    expect(() => parseProposal(document, 'pay.json')).toThrow(/pay\.json cannot be used/);
  });

  const vitalik = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';

  it.each([vitalik, vitalik.toLowerCase(), `0x${vitalik.slice(2).toUpperCase()}`])('takes the target %s', (to) => {
    const { proposal } = checkProposal({ title: 'Pay', actions: [{ kind: 'raw', to, data: '0x' }] });
    expect(proposal?.actions[0]?.to).toBe(vitalik.toLowerCase());
  });

  it('refuses a target whose capital letters are not its checksum', () => {
    const to = vitalik.replace('dA6B', 'DA6B');
    const { problems } = checkProposal({ title: 'Pay', actions: [{ kind: 'raw', to, data: '0x' }] });
    expect(problems).toEqual([{ field: 'actions[0].to', message: expect.stringMatching(/EIP-55.*\(it is "0xd8DA6B/) }]);
  });

  it('needs an action', () => {
    expect(checkProposal({ title: 'Nothing', actions: [] }).problems[0]).toMatchObject({ field: 'actions' });
  });
});

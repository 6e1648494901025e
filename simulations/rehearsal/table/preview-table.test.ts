import { describe, expect, it } from 'vitest';
import { guessMapping, headersKey } from './column-mapping.js';
import { previewTable, withRemembered } from './preview-table.js';

const whole = { weight: null, expiry: null };

describe('a preview of a table', () => {
  it.each([
    ['holders', 'HolderAddress,Balance,PendingBalanceUpdate', { address: 'HolderAddress', balance: 'Balance' }],
    ['holders', 'Account;Tokens', { address: 'Account', balance: 'Tokens' }],
    ['delegations', 'delegator,delegate', { delegator: 'delegator', delegate: 'delegate', ...whole }],
    ['delegations', 'Address,To', { delegator: 'Address', delegate: 'To', ...whole }],
    [
      'delegations',
      'delegator,delegate,weight (%),expirationTimestamp',
      { delegator: 'delegator', delegate: 'delegate', weight: 'weight (%)', expiry: 'expirationTimestamp' },
    ],
    [
      'votes',
      'Member,Proposal ID,Created,Choice #,Choice,VP',
      { voter: 'Member', proposal: 'Proposal ID', choice: 'Choice #', power: 'VP', time: 'Created' },
    ],
    [
      'votes',
      'id,voter,created,proposal.id,choice,vp',
      { voter: 'voter', proposal: 'proposal.id', choice: 'choice', power: 'vp', time: 'created' },
    ],
    [
      'votes',
      'proposalId,voter,support,weight,timestamp',
      { voter: 'voter', proposal: 'proposalId', choice: 'support', power: 'weight', time: 'timestamp' },
    ],
    [
      'proposals',
      'Snapshot ID,Type,Title,Started,Ended,Threshold,Status,Total VP',
      {
        id: 'Snapshot ID',
        type: 'Type',
        title: 'Title',
        start: 'Started',
        end: 'Ended',
        threshold: 'Threshold',
        status: 'Status',
        author: null,
        choices: null,
      },
    ],
  ] as const)('guesses what the columns of %s say: %s', (kind, header, mapping) => {
    expect(guessMapping(kind, header.split(/[,;]/))).toEqual(mapping);
  });

  it('shows twenty rows of two hundred thousand, and counts them all', () => {
    const text = `id,"what, is it"\n${'1,"a\nb"\n'.repeat(200_000)}`;
    const preview = previewTable('holders', { name: 'x.csv', text });
    expect(preview).toMatchObject({ format: 'csv', columns: ['id', 'what, is it'], rowCount: 200_000, problems: [] });
    expect(preview.rows).toHaveLength(20);
    expect(preview.rows[0]).toEqual(['1', 'a\nb']);
  });

  it('takes the remembered mapping when its columns are there', () => {
    const file = { name: 'x.csv', text: 'who,much\n0x1,2\n' };
    const mapping = { address: 'who', balance: 'much' };
    expect(withRemembered(previewTable('holders', file), mapping)).toMatchObject({ mapping, remembered: true });
    const other = { address: 'someone', balance: 'much' };
    expect(withRemembered(previewTable('holders', file), other)).toMatchObject({
      mapping: { address: null },
      remembered: false,
    });
  });

  it('says what is wrong with a file that cannot be read', () => {
    expect(previewTable('votes', { name: 'x.csv', text: 'a,"b\n1,2' }).problems).toMatchObject([{ file: 'x.csv' }]);
    expect(previewTable('votes', { name: 'x.json', text: '[{]' }).problems).toMatchObject([{ file: 'x.json' }]);
  });

  it('knows tables by their headers', () => {
    expect(headersKey(['A ', 'b'])).toBe(headersKey(['a', 'B']));
    expect(headersKey(['a', 'b'])).not.toBe(headersKey(['b', 'a']));
    expect(headersKey(['a,b'])).not.toBe(headersKey(['a', 'b']));
  });
});

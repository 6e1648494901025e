import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDao, checkProposal } from './check-documents.js';
import { daoReference, proposalReference } from './document-references.js';

const exampleOn = (page: string): unknown => JSON.parse(/```json\n([\s\S]*?)\n```/.exec(page)![1]!);

describe.each([
  ['daos.md', daoReference(), '`holders.mapping.balance`'],
  ['proposals.md', proposalReference(), '`actions[].signature`'],
])('the page %s', (name, reference, field) => {
  const page = new URL(`../../../docs/${name}`, import.meta.url);

  it('says what the schema says', async () => {
    await expect(reference).toMatchFileSnapshot(page.pathname);
    expect(readFileSync(page, 'utf8')).toContain(field);
  });

  it('has a word on every field', () => {
    const silent = reference.split('\n').filter((line) => /^\| `[^`]+` \| {2}\|/.test(line));
    expect(silent).toEqual([]);
  });
});

it('the example of a DAO file is a valid one', () => {
  expect(checkDao(exampleOn(daoReference())).problems).toEqual([]);
});

it('the example of a proposal file is a valid one', () => {
  expect(checkProposal(exampleOn(proposalReference())).problems).toEqual([]);
});

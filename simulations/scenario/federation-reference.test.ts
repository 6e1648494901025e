import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { federationReference } from './federation-reference.js';
import { checkFederation } from './parse-federation.js';

const page = new URL('../../docs/federations.md', import.meta.url);

it('the page on federation files says what the schema says', async () => {
  await expect(federationReference()).toMatchFileSnapshot(page.pathname);
  expect(readFileSync(page, 'utf8')).toContain('`cohortPercent`');
});

it('the smallest federation on the page is a valid one', () => {
  const [, json] = /```json\n([\s\S]*?)\n```/.exec(federationReference())!;
  expect(checkFederation(JSON.parse(json!)).problems).toEqual([]);
});

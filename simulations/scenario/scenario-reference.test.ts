import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioReference } from './scenario-reference.js';

it('the page on scenario files says what the schema says', async () => {
  const page = new URL('../../docs/scenarios.md', import.meta.url);
  await expect(scenarioReference()).toMatchFileSnapshot(page.pathname);
  expect(readFileSync(page, 'utf8')).toContain('`governance.quorumPercent`');
});

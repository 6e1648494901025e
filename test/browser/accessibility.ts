import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against the page as it stands: one line a fault, with the first elements that have it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(source);
  // Colours that are just changing are nobody's choice.
  await page.evaluate(() => {
    // Runs in the page, whose types this program has not.
    const { document } = globalThis as unknown as { document: { getAnimations(): { finished: Promise<unknown> }[] } };
    return Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const results = await page.evaluate(() => {
    // Runs in the page, whose types this program has not.
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return results.violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`);
    return `${id}: ${help}: ${places.join('; ')}`;
  });
}

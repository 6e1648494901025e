import type { Page } from 'playwright-core';
import { beforeEach, it } from 'vitest';
import { openWindow } from './open-window.js';

/* Files that are dropped: each opens where it belongs, whatever page is shown. */

const open = openWindow('start-tiny');
let page: Page;
beforeEach(() => {
  page = open.page;
});

const scenario = {
  format: 'folkmoot-scenario/1',
  name: 'mine',
  title: 'My own DAO',
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } }],
};
const file = (name: string, content: unknown) => ({
  name,
  text: typeof content === 'string' ? content : JSON.stringify(content),
});
const dialog = (words: string | RegExp) => async () => {
  await page.getByRole('dialog').getByText(words).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const heading = (name: string) => async () => page.getByRole('heading', { name, level: 1 }).waitFor();

/** What is dropped, and what has to be shown then. */
const kinds = [
  { files: [file('mine.json', scenario)], shown: dialog('My own DAO') },
  { files: [file('broken.json', '{"name": ')], shown: dialog(/is not JSON/) },
  {
    files: [file('wrong.json', { ...scenario, format: 'folkmoot-scenario/9' })],
    shown: dialog(/unknown format|must be/i),
  },
  { files: [file('run.json', { format: 'folkmoot-run/1', resolved: scenario })], shown: heading('Change a scenario') },
  { files: [file('wine.csv', 'acidity,sugar,kind\n1,2,a\n2,3,b\n3,4,a\n')], shown: heading('New federation') },
  {
    files: [file('safe.json', { version: '1.0', chainId: '1', meta: { name: 'Pay' }, transactions: [] })],
    shown: async () => page.getByTestId('saving').waitFor(),
  },
] as const;

async function drop(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

it.each(['scenarios', 'compare', 'edit-scenario', 'settings'])('open from the page %s', async (name) => {
  for (const { files, shown } of kinds) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${name}`);
    await page.locator('main').waitFor();
    await drop(files);
    await shown();
    // What a kind tells of itself in the corner is no part of the next.
    for (const close of await page.getByRole('button', { name: 'Close' }).all())
      await close.click().catch(() => undefined);
  }
});

it('open one after another when several are dropped at once', async () => {
  await drop([
    file('one.json', { ...scenario, title: 'The first' }),
    file('two.json', { ...scenario, title: 'The second' }),
  ]);
  await page.getByRole('dialog').getByText('The first').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByText('The second').waitFor();
});

import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* Rehearsals in the window, in a real browser, on the real engine. */

const open = openWindow('federation-card-sybils');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

const data = path.resolve('../shared/data');
// Real lists of holders are not part of the project; the title says so where they are absent.
const withData = existsSync(data) ? it : it.skip;
const absent = existsSync(data) ? '' : ' (skipped: ../shared/data is absent)';

const stepState = (section: string) => page.getByTestId(`step-${section}`).getAttribute('data-state');
const saved = () => until(async () => expect(await page.getByTestId('saving').textContent()).toBe('saved'));

async function rehearseIn(dao: string): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await page.getByTestId(`rehearse-${dao}`).click();
  await page.getByTestId('decoded-sentence').first().waitFor();
}

/** Goes to a part of the DAO. */
const part = (name: string) => page.getByRole('tab', { name }).click();

/** Chooses a file for an import, as the file dialogue would. */
const choose = (kind: string, file: string) =>
  page.getByTestId(`import-${kind}`).locator('input[type=file]').setInputFiles(file);

async function take(kind: string, file: string): Promise<void> {
  await choose(kind, file);
  await page.getByTestId('preview-rows').waitFor();
  await page.getByTestId('take-table').click();
  await page.getByTestId('preview-rows').waitFor({ state: 'detached' });
}

async function toForecast(): Promise<void> {
  await page.getByTestId('forecast-draft').click();
  await page.getByTestId('forecast-headline').waitFor();
  await until(async () => expect(await stepState('forecast')).toBe('done'));
}

/** Brings a file by dropping it on the window. */
async function drop(name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      // Runs in the page, whose types this program has not.
      const { DataTransfer, File } = globalThis as unknown as {
        DataTransfer: new () => { items: { add(file: unknown): void } };
        File: new (parts: unknown[], name: string) => unknown;
      };
      const made = new DataTransfer();
      made.items.add(new File([content], String(fileName)));
      return made;
    },
    [text, name],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

describe('somebody who has never seen it', () => {
  it('gets to a forecast for a built-in DAO', async () => {
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByTestId('dao-card-ens').waitFor();
    await picture('rehearse-1-choose');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByTestId('rehearse-ens').click();
    await page.getByTestId('decoded-sentence').first().waitFor();
    expect(await page.getByTestId('decoded-sentence').first().textContent()).toMatch(/^moves .+ ENS from the treasury/);
    await picture('rehearse-2-draft');
    expect(await accessibilityFaults(page)).toEqual([]);
    await toForecast();
    await picture('rehearse-3-forecast');

    await page.reload();
    await page.getByTestId('forecast-headline').waitFor();
    await page.getByRole('button', { name: 'All rehearsals' }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).waitFor();
  });

  withData(`gets from their own list of holders to a forecast${absent}`, async () => {
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByTestId('own-dao').click();
    await part('Holders');
    await choose('holders', path.join(data, 'holders/ens-ep2.csv'));
    await page.getByTestId('preview-rows').waitFor();
    await picture('rehearse-own-holders');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByTestId('take-table').click();
    await until(async () => expect(await page.getByTestId('holder-count').textContent()).toBe('2,015'));
    await page.getByTitle('219,295.650978169915391391 GOV').first().waitFor();
    await picture('rehearse-own-members');
    await page.getByTestId('to-draft').click();
    await toForecast();
  });
});

describe("one's own DAO", () => {
  it('takes nothing of a table over while a row is wrong, and names every row', async () => {
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByTestId('own-dao').click();
    await part('Holders');
    const file = path.join(open.folder, 'broken.csv');
    const address = (at: number) => `0x${at.toString(16).padStart(40, '0')}`;
    await writeFile(file, `HolderAddress,Balance\n${address(1)},10\n${address(2)},1.2.3\n0x12,7\n`);
    await choose('holders', file);
    await page.getByTestId('take-table').click();
    const problems = page.getByTestId('import-problems');
    await problems.getByText('2 problems in broken.csv').waitFor();
    expect(await problems.getByRole('row').nth(1).textContent()).toMatch(/^3Balance1\.2\.3/);
    expect(await problems.getByRole('row').nth(2).textContent()).toMatch(/^4HolderAddress0x12/);
    expect(await page.getByTestId('holder-count').textContent()).toBe('1,000');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('stays at hand with two hundred thousand holders', async () => {
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByTestId('own-dao').click();
    const rows = Array.from({ length: 200_000 }, (_, at) => `0x${(at + 1).toString(16).padStart(40, '0')},${at + 1}.5`);
    const file = path.join(open.folder, 'many.csv');
    await writeFile(file, `HolderAddress,Balance\n${rows.join('\n')}\n`);
    await part('Holders');
    await choose('holders', file);
    await page.getByRole('button', { name: 'Import 200,000 rows' }).waitFor();
    await page.getByTestId('take-table').click();
    // The window goes on while the engine reads.
    await part('Rules');
    await page.getByLabel('Quorum', { exact: true }).fill('2');
    await part('Holders');
    await until(async () => expect(await page.getByTestId('holder-count').textContent()).toBe('200,000'));
    await saved();
    await part('Rules');
    expect(await page.getByLabel('Quorum', { exact: true }).inputValue()).toBe('2');
  });

  it('has contracts of its own, whose constructor is asked for and whose functions a draft can call', async () => {
    await rehearseIn('commons');
    const uint = (name: string) => ({ name, type: 'uint256' });
    const abi = [
      { type: 'constructor', stateMutability: 'nonpayable', inputs: [{ name: 'owner', type: 'address' }, uint('cap')] },
      { type: 'function', name: 'raise', stateMutability: 'nonpayable', inputs: [uint('limit')], outputs: [] },
    ];
    const artifact = { _format: 'hh-sol-artifact-1', contractName: 'Vault', abi, bytecode: '0x60006000f3' };
    await drop('Vault.json', JSON.stringify({ ...artifact, deployedBytecode: '0x00' }));
    await page.getByRole('combobox', { name: 'owner' }).fill('{timelock}');
    await page.getByLabel('cap', { exact: true }).fill('1000');
    await saved();
    await picture('rehearse-own-contract');
    expect(await accessibilityFaults(page)).toEqual([]);
    await until(async () => expect(await stepState('dao')).toBe('done'));
    await page.getByTestId('to-draft').click();
    await page.getByTestId('add-action').click();
    await page.getByTestId('action-1').getByPlaceholder('Choose what to call').click();
    await page.getByRole('option', { name: 'raise(uint256 limit)' }).click();
    await page.getByTestId('action-1').getByLabel('limit', { exact: true }).fill('5');
    await page.getByTestId('action-1').getByTestId('decoded-sentence').waitFor();
    await picture('rehearse-own-call');
  });

  withData(`learns of past proposals and votes, each dropped where one happens to be${absent}`, async () => {
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByTestId('own-dao').click();
    await page.getByRole('tab', { name: 'Holders' }).waitFor();
    await drop('proposals.csv', await readFile(path.join(data, 'decentraland/proposals.csv'), 'utf8'));
    await page.getByTestId('take-table').click();
    await page.getByText('Past votes are still missing').waitFor();
    await take('votes', path.join(data, 'decentraland/votes.csv'));
    await page.getByTestId('history').getByText('13,036').waitFor();
    await picture('rehearse-own-history');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('what comes before and after the vote', () => {
  it('is set up in the window, forecast with the vote, and taken away again', async () => {
    await rehearseIn('commons');
    await page.getByTestId('step-dao').click();
    await part('Poll and vetoes');
    await page.getByRole('switch', { name: 'It holds a poll first' }).click();
    await page.getByLabel('Voting period of the poll').fill('86400');
    await page.getByTestId('can-stop').getByRole('button', { name: 'Add one' }).click();
    await page
      .getByTestId('can-stop')
      .getByRole('button', { name: /^council/ })
      .first()
      .click();
    await page.getByLabel('Who, e.g. "Security Council"').fill('Elders');
    await page.getByRole('switch', { name: 'Another token can delay what passed' }).click();
    await page.getByLabel('Supply of the veto token').fill('0');
    await page.getByText(/must be more than 0: the seals are shares of it/).waitFor();
    await page.getByLabel('Supply of the veto token').fill('9000');
    await page.getByLabel('First seal: share locked that delays').fill('3');
    await saved();
    await picture('rehearse-stages');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByTestId('to-draft').click();
    await toForecast();
    await page
      .getByTestId('stages')
      .getByText(/First comes a poll/)
      .waitFor();
    await page
      .getByTestId('who-may-stop')
      .getByText(/Elders/)
      .waitFor();
    await page
      .getByTestId('dual-governance')
      .getByText(/270 stETH/)
      .first()
      .waitFor();
    await picture('rehearse-stages-forecast');
    expect(await accessibilityFaults(page)).toEqual([]);

    await page.getByTestId('step-dao').click();
    await page.getByRole('switch', { name: 'It holds a poll first' }).click();
    await page.getByTestId('can-stop').getByRole('button', { name: 'Take out Elders' }).click();
    await page.getByRole('switch', { name: 'Another token can delay what passed' }).click();
    await page.getByTestId('step-forecast').click();
    await page.getByTestId('stages').waitFor({ state: 'detached' });
    await page.getByTestId('who-may-stop').waitFor({ state: 'detached' });
    await page.getByTestId('dual-governance').waitFor({ state: 'detached' });
  });

  it('is a veto where proposals pass without one', async () => {
    await rehearseIn('commons');
    await page.getByTestId('step-dao').click();
    await part('Rules');
    await page.getByRole('combobox', { name: 'Votes are counted by' }).click();
    await page.getByRole('option', { name: 'passes unless vetoed (optimistic)' }).click();
    await page.getByLabel(/veto/i).first().fill('7');
    await saved();
    await page.getByTestId('to-draft').click();
    await toForecast();
    await page.getByText(/It passes unless 7.% of the supply vote Against/).waitFor();
  });
});

describe('a forecast', () => {
  it('says who may still stop the proposal, and until when', async () => {
    await rehearseIn('ens');
    await toForecast();
    const panel = page.getByTestId('who-may-stop');
    await panel.scrollIntoViewIfNeeded();
    await panel.getByText(/Security Council may cancel it in the timelock .*ends on 2026-07-24/).waitFor();
    expect(await page.getByTestId('stages').count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is told together with that of the poll before the vote', async () => {
    await rehearseIn('uniswap');
    await toForecast();
    const panel = page.getByTestId('stages');
    await panel.scrollIntoViewIfNeeded();
    await panel.getByText(/First comes a poll, which it passes with/).waitFor();
    await panel.getByText(/The governor after a poll that passes/).waitFor();
    await picture('rehearse-poll-first');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

describe('a draft', () => {
  it('is decoded as it is written, kept, and can be undone', async () => {
    await rehearseIn('ens');
    const first = page.getByTestId('action-0');
    await first.getByLabel('value', { exact: true }).fill('1250.5 ENS');
    await first.getByText('Moves 1,250.5 ENS', { exact: false }).waitFor();
    await first.getByText('Raw calldata').click();
    const bytes = await first.getByLabel('Calldata', { exact: true }).inputValue();
    expect(bytes).toMatch(/^0xa9059cbb[0-9a-f]{128}$/);
    await first.getByText('Moves 1,250.5 ENS', { exact: false }).waitFor();
    await saved();
    await page.reload();
    expect(await first.getByLabel('Calldata', { exact: true }).inputValue()).toBe(bytes);

    await page.getByTestId('add-action').click();
    await page.getByTestId('action-1').getByText('Choose a function').waitFor();
    await until(async () => expect(await stepState('draft')).toBe('problem'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await page.getByTestId('action-1').waitFor({ state: 'detached' });
    await until(async () => expect(await stepState('draft')).toBe('done'));
  });

  it('is read as Markdown without fetching anything or running what is in it, in the dark, too', async () => {
    await rehearseIn('commons');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByLabel('Description', { exact: true }).fill(markdown);
    await page.getByText('Preview', { exact: true }).click();
    const preview = page.getByTestId('description-preview');
    await preview.getByRole('heading', { name: 'Why' }).waitFor();
    expect(await preview.getByRole('cell').count()).toBe(2);
    expect(await preview.locator('img, script').count()).toBe(0);
    expect(await preview.getByRole('link', { name: 'click' }).getAttribute('href')).toBe('');
    expect(asked.filter((url) => !url.startsWith(open.host.address.replace(/\?.*/, '')))).toEqual([]);
    await page.getByTestId('theme-toggle').click();
    await page.mouse.move(0, 0);
    await page.getByRole('tooltip').waitFor({ state: 'hidden' });
    await picture('rehearse-draft-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is imported from a Safe file whose checksum does not match, and says so', async () => {
    await rehearseIn('ens');
    const transactions = [{ to: `0x${'12'.repeat(20)}`, value: '5', data: '0x', contractMethod: null }];
    const meta = { name: 'Batch from elsewhere', checksum: `0x${'00'.repeat(32)}` };
    await drop('batch.json', JSON.stringify({ version: '1.0', chainId: '1', createdAt: 1, meta, transactions }));
    await page
      .getByTestId('import-warnings')
      .getByText(/checksum/i)
      .waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Batch from elsewhere');
    await page.keyboard.press('Control+z');
    await until(async () => expect(await page.getByLabel('Title').inputValue()).toMatch(/^Grant/));
  });
});

const markdown = `# Why

Because. <script>alert(1)</script> <img src="https://example.invalid/a.png">

![picture](https://example.invalid/b.png) and [click](javascript:alert(1))

| a | b |
| - | - |
| 1 | 2 |
`;

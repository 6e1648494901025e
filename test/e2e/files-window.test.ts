import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { until } from '../fixtures/until.js';
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
/** An IDX file of bytes: its magic number, its sizes, and the bytes. */
const idx = (name: string, sizes: readonly number[], bytes: readonly number[]) => ({
  name,
  bytes: [0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, 0, size]), ...bytes],
});
/** A workbook of one sheet, every cell a text. */
async function workbook(name: string, rows: readonly (readonly string[])[]) {
  const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
  const bytes = await writeXlsxFile(cells, { sheet: 'Sheet' }).toBuffer();
  return { name, bytes: [...bytes] };
}
const address = (at: number) => `0x${String(at).padStart(40, '0')}`;

const dialog = (words: string | RegExp) => async () => {
  await page.getByRole('dialog').getByText(words).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const heading = (name: string) => async () => page.getByRole('heading', { name, level: 1 }).waitFor();
const learning = (from: RegExp) => async () => {
  await heading('New federation')();
  await page.getByText(from).first().waitFor();
};
const told = (words: RegExp) => async () => page.getByRole('alert').getByText(words).first().waitFor();
const daoPart = (name: string) => async () =>
  page.locator(`[role="tab"][aria-selected="true"]`, { hasText: name }).waitFor();
/** A table that waits to be imported, under the part that takes it. */
const table = (kind: string, name: string) => async () => {
  const place = page.getByTestId(`import-${kind}`);
  await place.getByRole('heading', { name }).waitFor();
  await place.getByRole('button', { name: 'Leave it' }).click();
};
/** A poll that stands counted, with this in the table of its counts. */
const counted = (name: string, words: RegExp) => async () => {
  await heading('Count a poll')();
  await page.getByText(name, { exact: true }).waitFor();
  await until(async () => expect(await page.getByTestId('poll-counts').textContent()).toMatch(words));
};
const drafted = (title: string) => async () => {
  await until(async () => expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(title));
};

const dao = {
  format: 'folkmoot-dao/1',
  name: 'mine',
  title: 'A DAO of mine',
  holders: { kind: 'fitted', count: 1000 },
};
const proposal = {
  format: 'folkmoot-proposal/1',
  title: 'Pay the gardener',
  actions: [{ kind: 'raw', to: address(9), valueWei: '1' }],
};

/** What is dropped, and what has to be shown then. */
const kinds = [
  { files: [file('mine.json', scenario)], shown: dialog('My own DAO') },
  {
    files: [file('study.json', { format: 'folkmoot-federation/1', name: 'study', title: 'A study of mine' })],
    shown: dialog('A study of mine'),
  },
  { files: [file('broken.json', '{"name": ')], shown: dialog(/is not JSON/) },
  {
    files: [file('wrong.json', { ...scenario, format: 'folkmoot-scenario/9' })],
    shown: dialog(/unknown format|must be/i),
  },
  { files: [file('run.json', { format: 'folkmoot-run/1', resolved: scenario })], shown: heading('Change a scenario') },
  { files: [file('wine.csv', 'acidity,sugar,kind\n1,2,a\n2,3,b\n3,4,a\n')], shown: learning(/wine\.csv/) },
  {
    files: [
      idx('few-images-idx3-ubyte', [2, 2, 2], [0, 9, 9, 0, 9, 0, 0, 9]),
      idx('few-labels-idx1-ubyte', [2], [0, 1]),
    ],
    shown: learning(/few-images-idx3-ubyte and few-labels-idx1-ubyte/),
  },
  { files: [idx('few-images-idx3-ubyte', [2, 2, 2], [0, 9, 9, 0, 9, 0, 0, 9])], shown: told(/come as two IDX files/) },
  { files: [file('dao.json', dao)], shown: daoPart('Name and token') },
  { files: [file('proposal.json', proposal)], shown: drafted('Pay the gardener') },
  {
    files: [
      file('safe.json', {
        version: '1.0',
        chainId: '1',
        meta: { name: 'Pay by Safe' },
        transactions: [{ to: address(9), value: '1', data: '0x' }],
      }),
    ],
    shown: drafted('Pay by Safe'),
  },
  {
    files: [
      file('record.json', { format: 'folkmoot-rehearsal/1', dao, proposal: { ...proposal, title: 'Once more' } }),
    ],
    shown: async () => {
      await daoPart('Name and token')();
      await page.getByTestId('step-draft').click();
      await drafted('Once more')();
    },
  },
  {
    files: [file('Shed.json', { contractName: 'Shed', abi: [], bytecode: '0x6001600155' })],
    shown: async () => {
      await daoPart('Contracts')();
      await until(async () =>
        expect(await page.getByRole('textbox', { name: 'Name' }).last().inputValue()).toBe('Shed'),
      );
    },
  },
  {
    files: [file('holders.csv', `address,balance\n${address(1)},10\n${address(2)},20\n`)],
    shown: table('holders', 'holders.csv'),
  },
  {
    files: [
      file('proposals.csv', 'Proposal ID,Title,Type,Start,End,Status\n1,One,grant,2025-01-01,2025-01-08,passed\n'),
    ],
    shown: table('proposals', 'proposals.csv'),
  },
  {
    files: [file('votes.csv', `Member,Proposal ID,Choice,Voting Power\n${address(1)},1,for,10\n`)],
    shown: table('votes', 'votes.csv'),
  },
  {
    files: [file('delegations.csv', `delegator,delegate\n${address(1)},${address(2)}\n`)],
    shown: table('delegations', 'delegations.csv'),
  },
  {
    files: [file('poll.json', { proposal: { choices: ['a', 'b'] }, votes: [{ choice: 2, balance: 3 }] })],
    shown: counted('poll.json', /b3\s?100\.0/),
  },
  {
    files: [file('snapshot.csv', `address,choice,voting_power,timestamp,reason\n${address(1)},1,4,1700000000,\n`)],
    shown: counted('snapshot.csv', /Option 14/),
  },
  {
    files: [
      await workbook('holders.xlsx', [
        ['address', 'balance'],
        [address(1), '10'],
      ]),
    ],
    shown: table('holders', 'holders.csv'),
  },
  {
    files: [
      await workbook('votes.xlsx', [
        ['Member', 'Proposal ID', 'Choice', 'Voting Power'],
        [address(1), '1', 'for', '10'],
      ]),
    ],
    shown: table('votes', 'votes.csv'),
  },
  { files: [file('broken.xlsx', 'PK')], shown: told(/no workbook that can be read/) },
  { files: [file('holders.ods', 'PK')], shown: told(/Save it as an Excel workbook/) },
] as const;

type Dropped =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: readonly number[] };

async function drop(files: readonly Dropped[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const one of given) {
      const content = 'text' in one ? one.text : Uint8Array.from(one.bytes);
      transfer.items.add(new File([content], one.name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

const pages = [
  'scenarios',
  'run',
  'compare',
  'new-federation',
  'edit-scenario',
  'rehearse',
  'watch',
  'poll',
  'settings',
];

it.each(pages)('open from the page %s', async (name) => {
  for (const { files, shown } of kinds) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${name}`);
    await page.locator('main').waitFor();
    await drop(files);
    await shown();
    // What a kind tells of itself in the corner is no part of the next.
    await page.getByRole('button', { name: 'Close' }).evaluateAll((buttons: HTMLElement[]) => {
      for (const button of buttons) button.click();
    });
  }
});

it('of one kind wait for each other, and of several kinds each under its own part', async () => {
  const holders = (at: number) => file(`holders-${at}.csv`, `address,balance\n${address(at)},10\n`);
  await drop([holders(1), file('delegations.csv', `delegator,delegate\n${address(1)},${address(2)}\n`), holders(2)]);
  await daoPart('Holders')();
  await page.getByTestId('import-holders').getByText('Next: holders-2.csv').waitFor();
  await page.getByText('Waiting under “Delegations”').waitFor();
  await table('holders', 'holders-1.csv')();
  await table('holders', 'holders-2.csv')();
  await page.getByRole('tab', { name: 'Delegations' }).click();
  await table('delegations', 'delegations.csv')();
  expect(await page.getByText('Next:').count()).toBe(0);
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

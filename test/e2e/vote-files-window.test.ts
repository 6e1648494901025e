import { AbiCoder, id, keccak256 } from 'ethers';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../browser/accessibility.js';
import { GOVERNOR, node, send } from '../fixtures/rehearsal/governor-chain.js';
import { settings } from '../fixtures/rehearsal/governor-settings.js';
import { hubProposal, hubVotes } from '../fixtures/rehearsal/open-polls.js';
import { CALL } from '../fixtures/rehearsal/rehearse-governor.js';
import { ALICE, BOB } from '../fixtures/rehearsal/small-dao.js';
import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import { until } from '../fixtures/until.js';
import { openWindow } from './open-window.js';

/* Votes that are going on, and polls, in the window. */

const open = openWindow('start-tiny');
const { picture } = open;
let page: Page;
beforeEach(() => {
  page = open.page;
});

async function drop(name: string, content: unknown): Promise<void> {
  const data = await page.evaluateHandle(
    ([title, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], title));
      return transfer;
    },
    [name, typeof content === 'string' ? content : JSON.stringify(content)] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

async function look(theme: 'dark' | 'projector'): Promise<void> {
  await page.getByTestId('theme-toggle').click();
  await page.mouse.move(0, 0);
  await page.getByRole('tooltip').waitFor({ state: 'hidden' });
  if (theme === 'projector')
    await until(async () => expect(await page.locator('html').getAttribute('data-look')).toBe(theme));
}

const words = (testId: string) => page.getByTestId(testId).textContent();
const votes = hubVotes([
  [1, 400],
  [2, 250],
]);

describe('a poll', () => {
  it('is counted by every rule, beside what its file records, and says what it leaves out', async () => {
    const ranking = [
      [[1, 2, 3], 5],
      [[2, 1, 3], 4],
      [[3], 6],
    ] as const;
    await drop('roses.json', {
      proposal: { type: 'ranked-choice', choices: ['red', 'white', 'none'], scores: [9, 0, 6] },
      votes: ranking.map(([choice, balance], i) => ({ voter: voter(i), choice, balance })),
    });
    await page.getByTestId('poll-view').getByText('ranked-choice (stated), 2 votes count').waitFor();
    const counts = (await words('poll-counts')) ?? '';
    expect(counts).toContain('Counted less recorded');
    expect(counts).toContain('partial-rankings');
    expect(await words('poll-left-out')).toMatch(/vote 3.*…0002.*rank/);
    expect(await words('poll-notes')).toMatch(/The rule "partial-rankings" gives them/);
    await page.mouse.move(0, 0);
    await picture('poll-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Votes count as' }).click();
    await page.getByRole('option', { name: 'copeland' }).click();
    await page.getByTestId('poll-view').getByText('copeland (stated)').waitFor();
    await page.getByRole('button', { name: 'Copy as a command line' }).click();
    await page.getByText('npx folkmoot tally roses.json --type copeland').first().waitFor();
    await look('dark');
    await picture('poll-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('that cannot be counted says why, and what to do', async () => {
    await drop('poll.json', { proposal: { type: 'lottery', choices: ['a'] }, votes: [{ choice: 1, balance: 1 }] });
    await page
      .getByRole('alert')
      .getByText(/"lottery" is not a type of poll/)
      .waitFor();
    await page
      .getByRole('alert')
      .getByText(/Use one of single-choice/)
      .waitFor();
  });
});

describe('an open vote', () => {
  it('is watched by what its hub answered, with the voters of a rehearsal', async () => {
    const holders = [400, 250, 200, 100, 50].map((held, i) => ({ address: voter(i + 1), tokens: `${held}` }));
    await drop('garden.dao.json', {
      format: 'folkmoot-dao/1',
      name: 'garden',
      title: 'Garden',
      holders: { kind: 'list', holders },
    });
    await page.getByRole('tab', { name: 'Name and token' }).waitFor();
    await drop('hub.json', { data: { proposal: hubProposal(), votes } });
    await page.getByTestId('watch-poll').click();
    await page.getByTestId('watch-start').click();
    await page.getByTestId('watched').waitFor();
    expect(await words('watched-chance')).toBe('No chance can be told yet.');
    expect(await words('watched-waiting')).toContain('choose a rehearsal that has the holders');

    await page.getByRole('combobox', { name: 'Voters of' }).click();
    await page.getByRole('option', { name: /^Garden/ }).click();
    await page.getByTestId('watch-start').click();
    await until(async () =>
      expect(await words('watched-chance')).toMatch(/chance that it passes, if voters behave as supposed$/),
    );
    expect(await words('watched-flips')).toContain('150 more tokens against would flip it');
    expect(await words('watched-waiting')).toContain('350 tokens have not voted');
    expect(await words('watched-latest')).toContain('Against250 tokens');
    await page.mouse.move(0, 0);
    await picture('watch-light');
    expect(await accessibilityFaults(page)).toEqual([]);
    await look('dark');
    await picture('watch-dark');
    expect(await accessibilityFaults(page)).toEqual([]);
    await look('projector');
    await picture('watch-projector');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('on a running chain is looked at again whenever there is a new block, until it is stopped', async () => {
    const chain = await node();
    await settings['that counts blocks']!.build(chain);
    const call = [[CALL.to], [0n], [CALL.data]] as const;
    await send(chain, ALICE, GOVERNOR, 'Assembly', 'propose', ...call, '# Turn the dial');
    const types = ['address[]', 'uint256[]', 'bytes[]', 'bytes32'];
    const proposal = BigInt(keccak256(AbiCoder.defaultAbiCoder().encode(types, [...call, id('# Turn the dial')])));
    await chain.advance(30, (await chain.latestBlock()).timestamp + 12 * 30);

    await page.keyboard.press('4');
    await page.getByTestId('watch-vote').click();
    await page.getByLabel('Address of the node (RPC)').fill('ftp://nowhere');
    await page.getByText('Must begin with http:// or https://').waitFor();
    expect(await page.getByTestId('watch-start').isDisabled()).toBe(true);
    await page.getByLabel('Address of the node (RPC)').fill(chain.url);
    await page.getByLabel("The Governor's address").fill(GOVERNOR);
    await page.getByTestId('watch-start').click();
    await page.getByTestId('watch-live').waitFor();
    const view = page.getByTestId('watched');
    expect(await view.getAttribute('data-voters')).toBe('0');

    await send(chain, BOB, GOVERNOR, 'Assembly', 'castVote', proposal, 1n);
    await until(async () => expect(await view.getAttribute('data-voters')).toBe('1'));
    expect(await words('watched-latest')).toContain('For30 tokens');

    await page.getByTestId('watch-stop').click();
    await page.getByTestId('watch-live').waitFor({ state: 'detached' });
    await send(chain, ALICE, GOVERNOR, 'Assembly', 'castVote', proposal, 0n);
    await page.getByTestId('watch-start').click();
    await until(async () => expect(await view.getAttribute('data-voters')).toBe('2'));
    await page.getByRole('button', { name: 'Copy as a command line' }).click();
    await page.getByText(`npx folkmoot rehearse watch --url ${chain.url} --governor ${GOVERNOR}`).first().waitFor();
  });

  it('that nobody can read says why, and keeps the form', async () => {
    await page.keyboard.press('4');
    await page.getByTestId('watch-vote').click();
    await page.getByLabel('Address of the node (RPC)').fill('http://127.0.0.1:9');
    await page.getByLabel("The Governor's address").fill(`0x${'1'.repeat(40)}`);
    await page.getByTestId('watch-start').click();
    await page.getByRole('alert').getByText('The vote could not be watched').waitFor();
    expect(await page.getByLabel('Address of the node (RPC)').inputValue()).toBe('http://127.0.0.1:9');
    expect(await page.getByTestId('watch-start').isEnabled()).toBe(true);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRecord } from '../../test/fixtures/rehearsal/record.js';
import { sampleVerdictPrice } from '../../test/fixtures/rehearsal/record-verdict-price.js';
import { rehearseFiles } from '../api/index.js';
import { printRehearsal } from './print-rehearsal.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-print-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a rehearsal is printed without what would steer a terminal, line by line', async () => {
  const [dao, proposal] = [join(folder, 'dao.json'), join(folder, 'proposal.json')];
  const holders = { kind: 'list', holders: [{ address: `0x${'1'.repeat(40)}`, tokens: '10' }] };
  await writeFile(dao, JSON.stringify({ name: 'acorn', title: 'Łódź 🏰 支払い', holders }));
  const title = 'Pay\u001b[31m them\nall\u202e';
  await writeFile(proposal, JSON.stringify({ title, actions: [{ kind: 'raw', to: '{token}' }] }));
  const record = await rehearseFiles({
    ...{ dao, proposal, runs: 100, execution: false, variants: false, economy: null, attacks: false, cases: false },
  });
  let text = '';
  printRehearsal(record, { write: (part) => (text += part) });
  const lines = text.split('\n');
  expect(lines[0]).toBe('Łódź 🏰 支払い: "Pay [31m them all "');
  expect(lines[1]).toMatch(/^ {2}1 holder of 10 GOV, /);
  expect(lines[2]).toMatch(/^Forecast: passes with /);
});

it('a rehearsal says what a verdict that takes the treasury costs, what that supposes, and what a defence does', () => {
  let text = '';
  printRehearsal(sampleRecord, { write: (part) => (text += part) });
  const from = text.slice(text.indexOf('What a verdict that takes the treasury costs:'), text.indexOf('seed '));
  expect(from.trimEnd().split('\n')).toEqual([
    'What a verdict that takes the treasury costs:',
    '  Borrow votes, if 2 % of the supply can be borrowed: succeeds at $35.25 (tried on the chain); The snapshot counted what was borrowed.',
    '    1300001 ENS needed, 2000004 to be had',
    '    $0.00 once and $17.75 an hour for 1.9859 h; $19,500,015.00 needed, of which $19,500,016.00 comes back',
    '    defended: fails. Only votes held for 8 days count.',
  ]);
});

it("a rehearsal says what turning the draft's own verdict costs, the cheapest way first, and what is not to be had", () => {
  const forecast = sampleRecord.forecast!;
  const [bribe, buy] = sampleVerdictPrice.routes;
  const none = { costUsd: null, capitalUsd: null, costInMostUsd: null, votesNeeded: null, why: 'No amount turns it.' };
  const routes = [bribe!, buy!, { ...buy!, ...none }];
  let text = '';
  printRehearsal(
    { ...sampleRecord, forecast: { ...forecast, verdictPrice: { ...sampleVerdictPrice, routes } } },
    { write: (part) => (text += part) },
  );
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.includes('In the median run'));
  expect(lines.slice(from, from + 4)).toEqual([
    '  In the median run it passes; to make it fail costs least to bribe: $430,012.30, if holders sell.',
    '    Bribe voters, if holders sell a vote for 1 % of a token’s price: $430,012.30 for 2,150,060 ENS, $1,250,033.40 in nine of ten runs (estimate); 1 voter is paid for 2,150,060 ENS, and vote Against or stay away.',
    '    Buy votes and sell the tokens again, if the pool has 5,000,003 ENS at $10: $2,531,017.80 for 1,000,000 ENS, $9,400,021.40 in nine of ten runs (estimate); 1,000,001 ENS are bought for $12,537,619.20 and sold again.',
    '    Buy votes and sell the tokens again, if the pool has 5,000,003 ENS at $10: not to be had (estimate); No amount turns it.',
  ]);
});

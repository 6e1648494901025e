import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleRecord } from '../../test/fixtures/rehearsal/record.js';
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

it('a rehearsal says what its verdict costs, what that supposes, and what a defence does', () => {
  let text = '';
  printRehearsal(sampleRecord, { write: (part) => (text += part) });
  const from = text.slice(text.indexOf('What this verdict costs:'), text.indexOf('seed '));
  expect(from.trimEnd().split('\n')).toEqual([
    'What this verdict costs:',
    '  Borrow votes, if 2 % of the supply can be borrowed: succeeds at $35.25 (tried on the chain); The snapshot counted what was borrowed.',
    '    1300001 ENS needed, 2000004 to be had',
    '    $0.00 once and $17.75 an hour for 1.9859 h; $19,500,015.00 needed, of which $19,500,016.00 comes back',
    '    defended: fails. Only votes held for 8 days count.',
  ]);
});

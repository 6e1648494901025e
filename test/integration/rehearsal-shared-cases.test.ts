import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callsOf } from '../../simulations/rehearsal/draft/encode-proposal.js';
import { importProposal } from '../../simulations/rehearsal/draft/exchange/import-proposal.js';
import { readHistory } from '../../simulations/rehearsal/history/read-history.js';
import { readHolders } from '../../simulations/rehearsal/members/read-holders.js';
import { readPoll } from '../../simulations/rehearsal/poll/read-poll.js';
import { tallyPoll } from '../../simulations/rehearsal/poll/tally-poll.js';
import { draftingContext } from '../fixtures/rehearsal/draft-context.js';
import { rehearseFiles } from '../fixtures/rehearsal/oak.js';
import { sharedData } from '../fixtures/rehearsal/shared-data.js';
import { near } from '../fixtures/rehearsal/snapshot-poll.js';

/* The public cases as they were given, each with the right answer that its page says. Governors are in tests of their own. */

const cases = sharedData('rehearsal', 'cases');
const file = (name: string) => ({ name, text: readFileSync(cases.path(name), 'utf8') });

describe.skipIf(!cases.isThere)(`a case that was given${cases.skipped}`, () => {
  it.each<[string, Parameters<typeof readPoll>[1], readonly number[], number]>([
    ['ranked-partial.json', null, [10, 0, 4], 9],
    ['copeland-cycle.json', null, [4.407, 4.37, 4.222], 3],
    ['vote-changed.json', null, [100, 60], 9],
    ['hub-answer.json', null, [120.5, 80], 9],
    ['snapshot-download.csv', 'ranked-choice', [0, 10, 4], 9],
    ['recorded-scores-differ.json', null, [100, 120], 9],
  ])('polls/%s is counted as Snapshot counts', (name, type, scores, digits) => {
    const tally = tallyPoll(readPoll(file(`polls/${name}`), type));
    near(tally.scores, scores, digits);
    if (name.startsWith('recorded')) expect(tally.recorded).toEqual([300, 10]);
  });

  it.each<[string, string, RegExp | null]>([
    ['single-quotes', '^0x2f52ebb7', null],
    ['empty-data', '^0x$', null],
    // Safe encodes a quoted "false" within a tuple as true.
    ['tuple-bool', '0{63}1$', /in quotes/],
    ['bool-1', '0{63}1$', null],
    ['uint-quoted', '0{61}3e8$', null],
    ['method-known', '^0x10f13a8c', null],
  ])('safe/%s.json has the bytes that Safe encodes', (name, data, warning) => {
    const { proposal, warnings } = importProposal(file(`safe/${name}.json`).text, draftingContext);
    const [call] = callsOf(proposal, draftingContext);
    expect(call!.data).toMatch(new RegExp(data));
    if (warning !== null) expect(warnings.join()).toMatch(warning);
    if (name === 'method-known')
      expect(proposal.actions[0]).toMatchObject({ signature: expect.stringMatching(/^setText\(/) });
  });

  it('safe/51.json has 51 payments, and says that Bravo takes ten', () => {
    const { proposal, warnings } = importProposal(file('safe/51.json').text, draftingContext);
    expect(proposal.actions).toHaveLength(51);
    expect(warnings.join()).toMatch(/Bravo takes 10/);
  });

  it('proposals/voltz-bravo-sig.txt is read by the signatures that it carries', () => {
    const { format, proposal } = importProposal(file('proposals/voltz-bravo-sig.txt').text, draftingContext);
    expect(format).toBe('bravo');
    expect(proposal.actions.every((action) => action.kind === 'call' && action.signature !== '')).toBe(true);
  });

  it('proposals/bravo-short-sigs.txt is refused by its counts', () => {
    const { text } = file('proposals/bravo-short-sigs.txt');
    expect(() => importProposal(text, draftingContext)).toThrow(/1 target.*0 signatures.*1 calldata/);
  });

  it('proposals/suffix.json is proposed by whom it names, and executed', async () => {
    const { record } = await rehearseFiles(cases.path('dao6.json'), cases.path('proposals/suffix.json'));
    expect(record.execution).toMatchObject({ outcome: 'executed' });
    expect(record.execution!.steps.find(({ step }) => step === 'propose')!.sentence).toBe('holder 12 proposes.');
  });

  it.each<[string, bigint]>([
    ['exponents.csv', 1_111_234_585_890_123_000_000_005_000_000_000n],
    ['decimal-comma.csv', 14_484_000_000_000_000_000n],
    ['quoted-tabs.csv', 1_000_250_000_000_000_000_000n],
    ['sep-line.csv', 10_000_000_000_000_000_000n],
  ])('holders/%s sums to what it says', (name, sum) => {
    const { value, problems } = readHolders({ ...file(`holders/${name}`), decimals: 18 });
    expect(problems).toEqual([]);
    expect(value!.holders.balances.reduce((all, one) => all + one, 0n)).toBe(sum);
  });

  it('holders/raw-wei.csv is asked about with both readings', () => {
    const { problems } = readHolders({ ...file('holders/raw-wei.csv'), decimals: 18 });
    expect(problems[0]!.message).toMatch(/91075\.87 tokens in the smallest unit/);
  });

  it.each(['yesfirst', 'nofirst'])('history/%s passes every proposal', (name) => {
    const { value } = readHistory({
      proposals: file(`history/${name}-proposals.csv`),
      votes: file(`history/${name}-votes.csv`),
    });
    expect(new Set(value!.proposals.map(({ passed }) => passed))).toEqual(new Set([true]));
  });

  it.each<[string, string, object]>([
    ['box2.dao.json', 'p-rename.json', { outcome: 'executed' }],
    ['a-Vault-cancun.dao.json', 'p-note.json', { outcome: 'executed' }],
  ])('contracts/%s is executed as on a chain of its own hard fork', async (dao, proposal, expected) => {
    const { record } = await rehearseFiles(cases.path(`contracts/${dao}`), cases.path(`contracts/${proposal}`));
    expect(record.execution).toMatchObject(expected);
  });

  it('contracts/burn.dao.json needs more gas than a transaction may have', async () => {
    const { record } = await rehearseFiles(cases.path('contracts/burn.dao.json'), cases.path('contracts/p-fill.json'));
    const gas = record.execution!.checks.find(({ findings }) => findings.some((words) => /16,777,216/.test(words)));
    expect(gas).toMatchObject({ level: 'error' });
  });
});

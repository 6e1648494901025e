import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { VoteSource } from '../../simulations/api/index.js';
import { hubProposal, hubVotes, START } from '../fixtures/rehearsal/open-polls.js';
import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import { withEngine } from '../fixtures/run-to-end.js';

/* What the window asks of files of votes: an open vote, a poll, a workbook. */

const json = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) });
const votes = hubVotes([
  [1, 400],
  [2, 250],
]);
const hub: VoteSource = { kind: 'hub', answers: [json('hub.json', { data: { proposal: hubProposal(), votes } })] };

describe('an open vote', () => {
  it('is watched by what a hub answered, and its chance by the voters of a rehearsal', async () => {
    await withEngine(async (engine) => {
      const alone = await engine.handle('watchVote', { source: hub });
      expect(alone).toMatchObject({
        title: 'Fund the garden',
        standing: { for: 400, against: 250, abstain: 0, voters: 2 },
        chances: null,
        waiting: null,
        at: START + 2 * 3600 + 1,
        latest: [
          { voter: voter(2), side: 'against', tokens: 250, time: START + 2 * 3600 },
          { voter: voter(1), side: 'for', tokens: 400 },
        ],
      });
      const holders = [400, 250, 200, 100, 50].map((held, i) => ({ address: voter(i + 1), tokens: `${held}` }));
      const dao = {
        format: 'folkmoot-dao/1',
        name: 'garden',
        title: 'Garden',
        holders: { kind: 'list', holders },
      };
      const { id: rehearsal } = await engine.handle('createRehearsal', { dao });
      const known = await engine.handle('watchVote', { source: { ...hub, rehearsal } });
      expect(known.waiting).toMatchObject({ tokens: 350 });
      expect(known.chances).toMatchObject({ by: 'supposedVoters' });
    });
  });

  it('is found in tables of votes, and named where several are open', async () => {
    await withEngine(async (engine) => {
      const time = (hours: number) => new Date((START + hours * 3600) * 1000).toISOString();
      const rows = ['Proposal ID,Title,Type,Start,End,Status', `1,First,poll,${time(0)},${time(48)},active`];
      const cast = ['Member,Proposal ID,Created,Choice,Voting Power', `${voter(1)},1,${time(3)},for,10`];
      const tables = (more: readonly string[]): VoteSource => ({
        kind: 'tables',
        proposals: { name: 'proposals.csv', text: `${[...rows, ...more].join('\n')}\n` },
        votes: { name: 'votes.csv', text: `${cast.join('\n')}\n` },
      });
      expect(await engine.handle('watchVote', { source: tables([]) })).toMatchObject({
        id: '1',
        standing: { for: 10 },
      });
      const two = tables([`2,Second,poll,${time(1)},${time(50)},active`]);
      await expect(engine.handle('watchVote', { source: two })).rejects.toMatchObject({
        code: 'watch-proposal',
        hint: expect.stringContaining('1, 2'),
      });
      expect((await engine.handle('watchVote', { source: { ...two, proposal: '2' } })).title).toBe('Second');
    });
  });

  it('is refused by field where a chain cannot be asked', async () => {
    await withEngine(async (engine) => {
      const governor = `0x${'1'.repeat(40)}`;
      const chain = (more: object) => ({
        source: { kind: 'chain', url: 'http://127.0.0.1:9', governor, ...more } as VoteSource,
      });
      await expect(engine.handle('watchVote', chain({}))).rejects.toMatchObject({ code: 'fork-unreachable' });
      await expect(engine.handle('watchVote', chain({ url: 'file:///x' }))).rejects.toMatchObject({ exitCode: 2 });
      await expect(engine.handle('watchVote', chain({ proposal: 'one' }))).rejects.toMatchObject({
        code: 'watch-proposal',
      });
      await expect(engine.handle('getChainHead', { url: 'http://127.0.0.1:9' })).rejects.toMatchObject({
        code: 'fork-unreachable',
      });
    });
  });
});

describe('a poll', () => {
  it('is counted by the rule in force and by older ones, beside what its file records', async () => {
    await withEngine(async (engine) => {
      const ranking = [
        [[1, 2, 3], 5],
        [[2, 1, 3], 4],
        [[3], 6],
      ] as const;
      const poll = {
        proposal: { type: 'ranked-choice', choices: ['a', 'b', 'c'], scores: [9, 0, 6] },
        votes: ranking.map(([choice, balance], i) => ({ voter: voter(i), choice, balance })),
      };
      const { tallies, recorded } = await engine.handle('tallyPoll', { file: json('poll.json', poll) });
      expect(recorded).toEqual([9, 0, 6]);
      expect(tallies.map(({ rule }) => rule)).toEqual(['snapshot-2026-07', 'snapshot-2025-03', 'partial-rankings']);
      expect(tallies[0]).toMatchObject({ type: 'ranked-choice', typeFrom: 'stated', votes: 2 });
      expect(tallies[0]!.leftOut).toMatchObject([{ index: 2, voter: voter(2) }]);
      expect(tallies[2]).toMatchObject({ votes: 3, scores: [9, 0, 6] });
      await expect(
        engine.handle('tallyPoll', { file: json('poll.json', { proposal: { choices: ['a'] }, votes: 3 }) }),
      ).rejects.toMatchObject({ code: 'poll-unreadable', exitCode: 2 });
    });
  });
});

describe('a workbook', () => {
  it('is read sheet by sheet, with all digits of its numbers', async () => {
    await withEngine(async (engine) => {
      const cell = (value: string) => ({ value, type: String });
      const bytes = await writeXlsxFile([
        {
          sheet: 'Holders',
          data: [
            [cell('address'), cell('balance')],
            [cell(voter(1)), cell('12345678901234567890.5')],
            [cell('say "hi", all'), { value: 7, type: Number }],
          ],
        },
        { sheet: 'Nothing', data: [[]] },
      ]).toBuffer();
      const { sheets } = await engine.handle('readWorkbook', {
        name: 'holders.xlsx',
        base64: Buffer.from(bytes).toString('base64'),
      });
      expect(sheets).toEqual([
        {
          name: 'Holders',
          csv: `address,balance\n${voter(1)},12345678901234567890.5\n"say ""hi"", all",7\n`,
        },
      ]);
      const broken = { name: 'holders.xlsx', base64: Buffer.from('PK no').toString('base64') };
      await expect(engine.handle('readWorkbook', broken)).rejects.toMatchObject({ code: 'workbook-unreadable' });
    });
  });
});

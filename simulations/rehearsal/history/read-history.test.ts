import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicePowers, passedByVotes } from './outcome.js';
import { readHistory } from './read-history.js';
import { summariseHistory } from './summarise-history.js';
import type { VotingHistory } from './voting-history.js';

const history = (proposals: string, votes: string) =>
  readHistory({ proposals: { name: 'proposals', text: proposals }, votes: { name: 'votes', text: votes } });

const folder = '../shared/data/decentraland';
const present = existsSync(folder);
const title = (text: string) => (present ? text : `${text} (skipped: ../shared/data/decentraland is absent)`);

describe('a history', () => {
  it('is read from Snapshot’s answers', () => {
    const proposals = {
      data: {
        proposals: [
          { id: '0xp2', title: 'Two; or, more', start: 1650000000, end: 1650600000, author: '0xA', state: 'closed' },
          { id: '0xp1', title: 'One', start: 1640000000, end: 1640600000, author: '0xB', state: 'closed' },
        ],
      },
    };
    const votes = {
      data: {
        votes: [
          { id: 'a', voter: '0xAA', created: 1640000002, choice: 1, vp: 10.5, proposal: { id: '0xp1' } },
          { id: 'b', voter: '0xBB', created: 1640000001, choice: 2, vp: 10, proposal: { id: '0xp1' } },
          { id: 'c', voter: '0xBB', created: 1650000001, choice: 2, vp: 10, proposal: { id: '0xp2' } },
          { id: 'd', voter: '0xBB', created: 1650000001, choice: 2, vp: 10, proposal: { id: '0xgone' } },
        ],
      },
    };
    const { value } = history(JSON.stringify(proposals), JSON.stringify(votes));
    expect(value!.proposals).toMatchObject([
      { id: '0xp1', passed: true, author: '0xb', start: 1640000000 },
      { id: '0xp2', passed: false, title: 'Two; or, more' },
    ]);
    expect(value!.votes.map(({ voter, proposal }) => [voter, proposal])).toEqual([
      ['0xbb', '0xp1'],
      ['0xaa', '0xp1'],
      ['0xbb', '0xp2'],
    ]);
    expect(value!.orphanVotes).toBe(1);
  });

  it('is read from a Governor’s votes: 0 against, 1 for, 2 abstain', () => {
    const { value } = history(
      'proposalId;proposer;endTime;status\n7;0xA;2024-07-28 12:00:00 UTC;Executed\n8;0xA;2024-07-29;Canceled\n',
      'proposalId;voter;support;weight;timestamp\n7;0x1;0;"633,636";1722150000\n7;0x2;1;682191;1722160000\n7;0x3;2;1;1722170000\n',
    );
    expect(value!.proposals.map(({ passed, end }) => [passed, end])).toEqual([
      [true, Date.UTC(2024, 6, 28, 12) / 1000],
      [false, Date.UTC(2024, 6, 29) / 1000],
    ]);
    expect(value!.votes.map(({ choice, label, power }) => [choice, label, power])).toEqual([
      [2, 'against', 633636],
      [1, 'for', 682191],
      [3, 'abstain', 1],
    ]);
  });

  it('lets the last of a voter’s votes count, and reads choices of several kinds', () => {
    const { value } = history(
      'id,end\np,2024-01-01\nq,2024-01-02\n',
      'voter,proposal,choice,time\nA,p,Yes,5\na,p,No,9\na,p,Yes,7\nb,q,"[3,1]",1\nc,q,"{""1"": 2, ""2"": 5}",1\n',
    );
    expect(value!.votes.map(({ voter, choice }) => [voter, choice])).toEqual([
      ['a', 2],
      ['b', 3],
      ['c', 2],
    ]);
    // In the order of the file, and in the same order of choices.
    expect(value!.changed!.map(({ voter, choice, time }) => [voter, choice, time])).toEqual([
      ['a', 1, 5],
      ['a', 1, 7],
    ]);
  });

  it.each([
    ['finished', null],
    ['enacted', true],
    ['Defeated', false],
    ['', true],
  ])('takes a proposal of status %j as passed: %s', (status, passed) => {
    const { value } = history(`id,end,status\np,2024-01-01,${status}\n`, 'voter,proposal,choice,vp\na,p,1,5\n');
    expect(value!.proposals[0]!.passed).toBe(passed);
  });

  it.each([
    [[5, 4], 5, true],
    [[5, 5], 0, false],
    [[5, 4, 6], 0, false],
    [[5, 4], 5.1, false],
    [[], 0, false],
  ])('has votes of %j at a threshold of %d pass: %s', (powers, threshold, passed) => {
    expect(passedByVotes(threshold, powers)).toBe(passed);
  });

  it.each([
    ['1722168000000000', 1_722_168_000],
    ['1722168000123', 1_722_168_000.123],
    ['2024-07-28T14:00:00.000+02:00', 1_722_168_000],
    ['45501.5', null],
    ['20240728', null],
  ])('takes the time %s for %s: a day of a spreadsheet or a bare date is no second of 1970', (cell, seconds) => {
    const { value, problems } = history(`id,end\np,${cell}\n`, 'voter,proposal,choice,vp\na,p,1,5\n');
    expect(value?.proposals.at(0)?.end ?? null).toBe(seconds);
    expect(problems.map(({ message }) => message)).toEqual(seconds === null ? ['is not a time'] : []);
  });

  it('says what is wrong in both files by row and column', () => {
    const { value, problems } = history(
      'Id,End\np,soon\np,2024-01-01\n,2024-02-31\n',
      'voter,proposal,choice,vp,created\na,p,maybe,1,2024\n,p,1,lots,x\n',
    );
    expect(value).toBeNull();
    expect(problems.map(({ file, row, column }) => `${file} ${row} ${column}`)).toEqual([
      'proposals 2 End',
      'proposals 3 Id',
      'proposals 4 Id',
      'proposals 4 End',
      'votes 2 choice',
      'votes 3 voter',
      'votes 3 created',
      'votes 3 vp',
    ]);
  });
});

describe('the history of Decentraland', () => {
  const decentraland = () =>
    history(readFileSync(`${folder}/proposals.csv`, 'utf8'), readFileSync(`${folder}/votes.csv`, 'utf8')).value!;

  it.skipIf(!present)(title('is imported whole, in seconds'), () => {
    const before = process.cpuUsage();
    const summary = summariseHistory(decentraland());
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(3_000_000);
    expect(summary).toMatchObject({ proposals: 644, votes: 13_036, orphanVotes: 0, medianVoters: 15 });
    expect(summary.types[0]).toEqual({ type: 'poll', proposals: 327, passed: 76 });
    expect(summary.passedShare).toBeCloseTo(185 / 543, 10);
    expect(new Date(summary.to * 1000).toISOString()).toMatch(/^2022-01-31/);
  });

  // What was recorded is not part of the project; the title says so where it is absent.
  it.skipIf(!present)(
    title('passes binary proposals by the first choice’s lead and the threshold, but for two'),
    () => {
      const recorded = decentraland();
      const binary = binaryTypes(recorded);
      expect(binary).toEqual(new Set(['poi', 'grant', 'ban_name', 'catalyst']));
      const votesOf = (id: string) => recorded.votes.filter(({ proposal }) => proposal === id);
      const judged = recorded.proposals.filter(({ type }) => binary.has(type));
      const wrong = judged.filter(
        ({ id, threshold, passed }) => passedByVotes(threshold, choicePowers(votesOf(id))) !== passed,
      );
      expect(judged).toHaveLength(317);
      // Both grants had the votes and were rejected afterwards.
      expect(wrong.map(({ title: name, passed }) => [name, passed])).toEqual([
        ['Expanding and improving WonderZone', false],
        ["BeatBlox: Decentraland's Music Platform", false],
      ]);
    },
  );
});

/** Types whose proposals all pass or fail, and on which nobody ever chose a third option. */
function binaryTypes({ proposals, votes }: VotingHistory): ReadonlySet<string> {
  const highest = new Map<string, number>();
  const typeOf = new Map(proposals.map(({ id, type }) => [id, type]));
  for (const { proposal, choice } of votes) {
    const type = typeOf.get(proposal)!;
    highest.set(type, Math.max(highest.get(type) ?? 0, choice));
  }
  const many = new Set(
    proposals.filter(({ passed, type }) => passed === null || highest.get(type)! > 2).map((p) => p.type),
  );
  return new Set(proposals.map(({ type }) => type).filter((type) => !many.has(type)));
}

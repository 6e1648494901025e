import { describe, expect, it } from 'vitest';
import { count, poll, three, voter } from '../../../test/fixtures/rehearsal/snapshot-poll.js';
import type { PollType } from './poll.js';

describe("a hub's answer", () => {
  const proposal = {
    id: '0x9',
    type: 'single-choice',
    choices: ['Yes', 'No'],
    scores: [120.5, 80],
    scores_state: 'final',
  };
  const votes = [
    { voter: voter(1), vp: 120.5, choice: 1, created: 1_700_000_000 },
    { voter: voter(2), vp: 80, choice: 2, created: 1_700_000_100 },
  ];

  it.each([
    ['as saved', { data: { proposal, votes } }],
    ['without its data', { proposal, votes }],
    ['with the response around it', { status: 200, data: { data: { proposal, votes } } }],
    ['with one proposal in a list', { data: { proposals: [proposal], votes } }],
    ['to a query for votes alone', { data: { votes: votes.map((vote) => ({ ...vote, proposal })) } }],
    ['with the votes in the proposal', { data: { proposal: { ...proposal, votes } } }],
    ['with powers as text', { data: { proposal, votes: votes.map((vote) => ({ ...vote, vp: String(vote.vp) })) } }],
  ])('%s is counted without a word', (_, document) => {
    expect(count(document)).toMatchObject({ scores: [120.5, 80], typeFrom: 'stated', notes: [], recorded: null });
  });

  it('of two polls is refused', () => {
    const two = votes.map((vote, i) => ({ ...vote, proposal: { ...proposal, id: String(i) } }));
    expect(() => count({ data: { votes: two } })).toThrow(expect.objectContaining({ field: 'proposal.id' }));
  });

  it('with a part of the votes says how many are missing', () => {
    const note = /has 4000 votes and the file 2/;
    expect(count({ data: { proposal: { ...proposal, votes: 4000 }, votes } }).notes.join()).toMatch(note);
  });
});

describe('a hub that has not finished', () => {
  const votes = [
    { voter: voter(1), vp: 5, vp_state: 'final', choice: 1, created: 1 },
    { voter: voter(2), vp: 0, vp_state: 'pending', choice: 2, created: 2 },
  ];
  const answer = (more: object) => ({
    data: { proposal: { type: 'basic', choices: ['For', 'Against', 'Abstain'], ...more }, votes },
  });

  it('answers powers that are not final, which is said', () => {
    expect(count(answer({})).notes).toEqual(['1 of 2 voting powers are not final (vp_state).']);
  });

  it('answers a sum of scores that the votes do not come to, which is said', () => {
    expect(count(answer({ scores_total: 9 })).notes.join()).toMatch(/scores of 9 in all, and these come to 5/);
    expect(count(answer({ scores_total: 5 })).notes).toHaveLength(1);
  });
});

describe("a poll's recorded scores", () => {
  const recorded = (
    scores: readonly number[],
    type: string | undefined,
    ...votes: readonly (readonly [unknown, number])[]
  ) => {
    const { proposal, ...rest } = poll(type, three.slice(0, scores.length), ...votes);
    return { proposal: { ...proposal, scores, scores_state: 'final' }, ...rest };
  };

  it('that differ are told beside the count', () => {
    const { scores, recorded: told, notes } = count(recorded([300, 10], 'single-choice', [1, 100], [2, 120]));
    expect([scores, told]).toEqual([
      [100, 120],
      [300, 10],
    ]);
    expect(notes.join()).toMatch(/records other scores, 300, 10/);
  });

  it.each<[string, PollType, readonly number[], (readonly [unknown, number])[]]>([
    [
      'approval',
      'approval',
      [5, 5, 0],
      [
        [[1, 2], 3],
        [[2, 1], 2],
      ],
    ],
    [
      'ranked-choice',
      'ranked-choice',
      [3, 2, 0],
      [
        [[1, 2, 3], 3],
        [[2, 3, 1], 2],
      ],
    ],
    [
      'weighted',
      'weighted',
      [8, 2, 0],
      [
        [{ 1: 3, 2: 1 }, 8],
        [{ 1: 1 }, 2],
      ],
    ],
    [
      'quadratic',
      'quadratic',
      [(9 * 9) / 13, (4 * 9) / 13, 0],
      [
        [{ 1: 1, 2: 1 }, 8],
        [{ 1: 1 }, 1],
      ],
    ],
  ])('say that an unnamed type is %s', (_, type, scores, votes) => {
    expect(count(recorded(scores, undefined, ...votes))).toMatchObject({ type, typeFrom: 'scores', recorded: null });
  });

  it('say that it is Copeland', () => {
    const votes = [
      [[1, 2, 3], 6],
      [[2, 3, 1], 4],
      [[3, 1, 2], 3],
    ] as const;
    const scores = [15, 14, 10].map((support) => ((2 + support / 52) * 13) / 6.75);
    expect(count(recorded(scores, undefined, ...votes))).toMatchObject({
      type: 'copeland',
      typeFrom: 'scores',
      notes: [],
    });
  });

  it('that several types give are told to be ambiguous', () => {
    const { type, notes } = count(recorded([3, 0, 0], undefined, [{ 1: 1 }, 3]));
    expect([type, notes]).toEqual(['quadratic', [expect.stringMatching(/those of quadratic and of weighted/)]]);
  });

  it('that an older rule gives name it', () => {
    const old = count(poll('copeland', three, [[1, 2, 3], 2], [[3, 2, 1], 1]), undefined, 'snapshot-2025-03').scores;
    const { notes } = count(recorded(old, 'copeland', [[1, 2, 3], 2], [[3, 2, 1], 1]));
    expect(notes.join()).toMatch(/The rule "snapshot-2025-03" gives them/);
  });

  it('without, a guess that decides who wins says so', () => {
    const { type, notes } = count(poll(undefined, three, [[1, 2, 3], 4], [[2, 3], 5], [[3, 2, 1], 2]));
    expect(type).toBe('approval');
    expect(notes.join()).toMatch(/The type is a guess.*As ranked-choice, "Ada" leads.*and not "Ben"/);
  });
});

describe("Snapshot's download of votes", () => {
  const lines = (...rows: readonly string[]) => rows.join('\n');
  const ranked = lines(
    'address,choice.1,choice.2,choice.3,voting_power,timestamp,author_ipfs_hash,reason',
    `${voter(1)},2,1,3,10,1712916940,bafk1,""`,
    `${voter(2)},3,2,1,4,1712917391,bafk2,"because, ""why"" not"`,
  );

  it('of a ranked poll is counted', () => {
    expect(count(ranked, 'ranked-choice')).toMatchObject({
      scores: [0, 10, 4],
      votes: 2,
      choices: ['Option 1', 'Option 2', 'Option 3'],
    });
    expect(count(ranked)).toMatchObject({ type: 'ranked-choice', typeFrom: 'votes' });
  });

  it.each<[string, string, PollType, readonly number[]]>([
    [
      'a single choice',
      lines(
        'address,choice,voting_power,timestamp,author_ipfs_hash,reason',
        `${voter(1)},2,10,1,bafk1,""`,
        `${voter(2)},1,4,2,bafk2,"a "quoted" word, and a comma"`,
      ),
      'single-choice',
      [4, 10],
    ],
    [
      'approvals',
      lines(
        'address,choice.1,choice.2,choice.3,voting_power,timestamp,author_ipfs_hash,reason',
        `${voter(1)},3,,,10,1,bafk1,""`,
        `${voter(2)},1,3,,4,2,bafk2,""`,
      ),
      'approval',
      [4, 0, 14],
    ],
    [
      'weights',
      lines(
        'address,choice.1,choice.2,choice.3,voting_power,timestamp,author_ipfs_hash,reason',
        `${voter(1)},30,10,,8,1,bafk1,""`,
        `${voter(2)},,,1,2,2,bafk2,""`,
      ),
      'weighted',
      [6, 2, 2],
    ],
    [
      'quoted cells, semicolons and a byte order mark',
      '\uFEFF' +
        ranked
          .replaceAll(/^([^"\n]*?),(?=")/gm, (row) => row)
          .split('\n')
          .map((row) =>
            row
              .split(',')
              .slice(0, 7)
              .map((cell) => `"${cell}"`)
              .join(';'),
          )
          .join('\r\n'),
      'ranked-choice',
      [0, 10, 4],
    ],
    [
      'a vote that is changed',
      `${ranked}\n${voter(2).toUpperCase().replace('0X', '0x')},2,3,1,4,1712919999,bafk3,""`,
      'ranked-choice',
      [0, 14, 0],
    ],
  ])('with %s is counted', (_, text, type, scores) => {
    expect(count(text, type).scores).toEqual(scores);
  });

  it('of older times has a date with a comma in it, and its powers stay powers', () => {
    const older = [
      'address,choice,voting_power,timestamp,date_utc,author_ipfs_hash',
      `${voter(1)},1,10,1712916940,"Fri, 12 Apr 2024 10:15:40 GMT",bafkrei1`,
      `${voter(2)},2,4,1712917391,"Fri, 12 Apr 2024 10:23:11 GMT",QmYwAP2`,
      `${voter(2)},1,4,1712917390,"Fri, 12 Apr 2024 10:23:10 GMT",QmYwAP3`,
    ].join('\n');
    expect(count(older)).toMatchObject({ type: 'single-choice', scores: [10, 4], leftOut: [] });
  });

  it('may hold weights that look like ranks, which is said where the type is not', () => {
    const header = 'address,choice.1,choice.2,choice.3,voting_power,timestamp,author_ipfs_hash,reason';
    const download = `${header}\n${voter(1)},2,1,,9,1,bafk1,""\n${voter(2)},,1,,3,1,bafk2,""`;
    expect(count(download, 'weighted')).toMatchObject({ scores: [6, 6, 0], leftOut: [] });
    expect(count(`${header}\n${voter(1)},2,1,3,9,1,bafk1,""`).notes.join()).toMatch(
      /weighted or quadratic poll they are weights/,
    );
  });

  it('with a choice that was still encrypted, written letter by letter, leaves it out', () => {
    const cipher = `x${'2423edd340aae'.repeat(20)}`.split('').join(',');
    const { scores, leftOut, total } = count(`${ranked}\n${voter(3)},${cipher},7,1712917391,bafk3,""`, 'ranked-choice');
    expect([scores, total]).toEqual([[0, 10, 4], 21]);
    expect(leftOut).toEqual([{ index: 2, voter: voter(3), reason: 'its choice is encrypted', power: 7 }]);
  });

  it('is refused where a column is missing, naming what it should have', () => {
    expect(() => count('address,voted,power\n0x1,1,1')).toThrow(
      expect.objectContaining({ code: 'poll-unreadable', exitCode: 2 }),
    );
  });
});

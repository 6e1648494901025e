import { describe, expect, it } from 'vitest';
import { DAY, hubProposal, hubVotes, madePoll, START } from '../../../test/fixtures/rehearsal/open-polls.js';
import { voter } from '../../../test/fixtures/rehearsal/snapshot-poll.js';
import { governorSettingsSchema } from '../../scenario/index.js';
import { type WatchHubOptions, watchHub } from './watch-hub.js';
import type { WatchedVoters } from './watched-chances.js';

const watch = (answers: readonly object[], more: Partial<WatchHubOptions> = {}) =>
  watchHub({
    answers: answers.map((answer, i) => ({ name: `hub-${i}.json`, text: JSON.stringify(answer) })),
    history: null,
    voters: null,
    proposal: null,
    now: null,
    ...more,
  });

/** Holders of so many tokens each, of whom half usually come and three in five agree. */
function holders(...tokens: readonly number[]): WatchedVoters {
  const power = tokens.map((held) => BigInt(held) * 10n ** 6n);
  const total = power.reduce((sum, held) => sum + held, 0n);
  const addresses = tokens.map((_, i) => voter(i + 1) as `0x${string}`);
  return {
    usual: { turnoutPercent: 50, supportPercent: 60, abstainPercent: 5 },
    governor: governorSettingsSchema.parse({}),
    membership: { addresses, balances: power, total, supply: total, power, decimals: 6, sourceHash: '' },
    seed: 1,
  };
}

describe('200 open polls of every kind of quorum', () => {
  it.each(Array.from({ length: 10 }, (_, i) => 20 * i))('from the %ith on stand as the hub counts them', (from) => {
    for (let seed = from; seed < from + 20; seed++) {
      const { answer, passes, sums } = madePoll(seed);
      const { flips, standing, notes, chances } = watch([answer]);
      expect([standing.for, standing.against, standing.abstain], `poll ${seed}`).toEqual(sums);
      expect(flips.leads, `poll ${seed}`).toBe(passes);
      // Without a past or voters there is nothing that a chance could rest on.
      expect(chances).toBeNull();
      expect(notes.join()).toMatch(/no chance is told/);
    }
  });
});

describe('answers of a hub', () => {
  const proposal = hubProposal({ quorum: 100 });
  const votes = hubVotes([
    [1, 60.5],
    [2, 20],
    [3, 10],
  ]);
  const expected = { for: 60.5, against: 20, abstain: 10, voters: 3 };

  it.each([
    ['as saved', [{ data: { proposal, votes } }]],
    ['with the response around them', [{ status: 200, data: { data: { proposal, votes } } }]],
    [
      'in pages, the poll in one of them alone',
      [{ data: { proposal } }, { data: { votes: votes.slice(0, 2) } }, { data: { votes: votes.slice(2) } }],
    ],
    ['in pages, the poll in each', votes.map((vote) => ({ data: { proposal, votes: [vote] } }))],
    ['with one poll in a list', [{ data: { proposals: [proposal], votes } }]],
    ['with the votes in the poll', [{ data: { proposal: { ...proposal, votes } } }]],
    ['to a query for votes alone', [{ data: { votes: votes.map((vote) => ({ ...vote, proposal })) } }]],
    ['with powers as text', [{ data: { proposal, votes: votes.map((vote) => ({ ...vote, vp: `${vote.vp}` })) } }]],
  ])('%s are read', (_, answers) => {
    const { id, title, standing, hours, hoursLeft, flips } = watch(answers);
    expect({ id, title }).toEqual({ id: '0xa1', title: 'Fund the garden' });
    expect(standing).toMatchObject(expected);
    expect([hours, hoursLeft].map((each) => Math.round(each))).toEqual([3, 117]);
    // 90.5 of 100 have voted.
    expect(flips).toMatchObject({ leads: false, forMissing: 9.5 });
  });

  it('count the last vote of each voter, whatever the case of its letters', () => {
    const [first, ...others] = votes;
    const again = {
      ...first!,
      voter: first!.voter.toUpperCase().replace('0X', '0x'),
      choice: 2,
      created: START + 9 * 3600,
    };
    expect(watch([{ data: { proposal, votes: [again, first, ...others] } }]).standing).toMatchObject({
      for: 0,
      against: 80.5,
      voters: 3,
    });
  });

  it('say what is hidden, missing, unweighed, or over', () => {
    const hidden = { ...votes[0]!, choice: '0x8f3a99', voter: voter(7) };
    const { vp: _, ...bare } = votes[1]!;
    const notes = watch([
      { data: { proposal: { ...proposal, state: 'closed', votes: 2500 }, votes: [hidden, bare, votes[2]] } },
    ]).notes.join('\n');
    expect(notes).toMatch(/1 votes are hidden/);
    expect(notes).toMatch(/1 votes have no "vp"/);
    expect(notes).toMatch(/has 2500 votes and the answer 3/);
    expect(notes).toMatch(/says that this poll is closed/);
  });

  it('are looked at as they were at a moment', () => {
    const answer = { data: { proposal, votes } };
    expect(watch([answer], { now: START + 2 * 3600 + 1 }).standing).toMatchObject({
      for: 60.5,
      against: 20,
      abstain: 0,
    });
    expect(() => watch([answer], { now: START - 1 })).toThrow(expect.objectContaining({ code: 'watch-moment' }));
  });

  it('of several polls need to be told which, unless one alone is open', () => {
    const polls = ['0xa1', '0xa2'].map((id) => hubProposal({ id }));
    expect(() => watch([{ data: { proposals: polls } }])).toThrow(/2 open polls/);
    expect(watch([{ data: { proposals: polls } }], { proposal: '0xa2' }).id).toBe('0xa2');
    const closed = hubProposal({ id: '0xa3', state: 'closed' });
    expect(watch([{ data: { proposals: [closed, polls[0]] } }]).id).toBe('0xa1');
    expect(() => watch([{ data: { proposals: polls } }], { proposal: '0xa9' })).toThrow(/no proposal "0xa9"/);
    expect(() => watch([{ data: { votes } }])).toThrow(/do not say of which poll/);
    expect(() => watch([{ data: { proposals: [closed, { ...closed, id: '0xa4' }] } }])).toThrow(/0 open polls/);
  });

  it.each([
    ['a weighted poll', { type: 'weighted' }, 'watch-type'],
    ['a ranked one', { type: 'ranked-choice' }, 'watch-type'],
    [
      'a quorum of rejection without one side Against',
      { quorumType: 'rejection', type: 'single-choice', choices: ['A', 'B', 'C', 'D'] },
      'watch-type',
    ],
  ])('of %s are refused', (_, more, code) => {
    expect(() => watch([{ data: { proposal: hubProposal(more), votes: [] } }])).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each(['nonsense', '{"data": {}}', '[1, 2]'])('such as %s are refused as no answer', (text) => {
    const one = { history: null, voters: null, proposal: null, now: null };
    expect(() => watchHub({ ...one, answers: [{ name: 'hub.json', text }] })).toThrow(
      expect.objectContaining({ code: 'hub-unreadable' }),
    );
  });
});

describe('the chance of an open poll', () => {
  const five = holders(400, 250, 200, 100, 50);
  const having = (votes: readonly (readonly [number, number])[], more = {}, voters = five) =>
    watch([{ data: { proposal: hubProposal({ quorum: 300, ...more }), votes: hubVotes(votes) } }], { voters });

  it('by supposed voters follows the votes so far', () => {
    const inFavour = having([[1, 400]]);
    const opposed = having([[2, 400]]);
    expect(inFavour.chances!.by).toBe('supposedVoters');
    expect(inFavour.chances!.now.chance).toBeGreaterThan(inFavour.chances!.before.chance);
    expect(opposed.chances!.now.chance).toBeLessThan(opposed.chances!.before.chance);
    expect(inFavour.waiting).toMatchObject({ tokens: 600, largest: [{ address: voter(2), tokens: 250 }, {}, {}, {}] });
  });

  it('is settled when nobody is left who could turn it', () => {
    const all = [400, 250, 200, 100, 50].map((held) => [1, held] as const);
    expect(having(all).chances!.now.chance).toBe(1);
    expect(having(all.map(([, held]) => [2, held] as const)).chances!.now.chance).toBe(0);
  });

  it('under a quorum of rejection is that of no more than it against', () => {
    const rejection = { quorumType: 'rejection', quorum: 300 };
    // Nobody For, and not too many Against: it passes as the hub says.
    const few = having([[2, 250]], rejection);
    expect(few.flips).toMatchObject({ leads: true, counted: 250, againstMissing: 50 });
    const many = having([[2, 400]], rejection);
    expect(many.flips).toMatchObject({ leads: false, forMissing: null });
    expect(many.chances!.now.chance).toBe(0);
    const exactly = having([[2, 300]], { ...rejection }, holders(300));
    expect(exactly.flips.leads).toBe(true);
    expect(exactly.chances!.now.chance).toBe(1);
    expect(few.notes.join()).toMatch(/say little of a quorum of rejection/);
  });

  it('counts nobody twice who votes out of a block of small holders', () => {
    const many = holders(...Array.from({ length: 6000 }, (_, i) => (i < 3000 ? 1000 : 1 + (i % 5))));
    const supply = Number(many.membership.total / 10n ** 6n);
    // The last holder, of 5 tokens, would be in a block.
    const last = { ...hubVotes([[1, 5]])[0]!, voter: voter(6000) };
    const { waiting } = watch([{ data: { proposal: hubProposal(), votes: [last] } }], { voters: many });
    expect(waiting!.tokens).toBe(supply - 5);
  });

  it('is learnt from past polls of the hub, by its own rule, where enough have ended', () => {
    const past = Array.from({ length: 60 }, (_, i) => {
      const start = START - (90 - i) * DAY;
      const id = `0xp${i}`;
      const passes = i % 3 !== 0;
      const poll = { ...hubProposal({ id, start, state: 'closed', quorum: 150, title: `Grant ${i}` }) };
      const cast = hubVotes(
        [
          [passes ? 1 : 2, 100],
          [3, 60],
        ],
        start,
      ).map((vote) => ({ ...vote, proposal: { id } }));
      return { poll, cast };
    });
    const open = (choice: number) => hubVotes([[choice, 100]]).map((vote) => ({ ...vote, proposal: { id: '0xa1' } }));
    const chances = (choice: number) =>
      watch([
        { data: { proposals: past.map(({ poll }) => poll) } },
        { data: { votes: past.flatMap(({ cast }) => cast) } },
        { data: { proposal: hubProposal({ quorum: 150, title: 'Grant 61' }), votes: open(choice) } },
      ]).chances!;
    expect(chances(1)).toMatchObject({ by: 'pastVotes', learntFrom: 60 });
    // 100 For and 60 abstentions reach a quorum of 150 together: two in three passed.
    expect(chances(1).before.chance).toBeGreaterThan(0.5);
    expect(chances(1).now.chance).toBeGreaterThan(0.85);
    expect(chances(2).now.chance).toBeLessThan(0.3);
  });
});

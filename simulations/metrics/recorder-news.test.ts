import { describe, expect, it } from 'vitest';
import {
  genesis,
  honest,
  poisoner,
  proposal,
  RecordedStory,
  round,
  tokens,
  WEEK,
  whale,
} from '../../test/fixtures/recorded-story.js';
import { type AnyFact, address, NOW } from '../../test/fixtures/world.js';
import type { Frame } from './frame.js';
import type { Recording } from './recorder.js';

const headline = ({ frame }: Recording): Frame['headline'] => frame.headline;

describe('the news of a run', () => {
  it('tells how accuracy moved, and marks the first round with attackers and only that', () => {
    const story = new RecordedStory(...genesis);
    expect(headline(story.tick(round(1, 831_000, false)))).toBe(
      'The first round of training brought the model to 83.1 % accuracy',
    );
    expect(headline(story.tick(round(2, 873_000, false)))).toBe('Accuracy rose 4.2 points to 87.3 %');
    const attacked = story.tick(round(3, 600_000, true));
    expect(attacked.frame.headline).toBe(
      '1 attacker took part in round 3 for the first time, with sign-flipped updates',
    );
    expect(attacked.frame.markers).toMatchObject([{ kind: 'attack', target: 'round:3' }]);
    const again = story.tick(round(4, 550_000, true));
    expect(again.frame.headline).toBe('Accuracy fell 5 points to 55 %');
    expect(again.frame.markers).toEqual([]);
  });

  it('tells what slashed trainers did, in what validators told of it', () => {
    const harmful = (trainer: `0x${string}`, scorePpm: number): readonly AnyFact[] => [
      { type: 'trainerScored', round: 1, trainer, scorePpm, paid: 0n },
      { type: 'trainerSlashed', round: 1, trainer, amount: tokens(4) },
    ];
    const told = (...facts: readonly (readonly AnyFact[])[]) =>
      headline(new RecordedStory(...genesis).tick([...round(1, 600_000, false), ...facts.flat()]));
    expect(told(harmful(poisoner, -52_340))).toBe(
      '1 trainer lost 4 tokens of stake: its updates raised the loss, beyond chance, by 0.052 nats a round',
    );
    expect(told(harmful(poisoner, -52_340), harmful(whale, -11_000))).toBe(
      '2 trainers lost 8 tokens of stake: their updates raised the loss, beyond chance, by 0.011 nats a round or more',
    );
  });

  it('follows a proposal from its making to its execution', () => {
    const story = new RecordedStory(...genesis);
    const made = story.tick([proposal(NOW + 86_400, NOW + WEEK + 86_400)]);
    expect(headline(made)).toBe(
      'whale-1 made proposal 1: aggregation rule: FedAvg → trimmed mean (25 % cut at each end)',
    );
    const voted = story.tick([
      { type: 'voteCast', proposalId: 77n, voter: honest, support: 'against', weight: tokens(39), reason: 'no' },
      { type: 'voteCast', proposalId: 77n, voter: whale, support: 'for', weight: tokens(61), reason: 'yes' },
    ]);
    expect(headline(voted)).toBe(
      'Proposal 1 passed with 61 % For on 10 % turnout; aggregation rule: FedAvg → trimmed mean (25 % cut at each end), in 2 days at the earliest',
    );
    expect(voted.frame.values.turnout).toBeCloseTo(0.1, 9);
    expect(voted.frame.proposals[0]).toMatchObject({ state: 'succeeded', voters: 2, proposer: 'whale-1' });
    expect(voted.frame.proposals[0]!.ballots.map(({ agent }) => agent)).toEqual(['whale-1', 'honest-1']);
    const executed = story.tick([
      { type: 'proposalQueued', proposalId: 77n, executableAt: NOW + 2 * WEEK },
      { type: 'parameterSet', key: 'aggregationRule', previous: 0n, value: 1n },
      { type: 'proposalExecuted', proposalId: 77n },
    ]);
    expect(headline(executed)).toBe(
      'Proposal 1 was executed: aggregation rule: FedAvg → trimmed mean (25 % cut at each end)',
    );
    expect(executed.frame.markers.map(({ kind }) => kind)).toEqual(['proposalExecuted']);
    expect(executed.frame.values).toMatchObject({ proposalsCreated: 1, proposalsExecuted: 1, turnout: null });
    expect(story.tick([]).frame).toMatchObject({ proposals: [], headline: null, markers: [] });
  });

  it('says why a proposal was defeated', () => {
    type Vote = readonly [support: 'for' | 'against' | 'abstain', weight: number, reason?: string];
    const defeated = (...votes: readonly Vote[]) => {
      const story = new RecordedStory(...genesis);
      story.tick([proposal(NOW + 10, NOW + WEEK + 86_400)]);
      const ballots = votes.map(
        ([support, weight, reason = ''], i): AnyFact => ({
          type: 'voteCast',
          proposalId: 77n,
          voter: address(i + 1),
          support,
          weight: tokens(weight),
          reason,
        }),
      );
      return headline(story.tick(ballots));
    };
    expect(defeated()).toBe('Proposal 1 was defeated: nobody voted');
    expect(defeated(['for', 31])).toBe('Proposal 1 was defeated: 3.1 % of the supply counted towards a quorum of 4 %');
    expect(defeated(['for', 40], ['against', 60])).toBe(
      'Proposal 1 was defeated: only 40 % of those who took a side were for it',
    );
    // In the words of the weightiest opponent; where nobody opposed it, of whoever abstained.
    expect(defeated(['for', 40, 'yes'], ['against', 60, 'Too costly.'], ['against', 1, 'No.'])).toMatch(
      /were for it; poisoner-1, against it: “Too costly.”$/,
    );
    expect(defeated(['for', 1, 'yes'], ['abstain', 2, 'I cannot tell.'])).toMatch(
      /towards a quorum of 4 %; poisoner-1, who abstained: “I cannot tell.”$/,
    );
  });

  it('reports no turnout of a vote in which nobody could vote, and says so', () => {
    const closing = (days: number) =>
      new RecordedStory(...genesis).tick([proposal(NOW + 10, NOW + days * 86_400)]).frame;
    // Between the first moment of a tick at which agents act and the second, which comes when a quarter has gone by.
    expect(closing(1)).toMatchObject({
      headline: expect.stringContaining('was defeated: nobody could vote'),
      values: { proposalsDefeated: 1, turnout: null },
    });
    expect(closing(2)).toMatchObject({
      headline: expect.stringContaining('was defeated: nobody voted'),
      values: { proposalsDefeated: 1, turnout: 0 },
    });
  });

  it('says how many blocks the busiest moment fills, and tells of it when that is more than one', () => {
    const outcome = (window: number, gasUsed: bigint) => ({
      agent: 'honest-1',
      archetype: 'honestTrainer',
      window,
      gasUsed,
      error: null,
    });
    const rows: readonly (readonly [readonly (readonly [number, bigint])[], number])[] = [
      [[], 0],
      [[[0, 1n]], 1],
      [[[0, 30_000_000n]], 1],
      [
        [
          [0, 30_000_000n],
          [1, 30_000_000n],
        ],
        1,
      ],
      [
        [
          [0, 30_000_000n],
          [0, 1n],
        ],
        2,
      ],
      [
        [
          [0, 1n],
          [3, 45_000_000n],
          [3, 45_000_001n],
        ],
        4,
      ],
    ];
    for (const [sent, blocks] of rows) {
      const { frame } = new RecordedStory(...genesis).tick([], { outcomes: sent.map((one) => outcome(...one)) });
      expect(frame.values.blocks).toBe(blocks);
      expect(frame.headline).toBe(
        blocks > 1 ? `One moment’s transactions fill ${blocks} blocks of 30,000,000 gas` : null,
      );
    }
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { AGGREGATION_CHANGE, PAY_CHANGE, type Story, storiesOf } from '../fixtures/story.js';

/* The quickstart's story and its control's. `npm run bench -- stories` tells both over their whole length. */

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Less than half of what the scenarios say: the votes are over by then, and the model has recovered. */
const TICKS = 22;
/** Seeds in which what the story says must hold, of ten. */
const MOST = 8;
const ATTACKERS = ['signFlipper', 'freeRider'] as const;

describe('the quickstart over ten seeds', () => {
  let stories: readonly Story[];
  const countOf = (holds: (story: Story) => boolean) => stories.filter(holds).length;

  beforeAll(async () => {
    stories = await storiesOf('quickstart', SEEDS, { ticks: TICKS });
  }, 3_600_000);

  it('breaks no invariant and sends nothing in vain', () => {
    for (const { report } of stories) {
      expect(report.invariants.violated).toBe(0);
      expect(report.transactions.reverted).toBe(0);
    }
  });

  it('is held down by its poisoners until a vote brings in a robust rule, and recovers from then on', () => {
    const recovered = countOf((story) => {
      const executed = story.executedAt(AGGREGATION_CHANGE);
      if (executed === null) return false;
      const before = story.accuracyAt(executed - 1);
      return before < 0.8 && story.accuracyAt(-1) > Math.max(0.85, before + 0.1);
    });
    expect(recovered).toBeGreaterThanOrEqual(MOST);
  });

  it('pays poisoners next to nothing once pay goes by what is measured, and paid them like others before', () => {
    const unpaid = countOf((story) => {
      const executed = story.executedAt(PAY_CHANGE);
      if (executed === null) return false;
      return story.shareOfPay('signFlipper', 0, executed) > 0.1 && story.shareOfPay('signFlipper', executed + 1) < 0.03;
    });
    expect(unpaid).toBeGreaterThanOrEqual(MOST);
  });

  it('slashes poisoners, and never an honest trainer', () => {
    for (const story of stories) {
      expect(story.slashedOf('signFlipper')).toBeGreaterThan(0n);
      expect(story.slashedOf('honestTrainer')).toBe(0n);
    }
  });

  it('has ballots Against, with other reasons than those For', () => {
    const divided = countOf(({ ballots }) => {
      const reasons = (support: string) => ballots.filter((one) => one.support === support).map(({ reason }) => reason);
      const against = reasons('against');
      return against.length > 0 && against.every((reason) => !reasons('for').includes(reason));
    });
    expect(divided).toBeGreaterThanOrEqual(5);
  });

  it('has voters who measured different things and say with what error', () => {
    for (const { ballots } of stories) {
      const told = ballots.filter(({ reason }) => reason.startsWith('By my measurements'));
      expect(told.every(({ reason }) => reason.includes(' ± '))).toBe(true);
      expect(new Set(told.map(({ reason }) => reason)).size).toBeGreaterThan(told.length / 2);
    }
  });

  it('says why a vote failed, where one did', () => {
    for (const { defeats } of stories) for (const { told } of defeats) expect(told).toMatch(/was defeated: ./);
  });

  it('has in its supply what was minted less what was burnt', () => {
    for (const { frames } of stories) {
      for (const [tick, frame] of frames.entries()) {
        const sum = (party: 'from' | 'to', name: string) =>
          frame.flows.filter((flow) => flow[party] === name).reduce((total, { amount }) => total + BigInt(amount), 0n);
        const before = tick === 0 ? 0n : BigInt(frames[tick - 1]!.values.supply as string);
        expect(BigInt(frame.values.supply as string) - before).toBe(sum('from', 'mint') - sum('to', 'burn'));
      }
    }
  });
});

describe('the same DAO without attackers, over ten seeds', () => {
  let stories: readonly Story[];

  beforeAll(async () => {
    stories = await storiesOf('plain', SEEDS, { ticks: TICKS });
  }, 3_600_000);

  it('accuses nobody: no remedy passes, nobody loses stake, and no ballot claims that pay does no good', () => {
    for (const story of stories) {
      expect(story.report.proposals.executed).toBe(0);
      expect(story.slashedOf('honestTrainer')).toBe(0n);
      for (const { support, reason } of story.ballots)
        if (support === 'for') expect(reason).not.toMatch(/does no good/);
    }
  });

  it('has nobody in it who cheats', () => {
    for (const { report } of stories)
      for (const role of ATTACKERS) expect(report.rewards.byRole).not.toHaveProperty(role);
  });

  it('learns more than the poisoned one before its vote', () => {
    for (const story of stories) expect(story.accuracyAt(7)).toBeGreaterThan(0.85);
  });
});

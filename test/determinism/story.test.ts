import { beforeAll, describe, expect, it } from 'vitest';
import { type EndedRun, runToEnd, withEngine } from '../fixtures/run-to-end.js';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Less than half of what the scenarios say: the votes are over by then, and the model has recovered. */
const TICKS = 22;
const TRAINERS = ['honestTrainer', 'freeRider', 'signFlipper'];

/** What a run tells over its frames. */
class Story {
  readonly #run: EndedRun;

  constructor(run: EndedRun) {
    this.#run = run;
  }

  get report() {
    return this.#run.report;
  }

  get frames() {
    return this.#run.frames;
  }

  /** The frame in which a proposal with such an effect was executed; −1 when none was. */
  executedAt(effect: RegExp): number {
    return this.frames.findIndex(({ proposals }) =>
      proposals.some((proposal) => proposal.state === 'executed' && effect.test(proposal.effect)),
    );
  }

  accuracyAt(frame: number): number {
    return this.frames[frame]!.round!.accuracy;
  }

  /** An archetype's share of what trainers were paid after a frame. */
  shareOfPayAfter(frame: number, archetype: string): number {
    const paid = (name: string) => {
      const at = (index: number) => Number(this.frames.at(index)!.values[`rewardsTo_${name}`] ?? 0);
      return at(-1) - at(frame);
    };
    return paid(archetype) / TRAINERS.reduce((sum, name) => sum + paid(name), 0);
  }

  get ballots() {
    return this.frames.flatMap(({ proposals }) => proposals.flatMap(({ ballots }) => ballots));
  }

  /** What was told of votes that failed. */
  get defeats() {
    return this.frames.flatMap(({ proposals, headline }) =>
      proposals.filter(({ state }) => state === 'defeated').map(() => headline),
    );
  }

  /** Stake taken from trainers (wei). */
  get slashed(): bigint {
    return this.frames.reduce((sum, { round }) => sum + BigInt(round?.slashed ?? 0), 0n);
  }
}

async function storiesOf(scenario: string): Promise<readonly Story[]> {
  const stories: Story[] = [];
  for (const seed of SEEDS) {
    const run = await withEngine((engine) => runToEnd(engine, { scenario, overrides: { seed, ticks: TICKS } }));
    stories.push(new Story(run));
  }
  return stories;
}

const AGGREGATION = /aggregation rule: FedAvg → /;
const PAY = /what trainers' pay goes by: sample count → /;
const MOST = 8;

describe('the quickstart over ten seeds', () => {
  let stories: readonly Story[];
  const countOf = (holds: (story: Story) => boolean) => stories.filter(holds).length;

  beforeAll(async () => {
    stories = await storiesOf('quickstart');
  }, 3_600_000);

  it('breaks no invariant and sends nothing in vain', () => {
    for (const { report } of stories) {
      expect(report.invariants.violated).toBe(0);
      expect(report.transactions.reverted).toBe(0);
    }
  });

  it('is held down by its poisoners until a vote brings in a robust rule, and recovers from then on', () => {
    const recovered = countOf((story) => {
      const executed = story.executedAt(AGGREGATION);
      if (executed < 0) return false;
      const before = story.accuracyAt(executed - 1);
      return before < 0.8 && story.accuracyAt(TICKS) > Math.max(0.85, before + 0.1);
    });
    expect(recovered).toBeGreaterThanOrEqual(MOST);
  });

  it('pays poisoners next to nothing once pay goes by what is measured', () => {
    const unpaid = countOf((story) => {
      const executed = story.executedAt(PAY);
      return executed > 0 && story.shareOfPayAfter(executed, 'signFlipper') < 0.03;
    });
    expect(unpaid).toBeGreaterThanOrEqual(MOST);
  });

  it('slashes somebody while harm goes on', () => {
    for (const { slashed } of stories) expect(slashed).toBeGreaterThan(0n);
  });

  it('has ballots Against, with other reasons than those For', () => {
    const divided = countOf(({ ballots }) => {
      const reasons = (support: string) => ballots.filter((one) => one.support === support).map(({ reason }) => reason);
      const against = reasons('against');
      return against.length > 0 && against.every((reason) => !reasons('for').includes(reason));
    });
    expect(divided).toBeGreaterThanOrEqual(5);
  });

  it('says why a vote failed, where one did', () => {
    for (const { defeats } of stories) for (const told of defeats) expect(told).toMatch(/was defeated: ./);
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
    stories = await storiesOf('plain');
  }, 3_600_000);

  it('accuses nobody: no remedy passes, and nobody loses stake', () => {
    for (const story of stories) {
      expect(story.report.proposals.executed).toBe(0);
      expect(story.slashed).toBe(0n);
    }
  });

  it('learns more than the poisoned one before its vote', () => {
    for (const story of stories) expect(story.accuracyAt(7)).toBeGreaterThan(0.85);
  });
});

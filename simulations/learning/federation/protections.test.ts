import { describe, expect, it } from 'vitest';
import { run, small } from '../../../test/fixtures/learning/small-federation.js';
import type { FederationDraft } from '../../scenario/index.js';

describe('protections', () => {
  it('count what privacy costs, and stop when nobody can afford another round', async () => {
    const learning = {
      ...small.learning,
      privacy: { clipNorm: 1, noiseMultiplier: 2, delta: 1e-5, epsilonBudget: 6 },
    };
    const { rounds, report } = await run({ learning, cohortPercent: 100, rounds: 40 });
    expect(report.rounds).toBeGreaterThan(1);
    expect(report.rounds).toBeLessThan(40);
    expect(report.epsilon!.epsilon).toBeLessThanOrEqual(6);
    const spent = rounds.map(({ epsilon }) => epsilon!);
    expect(spent).toEqual([...spent].sort((a, b) => a - b));
  });

  /** ε of a client that took part in rounds whose sums had these shares of the noise, worked out anew; σ = 1, q = 1. */
  function epsilonOf(shares: readonly number[], delta = 1e-5): number {
    const epsilons = Array.from({ length: 255 }, (_, i) => {
      const order = i + 2;
      const divergence = shares.reduce((sum, share) => sum + order / (2 * share), 0);
      return divergence + Math.log(1 - 1 / order) - Math.log(delta * order) / (order - 1);
    });
    return shares.length === 0 ? 0 : Math.min(...epsilons);
  }

  const noised = { ...small.learning, privacy: { noiseMultiplier: 1, clipNorm: 1 } };
  const everybody = { clients: 10, cohortPercent: 100, learning: noised } satisfies Partial<FederationDraft>;

  it('that drop out leave their noise out of the sum: ε is 12.087 with shares of 0.7, 0.5 and 0.7, not 9.088', async () => {
    const learning = { ...noised, heldOutExamples: 200, testExamples: 300, batchSize: 10 };
    const { rounds, report } = await run({ ...everybody, learning, dropoutPercent: 50 });
    expect(rounds.slice(1).map(({ clients }) => clients.filter(({ outcome }) => outcome === 'done').length)).toEqual([
      7, 5, 7,
    ]);
    expect(report.epsilon!.epsilon).toBeCloseTo(12.087, 3);
    expect(report.epsilon!.order).toBe(3);
    // Noise of deviation 1 / √10 in each of 7,850 weights, however many stay.
    for (const { clients } of rounds.slice(1))
      for (const { updateNorm } of clients) if (updateNorm !== null) expect(updateNorm).toBeCloseTo(28, -0.5);
  });

  it.each<[string, Partial<FederationDraft>]>([
    ['all of whom stay', {}],
    ['that drop out now and then', { dropoutPercent: 20 }],
    ['of whom few are left', { dropoutPercent: 80, rounds: 4 }],
    ['that come late', { stragglerPercent: 40, stragglerSlowdown: 10, deadlineFactor: 2 }],
    [
      'that come late or not at all',
      { stragglerPercent: 30, stragglerSlowdown: 9, deadlineFactor: 2, dropoutPercent: 30 },
    ],
    ['whose sum is secret', { dropoutPercent: 20, secureAggregation: { thresholdPercent: 30 } }],
  ])('pay for the noise that is missing from the sum: %s', async (_, over) => {
    const { rounds } = await run({ ...everybody, ...over });
    const shares = rounds
      .slice(1)
      .map(({ clients }) => clients.filter(({ outcome }) => outcome === 'done').length / 10);
    const last = rounds.at(-1)!;
    for (const { client, epsilon } of last.clients) {
      const took = rounds.slice(1).map(({ clients }) => clients[client]!.outcome === 'done');
      expect(epsilon).toBeCloseTo(epsilonOf(shares.filter((__, round) => took[round])), 9);
    }
  });

  it('whose late updates count less pay for the noise that counts less with them', async () => {
    const timing = { kind: 'asynchronous', bufferSize: 3, staleness: { kind: 'polynomial', exponent: 1 } } as const;
    const { rounds } = await run({ ...everybody, stragglerPercent: 50, stragglerSlowdown: 8, timing });
    const done = rounds.slice(1).map(({ clients }) => clients.filter(({ outcome }) => outcome === 'done'));
    const shares = done.map((rows) => {
      const counts = rows.map(({ staleness }) => 1 / (1 + staleness));
      return counts.reduce((sum, count) => sum + (count / Math.max(...counts)) ** 2, 0) / 3;
    });
    expect(Math.min(...shares)).toBeLessThan(1);
    const spent = done.flat().map(({ client, epsilon }) => {
      // Whoever is in a buffer twice moves the sum by more than one clip.
      const paid = done.flatMap((rows, round) => {
        const most = Math.max(...rows.map(({ staleness }) => 1 / (1 + staleness)));
        const own = rows.filter((row) => row.client === client);
        const clips = own.reduce((sum, { staleness }) => sum + 1 / (1 + staleness) / most, 0);
        return own.length === 0 ? [] : [shares[round]! / Math.max(1, clips) ** 2];
      });
      return [epsilon, epsilonOf(paid)];
    });
    for (const [epsilon, expected] of spent) expect(epsilon).toBeLessThanOrEqual(expected! + 1e-9);
    expect(Math.max(...spent.map(([epsilon]) => epsilon!))).toBeCloseTo(Math.max(...spent.map(([, all]) => all!)), 9);
  });

  it.each<[string, Partial<FederationDraft>]>([
    ['a secure sum, whose clients know each other', { secureAggregation: { thresholdPercent: 50 } }],
    ['updates taken as they come', { timing: { kind: 'asynchronous', bufferSize: 2 } }],
  ])('pay the whole price of a round where the cohort is no secret: %s', async (_, over) => {
    const { rounds } = await run({ ...everybody, clients: 6, cohortPercent: 50, rounds: 1, ...over });
    const took = rounds[1]!.clients.filter(({ outcome }) => outcome === 'done');
    expect(took.length).toBeGreaterThan(1);
    for (const { epsilon } of took) expect(epsilon).toBeGreaterThan(epsilonOf([1]) - 1e-9);
  });

  it('pay less where nobody can tell who was asked', async () => {
    const { report } = await run({ ...everybody, clients: 6, cohortPercent: 50, rounds: 1 });
    expect(report.epsilon!.epsilon).toBeLessThan(epsilonOf([1]));
  });

  it('refuse a budget that does not pay for one round, by its field', async () => {
    const learning = { ...small.learning, privacy: { noiseMultiplier: 1, epsilonBudget: 0.001 } };
    await expect(run({ learning })).rejects.toMatchObject({
      code: 'learning.budgetTooSmall',
      field: 'learning.privacy.epsilonBudget',
      exitCode: 2,
    });
  });

  it('of secure aggregation give the same model as FedAvg, to the precision of its integers, and hide single updates', async () => {
    const plain = await run({ cohortPercent: 100 });
    const hidden = await run({ cohortPercent: 100, secureAggregation: { thresholdPercent: 50 } });
    expect(Math.abs(hidden.report.loss - plain.report.loss)).toBeLessThan(1e-3);
    for (const { clients, inspection } of hidden.rounds.slice(1)) {
      expect(clients.every(({ update, updateNorm }) => update === null && updateNorm === null)).toBe(true);
      expect(inspection!.similarity).toBeNull();
      for (const { bytesUp } of clients) expect(bytesUp).toBeGreaterThan(4 * 7_850);
    }
  });

  it('of secure aggregation survive clients that drop out', async () => {
    const dropping = { cohortPercent: 100, dropoutPercent: 20, rounds: 3 };
    const plain = await run(dropping);
    const hidden = await run({ ...dropping, secureAggregation: { thresholdPercent: 30 } });
    expect(plain.rounds.some(({ clients }) => clients.some(({ outcome }) => outcome === 'dropped'))).toBe(true);
    expect(Math.abs(hidden.report.loss - plain.report.loss)).toBeLessThan(1e-3);
  });

  it('by compression send fewer bytes and still learn', async () => {
    const learning = { ...small.learning, compression: { keepPercent: 10, bits: 8, errorFeedback: true } as const };
    const plain = await run({ cohortPercent: 100 });
    const packed = await run({ cohortPercent: 100, learning });
    expect(packed.report.bytesUp).toBeLessThan(plain.report.bytesUp / 10);
    expect(packed.report.accuracy.final).toBeGreaterThan(0.4);
  });
});

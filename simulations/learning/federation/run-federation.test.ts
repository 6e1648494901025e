import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FederationDraft, federationSchema } from '../../scenario/index.js';
import type { FederationRound, FederationSetup } from './federation-record.js';
import { type FederationOptions, runFederation } from './run-federation.js';

const small = {
  format: 'folkmoot-federation/1',
  name: 'small',
  title: 'Small',
  rounds: 3,
  clients: 6,
  cohortPercent: 50,
  learning: {
    trainExamples: 600,
    heldOutExamples: 100,
    testExamples: 200,
    batchSize: 10,
    backend: 'wasm',
  },
} satisfies FederationDraft;

async function run(over: Partial<FederationDraft> = {}, options: FederationOptions = {}) {
  const rounds: FederationRound[] = [];
  const setups: FederationSetup[] = [];
  const federation = federationSchema.parse({ ...small, ...over });
  const report = await runFederation(federation, {
    ...options,
    onSetup: (made) => void setups.push(made),
    onRound: async (round) => {
      rounds.push(round);
      await options.onRound?.(round);
    },
  });
  return { rounds, setup: setups[0]!, report };
}

describe('a federation', () => {
  it('learns: every round starts from the model before, and accuracy rises', async () => {
    const { rounds, report } = await run();
    expect(rounds.map(({ round }) => round)).toEqual([0, 1, 2, 3]);
    rounds.slice(1).forEach(({ parent }, i) => {
      expect(parent).toBe(rounds[i]!.model);
    });
    expect(report.accuracy.final).toBeGreaterThan(rounds[0]!.accuracy + 0.3);
    expect(report.model).toBe(rounds[3]!.model);
  });

  it('counts what became of every asked client, and stops before any training where the target needs none', async () => {
    const learning = { ...small.learning, targetAccuracyPercent: 0 };
    const { report } = await run({ learning, deadlineFactor: 0.001 });
    expect(report.outcomes).toEqual({ late: 9 });
    const stopped = await run({ learning, stopAtTarget: true });
    expect(stopped.report).toMatchObject({ rounds: 0, roundsToTarget: 0, outcomes: {} });
  });

  it('asks half of six clients and counts what goes over the wire', async () => {
    const { rounds } = await run();
    for (const { clients, bytesUp, bytesDown } of rounds.slice(1)) {
      expect(clients.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
      expect(bytesUp).toBe(3 * 4 * 7_850);
      expect(bytesDown).toBe(3 * 4 * 7_850);
    }
  });

  it('gives the same bits with one worker and with two, and others with another seed', async () => {
    const models = async (over: Partial<FederationDraft>, workers: number) =>
      (await run(over, { workers })).rounds.map((round) => ({ ...round, inspection: null }));
    const expected = await models({}, 1);
    expect(await models({}, 2)).toEqual(expected);
    expect(await models({ seed: 2 }, 2)).not.toEqual(expected);
  });

  it('writes down a confusion matrix of the whole test split, mistakes, weights and similarities', async () => {
    const { rounds } = await run();
    const { confusion, misclassified, histograms, similarity, similarityShards } = rounds[3]!.inspection!;
    const right = confusion.reduce((sum, row, label) => sum + row[label]!, 0);
    expect(confusion.flat().reduce((sum, count) => sum + count, 0)).toBe(200);
    expect(right / 200).toBe(rounds[3]!.accuracy);
    expect(misclassified.every(({ label, predicted }) => label !== predicted)).toBe(true);
    expect(histograms.map(({ counts }) => counts.reduce((a, b) => a + b, 0))).toEqual([7_840, 10]);
    expect(similarityShards).toEqual(rounds[3]!.clients.map(({ client }) => client));
    similarity!.forEach((row, i) => {
      expect(row[i]).toBe(1);
    });
  });

  it('stops when it reaches its target, and compares itself with what was published', async () => {
    const published = { source: 'a paper', rounds: 2 };
    const learning = { ...small.learning, targetAccuracyPercent: 30 };
    const { report } = await run({ rounds: 20, stopAtTarget: true, learning, published });
    expect(report.roundsToTarget).toBe(report.rounds);
    expect(report.rounds).toBeLessThan(20);
    expect(report.published).toMatchObject({ rounds: 2, difference: report.rounds / 2 - 1 });
    expect(report.published!.reproduced).toBe(Math.abs(report.rounds / 2 - 1) <= 0.25);
  });

  it('keeps what it did when it is stopped', async () => {
    const stop = new AbortController();
    const { report, rounds } = await run(
      { rounds: 50 },
      { signal: stop.signal, onRound: ({ round }) => void (round === 2 && stop.abort()) },
    );
    expect(report.rounds).toBe(2);
    expect(rounds.at(-1)!.round).toBe(2);
  });

  it('gives the same whenever its rounds may begin, and ends where one may not', async () => {
    const expected = await run();
    const asked: number[] = [];
    const waiting = await run(
      {},
      {
        mayBegin: async (done) => {
          asked.push(done);
          await new Promise((resolve) => setImmediate(resolve));
          return true;
        },
      },
    );
    expect(asked).toEqual([0, 1, 2]);
    expect(waiting.rounds).toEqual(expected.rounds);
    const timeless = { wallSeconds: 0, peakMemoryMB: 0 };
    expect({ ...waiting.report, ...timeless }).toEqual({ ...expected.report, ...timeless });
    const ended = await run({}, { mayBegin: async (done) => done < 2 });
    expect(ended.rounds).toEqual(expected.rounds.slice(0, 3));
    expect(ended.report.model).toBe(expected.rounds[2]!.model);
  });

  it('saves its last model', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'folkmoot-model-'));
    try {
      await run({ rounds: 1 }, { modelFolder: join(folder, 'model') });
      expect((await readdir(join(folder, 'model'))).sort()).toEqual(['model.json', 'weights.bin']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('clients', () => {
  it('that drop out send nothing, and the others are combined', async () => {
    const { rounds } = await run({ dropoutPercent: 50, cohortPercent: 100, rounds: 4 });
    const outcomes = rounds.flatMap(({ clients }) => clients);
    const dropped = outcomes.filter(({ outcome }) => outcome === 'dropped');
    expect(dropped.length).toBeGreaterThan(4);
    expect(dropped.length).toBeLessThan(20);
    for (const { update, bytesUp } of dropped) expect([update, bytesUp]).toEqual([null, 0]);
  });

  it('that are slow miss the deadline, and hold nobody up', async () => {
    const slow = { stragglerPercent: 50, stragglerSlowdown: 10, cohortPercent: 100, rounds: 2 };
    const waiting = await run(slow);
    expect(waiting.rounds[1]!.simulatedSeconds).toBeGreaterThan(8);
    const { rounds } = await run({ ...slow, deadlineFactor: 2 });
    expect(rounds[1]!.clients.filter(({ outcome }) => outcome === 'late')).toHaveLength(3);
    expect(rounds[1]!.simulatedSeconds).toBe(2);
  });

  it('that attack are drawn among all, and told apart in the records only', async () => {
    const adversaries = [{ count: 2, attack: { kind: 'signFlip', scale: 3 } as const }];
    const { setup, rounds } = await run({ adversaries, cohortPercent: 100, rounds: 1 });
    expect(setup.attacks.filter((attack) => attack === 'signFlip')).toHaveLength(2);
    expect(rounds[1]!.clients.map(({ attack }) => attack)).toEqual(setup.attacks);
  });

  it('who are clones send one update, which shows in the similarities', async () => {
    const adversaries = [{ count: 3, attack: { kind: 'sybilClones', deviation: 0 } as const }];
    const { rounds, setup } = await run({ adversaries, cohortPercent: 100, rounds: 1 });
    const clones = rounds[1]!.clients.filter(({ attack }) => attack === 'sybilClones');
    expect(new Set(clones.map(({ update }) => update)).size).toBe(1);
    const { similarity, similarityShards } = rounds[1]!.inspection!;
    const alike = similarity!.flatMap((row, i) =>
      row.flatMap((cosine, j) => (i < j && cosine > 0.999 ? [[i, j]] : [])),
    );
    expect(alike).toHaveLength(3);
    for (const pair of alike) for (const i of pair) expect(setup.attacks[similarityShards[i]!]).toBe('sybilClones');
  });

  it('who ride free on the last change send it again, and nothing in round 1', async () => {
    const adversaries = [{ count: 1, attack: { kind: 'resubmittedDelta' } as const }];
    const { rounds } = await run({ adversaries, cohortPercent: 100, rounds: 2 });
    const norms = rounds.slice(1).map(({ clients }) => clients.find(({ attack }) => attack !== null)!.updateNorm);
    expect(norms[0]).toBe(0);
    expect(norms[1]).toBeGreaterThan(0);
  });
});

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

it('asynchronous rounds weigh late updates by their staleness and wait for nobody', async () => {
  const timing = { kind: 'asynchronous', bufferSize: 2, staleness: { kind: 'polynomial', exponent: 0.5 } } as const;
  const slow = { stragglerPercent: 50, stragglerSlowdown: 8, cohortPercent: 100, rounds: 12 };
  const { rounds, report } = await run({ ...slow, timing });
  const arrivals = rounds.flatMap(({ clients }) => clients);
  expect(rounds.slice(1).every(({ clients }) => clients.length === 2)).toBe(true);
  expect(Math.max(...arrivals.map(({ staleness }) => staleness))).toBeGreaterThan(1);
  expect(report.accuracy.final).toBeGreaterThan(0.5);
  const times = rounds.map(({ simulatedSeconds }) => simulatedSeconds);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(12 * 8);
  expect(await run({ ...slow, timing })).toMatchObject({ rounds: rounds.map(({ model }) => ({ model })) });
});

it('FLTrust sets held-out examples aside and trains on them itself', async () => {
  const learning = { ...small.learning, aggregation: { rule: 'flTrust', rootExamples: 50 } } as const;
  const adversaries = [{ count: 3, attack: { kind: 'signFlip', scale: 10 } as const }];
  const { report } = await run({ learning, adversaries, cohortPercent: 100, rounds: 6 });
  expect(report.accuracy.final).toBeGreaterThan(0.5);
});

it('scores contributions by coalitions of updates', async () => {
  const adversaries = [{ count: 1, attack: { kind: 'signFlip', scale: 5 } as const }];
  const { rounds } = await run({ adversaries, cohortPercent: 100, rounds: 1, contribution: { rule: 'shapley' } });
  const { clients, coalitionsEvaluated } = rounds[1]!;
  expect(coalitionsEvaluated).toBe(64);
  const scores = clients.map(({ score }) => score!);
  const attacker = clients.find(({ attack }) => attack !== null)!;
  expect(attacker.score).toBe(Math.min(...scores));
});

it('refuses a backdoor in data that are no pictures, before anything is trained', async () => {
  const learning = { ...small.learning, dataset: { kind: 'iris' } as const };
  const adversaries = [{ count: 1, attack: { kind: 'backdoor' } as const }];
  await expect(run({ learning, adversaries })).rejects.toMatchObject({
    code: 'learning.backdoorNeedsPictures',
    field: 'adversaries[0].attack.kind',
  });
});

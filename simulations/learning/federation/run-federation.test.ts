import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, small } from '../../../test/fixtures/learning/small-federation.js';
import type { FederationDraft } from '../../scenario/index.js';

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

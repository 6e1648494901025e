import { FolkmootError } from '../../errors/index.js';
import type { Cid, LearningService, SecureSum, SecureTerms, WeightedUpdate } from '../learning-service.js';
import { drawCohort } from './draw-cohort.js';
import type { ClientOutcome, ClientRound } from './federation-record.js';
import { type RoundMaking, type RoundOutcome, requestFor, silentClient, trainedClient } from './round-outcome.js';

/** Errors of a secure sum that too few trainers are left for. */
const TOO_FEW: ReadonlySet<string> = new Set(['learning.tooFewToHide', 'learning.tooFewToUnmask']);

/**
 * Rounds one after the other: the server asks a cohort, waits for it (or for the deadline) and combines what came
 * (McMahan et al. 2017, arXiv 1602.05629, algorithm 1). Ends early when nobody's privacy budget allows another round.
 */
export async function* synchronousRounds(making: RoundMaking): AsyncGenerator<RoundOutcome> {
  const { federation, service } = making;
  let model = service.initialModel;
  let time = 0;
  for (let round = 1; round <= federation.rounds; round++) {
    if (service.privacy && service.shards.every(({ shard }) => !service.privacy!.affords(shard))) return;
    const made = await makeRound(making, model, round);
    time += made.duration;
    yield { ...made.outcome, simulatedSeconds: time };
    model = made.outcome.model;
  }
}

async function makeRound(making: RoundMaking, parent: Cid, round: number) {
  const { federation, service, pace, seed } = making;
  const { learning, contribution, secureAggregation, deadlineFactor = Number.POSITIVE_INFINITY } = federation;
  const cohort = drawCohort(federation, seed, round);
  const rows = new Map<number, ClientRound>();
  let duration = 0;
  const working: number[] = [];
  const leaving: number[] = [];
  for (const client of cohort) {
    if (service.privacy && !service.privacy.affords(client)) {
      rows.set(client, silentClient(making, client, 'spent'));
      continue;
    }
    const takes = pace.duration(client, round);
    if (pace.dropsOut(client, round)) {
      rows.set(client, silentClient(making, client, 'dropped'));
      leaving.push(client);
    } else if (takes > deadlineFactor) {
      rows.set(client, silentClient(making, client, 'late'));
      leaving.push(client);
      duration = deadlineFactor;
    } else {
      working.push(client);
      duration = Math.max(duration, takes);
    }
  }

  let done = 0;
  const results = await service.train(
    working.map((client) => requestFor(making, client, parent, round, round)),
    () => making.onTrained(round, ++done, working.length),
    // Who drops out or comes late had been asked, and nobody knew when the others added their noise.
    { asked: working.length + leaving.length },
  );
  const updates: WeightedUpdate[] = [];
  working.forEach((client, i) => {
    const result = results[i]!;
    rows.set(client, trainedClient(making, client, result));
    if (result.update === null) leaving.push(client);
    else updates.push({ update: result.update, sampleCount: result.sampleCount, shard: client });
  });

  let model: Cid;
  let coalitionsEvaluated: number | null = null;
  let visibleUpdates: readonly WeightedUpdate[] = updates;
  if (secureAggregation) {
    const summed = await sumSecurely(service, parent, updates, { ...secureAggregation, leaving, round });
    model = summed?.model ?? parent;
    visibleUpdates = [];
    for (const { shard } of updates) {
      const hidden = { ...rows.get(shard)!, update: null, updateNorm: null };
      rows.set(shard, summed ? { ...hidden, bytesUp: summed.bytesEach } : { ...hidden, outcome: 'sealed', bytesUp: 0 });
    }
  } else {
    model = await service.aggregate(parent, updates, learning.aggregation);
    if (contribution && updates.length > 0) {
      const { scores, evaluated } = await service.contributions(parent, updates, learning.aggregation, contribution);
      coalitionsEvaluated = evaluated;
      for (const [i, { shard }] of updates.entries()) rows.set(shard, { ...rows.get(shard)!, score: scores[i]! });
    }
  }
  const outcomesOf = (kind: ClientOutcome) => [...rows.values()].filter(({ outcome }) => outcome === kind).length;
  const outcome = {
    round,
    model,
    parent,
    clients: cohort.map((client) => rows.get(client)!),
    visibleUpdates,
    coalitionsEvaluated,
    downloads: cohort.length - outcomesOf('spent'),
  };
  return { outcome, duration };
}

/** The secure sum, or `null` when too few stayed for one: that costs the round, and tells nobody anything. */
async function sumSecurely(
  service: LearningService,
  model: Cid,
  updates: readonly WeightedUpdate[],
  terms: SecureTerms,
): Promise<SecureSum | null> {
  try {
    return await service.aggregateSecurely(model, updates, terms);
  } catch (error) {
    if (error instanceof FolkmootError && TOO_FEW.has(error.code)) return null;
    throw error;
  }
}

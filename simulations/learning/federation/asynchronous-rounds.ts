import { randomStream } from '../../random/index.js';
import type { Federation } from '../../scenario/index.js';
import { stalenessFactor } from '../aggregation/staleness.js';
import type { Cid, TrainRequest } from '../learning-service.js';
import { drawCohort } from './draw-cohort.js';
import type { ClientRound } from './federation-record.js';
import { type RoundMaking, type RoundOutcome, requestFor, silentClient, trainedClient } from './round-outcome.js';

/** So many clients in a row that send nothing, for each update awaited, end the wait for a full buffer. */
const MOST_SILENT = 1_000;

/** A client at work. */
interface Dispatch {
  readonly client: number;
  /** Running number of all dispatches. */
  readonly occasion: number;
  readonly model: Cid;
  /** How often the model had been changed when the client got it. */
  readonly version: number;
  readonly arrives: number;
}

/**
 * No waiting: as many clients as a cohort holds are always at work, each on the model it got when it began; whenever
 * enough updates have come, they are combined, late ones with less weight, and that is a round (FedAsync, Xie et al.
 * 2019, arXiv 1903.03934; with a buffer, FedBuff, Nguyen et al. 2022, arXiv 2106.06639). Simulated by arrival times.
 */
export async function* asynchronousRounds(
  making: RoundMaking,
  timing: Extract<Federation['timing'], { kind: 'asynchronous' }>,
): AsyncGenerator<RoundOutcome> {
  const { federation, service, pace, seed } = making;
  const underway: Dispatch[] = [];
  let occasions = 0;
  let model = service.initialModel;
  let version = 0;
  let downloads = 0;

  const dispatch = (client: number, now: number) => {
    const occasion = occasions++;
    downloads++;
    underway.push({ client, occasion, model, version, arrives: now + pace.duration(client, occasion) });
  };
  const nextIdle = (): number => {
    const busy = new Set(underway.map(({ client }) => client));
    const idle = service.shards.map(({ shard }) => shard).filter((client) => !busy.has(client));
    return randomStream(seed, 'federation', 'next', occasions).pick(idle);
  };
  for (const client of drawCohort(federation, seed, 0)) dispatch(client, 0);

  for (let round = 1; round <= federation.rounds; round++) {
    if (service.privacy && service.shards.every(({ shard }) => !service.privacy!.affords(shard))) return;
    const arrived: Dispatch[] = [];
    const rows: ClientRound[] = [];
    let now = 0;
    // Who arrives when does not depend on what was trained, so the work is done afterwards, side by side.
    while (arrived.length < timing.bufferSize && rows.length < MOST_SILENT * timing.bufferSize) {
      underway.sort((a, b) => a.arrives - b.arrives || a.occasion - b.occasion);
      const next = underway.shift()!;
      now = next.arrives;
      if (pace.dropsOut(next.client, next.occasion)) rows.push(silentClient(making, next.client, 'dropped'));
      else if (service.privacy && !service.privacy.affords(next.client)) {
        rows.push(silentClient(making, next.client, 'spent'));
      } else arrived.push(next);
      dispatch(nextIdle(), now);
    }
    let done = 0;
    const requests = arrived.map(
      ({ client, model: start, occasion }): TrainRequest => requestFor(making, client, start, round, occasion),
    );
    const results = await service.train(requests, () => making.onTrained(round, ++done, arrived.length), {
      asked: timing.bufferSize,
      weights: arrived.map(({ version: began }) => stalenessFactor(timing.staleness, version - began)),
    });
    const trained = arrived.map(({ client, version: began }, i) => ({
      client,
      result: results[i]!,
      staleness: version - began,
    }));
    rows.push(...trained.map(({ client, result, staleness }) => trainedClient(making, client, result, staleness)));
    const updates = trained.flatMap(({ client, result: { update, sampleCount }, staleness }) =>
      update === null ? [] : [{ update, sampleCount, shard: client, staleness }],
    );
    const parent = model;
    service.hold([parent, ...underway.map(({ model: start }) => start)]);
    model = await service.aggregateStale(parent, updates, timing.staleness);
    version++;
    yield {
      round,
      model,
      parent,
      clients: rows,
      visibleUpdates: updates,
      simulatedSeconds: now,
      coalitionsEvaluated: null,
      downloads,
    };
    downloads = 0;
  }
}

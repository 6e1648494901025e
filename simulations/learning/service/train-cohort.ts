import { InputError, LearningError } from '../../errors/index.js';
import { actingBehaviour } from '../behaviours/acting-behaviour.js';
import { forgeNeeds } from '../behaviours/forge.js';
import type { ForgeNeeds } from '../behaviours/forging/forge-inputs.js';
import { planLocalWork } from '../behaviours/local-plan.js';
import type { Cid, NoiseSharing, TrainRequest, TrainResult } from '../learning-service.js';
import type { Sending, Sent, TrainJobResult } from '../worker/job.js';
import type { PrivacyOffice } from './privacy-office.js';
import type { Workshop } from './workshop.js';

/** One request on its way. */
interface Errand {
  readonly request: TrainRequest;
  readonly needs: ForgeNeeds;
  readonly isLeader: boolean;
}

/** What came of it. */
type Done = (Pick<TrainJobResult, 'trainLoss' | 'trainAccuracy'> & { readonly sent: Sent }) | { readonly lost: string };

/**
 * Has a cohort train, in parallel: first everybody who needs nobody else's update, then those who forge theirs from the
 * others'. What each one's compression left out is kept for its next update.
 */
export class CohortTraining {
  readonly #workshop: Workshop;
  readonly #privacy: PrivacyOffice | null;
  readonly #residuals = new Map<number, Float32Array>();

  constructor(workshop: Workshop, privacy: PrivacyOffice | null) {
    this.#workshop = workshop;
    this.#privacy = privacy;
  }

  /** Results in the order of the requests; `onDone` is called once for each. */
  async train(requests: readonly TrainRequest[], onDone: () => void, noise: NoiseSharing): Promise<TrainResult[]> {
    const { asked = requests.length, weights = requests.map(() => 1) } = noise;
    const errands = this.#errands(requests);
    const changes = new Map<Cid, Float32Array | null>();
    for (const { request, needs } of errands) {
      if (needs.previousChange && !changes.has(request.model)) changes.set(request.model, this.#change(request.model));
    }
    const own = new Map<Errand, Float32Array>();
    const done = new Map<Errand, Done>();
    const run = async (errand: Errand, accomplices: Pick<Sending, 'honest' | 'leader'>) => {
      const previousChange = errand.needs.previousChange ? (changes.get(errand.request.model) ?? null) : null;
      const outcome = await this.#run(errand, { ...accomplices, previousChange, cohort: asked }, own);
      done.set(errand, outcome);
      onDone();
    };

    const alone = errands.filter(({ needs }) => !needs.honest && !needs.leader);
    await Promise.all(alone.map((errand) => run(errand, { honest: [], leader: null })));
    const honest = alone.flatMap((errand) => {
      const outcome = done.get(errand)!;
      const isHonest = actingBehaviour(errand.request.behaviour, errand.request.round).kind === 'honest';
      return isHonest && 'sent' in outcome ? [outcome.sent.update] : [];
    });
    const leading = alone.find(({ isLeader }) => isLeader);
    const leader = (leading && own.get(leading)) ?? null;
    const together = errands.filter(({ needs }) => needs.honest || needs.leader);
    await Promise.all(
      together.map(async (errand) => {
        if (errand.needs.leader && leader === null) {
          done.set(errand, { lost: 'the work of the clone that trains for all of them was lost' });
          onDone();
        } else
          await run(errand, { honest: errand.needs.honest ? honest : [], leader: errand.needs.leader ? leader : null });
      }),
    );
    const results = this.#results(errands, done);
    // What is no number is left out of every sum, and its noise with it.
    const counted = results.map(({ norm }, i) => (norm !== null && Number.isFinite(norm) ? weights[i]! : 0));
    this.#privacy?.charge(requests, counted, asked);
    return results;
  }

  #errands(requests: readonly TrainRequest[]): Errand[] {
    let led = false;
    return requests.map((request) => {
      for (const shard of [request.shard, ...(request.also ?? [])]) shardOf(this.#workshop.shards, shard);
      const clone = actingBehaviour(request.behaviour, request.round).kind === 'sybilClones';
      const isLeader = clone && !led;
      led ||= clone;
      return { request, isLeader, needs: forgeNeeds(request.behaviour, { round: request.round, isLeader }) };
    });
  }

  async #run(
    errand: Errand,
    knowing: Pick<Sending, 'honest' | 'leader' | 'previousChange' | 'cohort'>,
    own: Map<Errand, Float32Array>,
  ): Promise<Done> {
    const { pool, store } = this.#workshop;
    const { request, isLeader } = errand;
    const { shard, also = [], behaviour, round, seed } = request;
    if (this.#privacy && !this.#privacy.affords(shard)) return { lost: 'its privacy budget is spent' };
    const sending = { ...knowing, behaviour, round, residual: this.#residuals.get(shard) ?? null };
    const plan = planLocalWork(behaviour, { round, isLeader });
    try {
      const job = {
        kind: 'train',
        model: store.model(request.model),
        examples: { of: 'shard', shard, also },
        plan,
        seed,
        sending,
      } as const;
      const { update, trainLoss, trainAccuracy, sent } = await pool.run(job);
      if (isLeader) own.set(errand, update);
      return { trainLoss, trainAccuracy, sent: sent! };
    } catch (error) {
      if (error instanceof LearningError && error.code === 'learning.workerEnded') return { lost: error.message };
      throw error;
    }
  }

  #results(errands: readonly Errand[], done: ReadonlyMap<Errand, Done>): TrainResult[] {
    const { store, shards } = this.#workshop;
    const arrived: { cid: Cid; weights: Float32Array }[] = [];
    const results = errands.map((errand): TrainResult => {
      const { shard, also = [] } = errand.request;
      const sampleCount = [shard, ...also].reduce((sum, one) => sum + shardOf(shards, one).length, 0);
      const outcome = done.get(errand)!;
      if ('lost' in outcome) {
        return {
          update: null,
          lost: outcome.lost,
          sampleCount,
          trainLoss: null,
          trainAccuracy: null,
          norm: null,
          bytes: 0,
        };
      }
      const { sent, trainLoss, trainAccuracy } = outcome;
      // What is no number goes no further: not into the store, nor into what compression left out for the next round.
      const finite = Number.isFinite(sent.norm);
      if (finite) arrived.push({ cid: sent.cid, weights: sent.update });
      if (finite && sent.residual) this.#residuals.set(shard, sent.residual);
      return {
        update: finite ? sent.cid : null,
        lost: finite ? null : 'its update holds values that are no finite numbers',
        sampleCount,
        trainLoss,
        trainAccuracy,
        norm: sent.norm,
        bytes: sent.bytes,
      };
    });
    store.addUpdates(arrived);
    return results;
  }

  /** What the model changed by in the step that made it; `null` for the first. */
  #change(cid: Cid): Float32Array | null {
    const { store, versions } = this.#workshop;
    const parent = versions.parent(cid);
    if (parent === null) return null;
    const after = store.model(cid);
    const before = store.model(parent);
    const change = new Float32Array(new SharedArrayBuffer(4 * after.length));
    for (let i = 0; i < change.length; i++) change[i] = after[i]! - before[i]!;
    return change;
  }
}

/** A shard's examples. Throws an `InputError` where there is no such shard. */
export function shardOf(shards: readonly Int32Array[], shard: number): Int32Array {
  const found = shards[shard];
  if (found === undefined) throw unknownShard(shard, shards.length);
  return found;
}

function unknownShard(shard: number, shards: number): InputError {
  return new InputError('learning.shardUnknown', `There is no shard ${shard}.`, {
    field: 'shard',
    value: shard,
    hint: `Shards are numbered from 0 to ${shards - 1}.`,
  });
}

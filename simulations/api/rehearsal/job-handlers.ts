import { InputError } from '../../errors/index.js';
import {
  type Electorate,
  inThread,
  type KeptForecast,
  requestedShareIn,
  type SharedInputs,
  type VoterModel,
} from '../../rehearsal/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import type { ThreadOptions } from '../../threads/index.js';
import type { RehearsalJob, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { scenarioOf } from '../study-document.js';
import type { RehearsalContext } from './rehearsal-context.js';
import { type JobContext, WAITS } from './rehearsal-jobs.js';
import { madeFrom, NO_ADJUSTMENTS } from './rehearsal-view.js';
import { documentsHash } from './stored-rehearsals.js';

type JobCommand =
  | 'calibrateVoters'
  | 'forecastVote'
  | 'executeProposal'
  | 'compareRules'
  | 'compareEconomies'
  | 'attackDao'
  | 'runAttackCase'
  | 'cancelRehearsalJob';

const USUAL_RUNS = 2000;
/** Runs of a forecast that somebody waits for with a hand on the sliders. */
const MOST_SHORT_RUNS = 5000;

/** The commands that compute. Results are kept in the rehearsal's folder as soon as they are there. */
export function jobHandlers(context: RehearsalContext): Pick<Handlers, JobCommand & keyof RehearsalResults> {
  const { rehearsals, jobs } = context;
  const electorates = new Electorates(context);
  /** What the forecast supposes: execution and comparison suppose the same. */
  const supposed = async (id: string): Promise<Pick<KeptForecast, 'runs' | 'adjustments'>> => {
    const kept = (await rehearsals.result(id, 'forecast')) as KeptForecast | null;
    const { runs, adjustments } = kept ?? { runs: USUAL_RUNS, adjustments: NO_ADJUSTMENTS };
    return { runs, adjustments };
  };
  /** What a job's thread is told and tells: it may have to wait for others. */
  const told = ({ signal, progress }: JobContext, usual: string): ThreadOptions => ({
    signal,
    onProgress: (done, of, words = usual) => progress(done, of, words),
    onWaiting: () => progress(0, 1, WAITS),
  });
  return {
    calibrateVoters: async ({ id, split }) => {
      const { dao, inputs } = await context.readyDao(id);
      const { historyHash, sent } = inputs;
      if (sent.past.history === null || historyHash === null) {
        throw new InputError('history-missing', 'there are no past votes to learn from', {
          field: 'history',
          hint: 'Import past proposals and past votes first; until then voters follow the DAO’s rule.',
        });
      }
      const learning = { history: sent.past.history, split, seed: dao.seed };
      return jobs.run(id, 'calibration', async (job) => {
        const { report, model } = await inThread('learnVoters', learning, told(job, 'Learning from past votes'));
        await rehearsals.keep(id, 'voter-model', model, voterModelOf(dao, historyHash));
        await rehearsals.keep(id, 'calibration', report, madeFrom('calibration', dao, null));
        await rehearsals.change(id, ({ madeFrom: made }) => ({
          madeFrom: outOfDate(made, ['forecast', 'execution', 'variants', 'attacks']),
        }));
        return report;
      });
    },
    forecastVote: ({ id, runs, adjustments }) =>
      jobs.beside(id, 'forecast', async ({ signal }) => {
        const { dao, proposal, inputs } = await context.ready(id);
        const electorate = await electorates.of(id, dao, inputs, proposal, signal);
        const options = { runs, seed: dao.seed, adjustments, requestedShare: requestedShareIn(proposal, inputs) };
        // Many runs take as long as a comparison does, and wait where those do.
        const length = runs > MOST_SHORT_RUNS ? 'long' : 'short';
        const forecast = await inThread('forecast', { dao, electorate, options }, { signal, length });
        const before = await supposed(id);
        const kept: KeptForecast = { forecast, adjustments, runs };
        const passes = forecast.passes.probability;
        await rehearsals.keep(id, 'forecast', kept, madeFrom('forecast', dao, proposal), { passes });
        if (documentsHash(before) !== documentsHash({ runs, adjustments })) {
          await rehearsals.change(id, ({ madeFrom: made }) => ({
            madeFrom: outOfDate(made, ['execution', 'variants']),
          }));
        }
        return forecast;
      }),
    executeProposal: async ({ id }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      return jobs.run(id, 'execution', async (job) => {
        const electorate = await electorates.of(id, dao, inputs, proposal, job.signal);
        const { runs, adjustments } = await supposed(id);
        const options = { runs, seed: dao.seed, adjustments, requestedShare: requestedShareIn(proposal, inputs) };
        const report = await inThread(
          'rehearseExecution',
          { ...{ dao, proposal, electorate, options }, inputs: inputs.sent, keepIn: rehearsals.folderOf(id) },
          told(job, 'Living through the proposal'),
        );
        await rehearsals.kept(id, 'execution', madeFrom('execution', dao, proposal), { outcome: report.outcome });
        return report;
      });
    },
    compareRules: async ({ id, variants }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      return jobs.run(id, 'variants', async (job) => {
        const electorate = await electorates.of(id, dao, inputs, proposal, job.signal);
        const requestedShare = requestedShareIn(proposal, inputs);
        const { runs, adjustments } = await supposed(id);
        const settings = { runs, seed: dao.seed, adjustments, requestedShare };
        const outcomes = await inThread(
          'compareRules',
          { electorate, own: dao.governor, options: settings, variants },
          told(job, 'Voting under other rules'),
        );
        await rehearsals.keep(id, 'variants', outcomes, madeFrom('variants', dao, proposal));
        return outcomes;
      });
    },
    compareEconomies: async ({ id, ticks, seeds }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const scenario = scenarioOf(await context.library.load(dao.economy));
      return jobs.run(id, 'economy', async (job) => {
        const comparison = await inThread(
          'rehearseEconomy',
          { ...{ dao, proposal, scenario, ticks, seeds }, inputs: inputs.sent },
          told(job, 'Simulating the economy with and without the proposal'),
        );
        await rehearsals.keep(id, 'economy', comparison, madeFrom('economy', dao, proposal));
        return comparison;
      });
    },
    attackDao: async ({ id }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      return jobs.run(id, 'attacks', async (job) => {
        const electorate = await electorates.of(id, dao, inputs, proposal, job.signal);
        const report = await inThread(
          'rehearseAttacks',
          { ...{ dao, electorate }, inputs: inputs.sent, keepIn: rehearsals.folderOf(id) },
          told(job, 'Attacking the DAO'),
        );
        await rehearsals.kept(id, 'attacks', madeFrom('attacks', dao, null));
        return report;
      });
    },
    runAttackCase: ({ id, case: name, setting }) => {
      const enact = (signal: AbortSignal) => inThread('runAttackCase', { name, setting }, { signal });
      if (id === undefined) return enact(context.closing);
      return jobs.beside(id, 're-enactment', async ({ signal }) => {
        await rehearsals.read(id);
        return enact(signal);
      });
    },
    cancelRehearsalJob: async ({ id }) => ({ canceled: await jobs.cancel(id) }),
  };
}

/** Marks results as made from something that is no more: other voters, or other suppositions. */
function outOfDate(
  made: Readonly<Record<string, string>>,
  results: readonly RehearsalJob[],
): Readonly<Record<string, string>> {
  const there = results.filter((result) => made[result] !== undefined);
  return { ...made, ...Object.fromEntries(there.map((result) => [result, 'out of date'])) };
}

/** What a voter model was learnt from. */
const voterModelOf = (dao: Dao, sourceHash: string) => documentsHash(sourceHash, dao.seed);

/** The voters of each rehearsal's proposal, made once for as long as nothing they depend on changes. */
class Electorates {
  readonly #context: RehearsalContext;
  readonly #made = new Map<string, { readonly key: string; readonly electorate: Promise<Electorate> }>();

  constructor(context: RehearsalContext) {
    this.#context = context;
  }

  /** @throws the signal's reason when it is given; what others wait for goes on */
  async of(id: string, dao: Dao, inputs: SharedInputs, proposal: Proposal, signal: AbortSignal): Promise<Electorate> {
    const { rehearsals } = this.#context;
    const { madeFrom: made } = await rehearsals.read(id);
    // A model of another history says nothing about this one's voters.
    const learnt = inputs.historyHash !== null && made['voter-model'] === voterModelOf(dao, inputs.historyHash);
    const key = documentsHash(dao, proposal.type, proposal.author, proposal.actions.length, learnt);
    const known = this.#made.get(id);
    if (known?.key === key) return unlessAborted(known.electorate, signal);
    const model = learnt ? ((await rehearsals.result(id, 'voter-model')) as VoterModel) : null;
    const voters = { dao, inputs: inputs.sent, model, proposal };
    const electorate = inThread('votersOn', voters, { signal: this.#context.closing });
    electorate.catch(() => this.#made.delete(id));
    this.#made.set(id, { key, electorate });
    return unlessAborted(electorate, signal);
  }
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

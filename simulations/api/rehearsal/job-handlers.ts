import { InputError } from '../../errors/index.js';
import {
  type Electorate,
  forecastFor,
  inThread,
  learnVoters,
  type RehearsalInputs,
  rehearseAttacks,
  rehearseEconomy,
  rehearseExecution,
  requestedShareIn,
  runAttackCase,
  type VoterModel,
  votersOn,
} from '../../rehearsal/index.js';
import type { Dao, Proposal } from '../../scenario/index.js';
import type { RehearsalJob, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { scenarioOf } from '../study-document.js';
import type { RehearsalContext } from './rehearsal-context.js';
import { type KeptForecast, keptResults, madeFrom, NO_ADJUSTMENTS } from './rehearsal-view.js';
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

/** The commands that compute. Results are kept in the rehearsal's folder as soon as they are there. */
export function jobHandlers(context: RehearsalContext): Pick<Handlers, JobCommand & keyof RehearsalResults> {
  const { rehearsals, jobs } = context;
  const electorates = new Electorates(context);
  /** What the forecast supposes: execution and comparison suppose the same. */
  const supposed = async (id: string): Promise<Pick<KeptForecast, 'runs' | 'adjustments'>> => {
    const { runs, adjustments } = (await keptResults(rehearsals, id)).forecast ?? {
      runs: USUAL_RUNS,
      adjustments: NO_ADJUSTMENTS,
    };
    return { runs, adjustments };
  };
  return {
    calibrateVoters: async ({ id, split }) => {
      const { dao, inputs } = await context.readyDao(id);
      const { history } = inputs;
      if (history === null) {
        throw new InputError('history-missing', 'there are no past votes to learn from', {
          field: 'history',
          hint: 'Import past proposals and past votes first; until then voters follow the DAO’s rule.',
        });
      }
      return jobs.run(id, 'calibration', async ({ signal, progress }) => {
        const { report, model } = await learnVoters(history, {
          split,
          seed: dao.seed,
          signal,
          onProgress: (share) => progress(share, 1, 'Learning from past votes'),
        });
        await rehearsals.keep(id, 'voter-model', model, voterModelOf(dao, history.sourceHash));
        await rehearsals.keep(id, 'calibration', report, madeFrom('calibration', dao, null));
        await rehearsals.change(id, ({ madeFrom: made }) => ({
          madeFrom: outOfDate(made, ['forecast', 'execution', 'variants', 'attacks']),
        }));
        return report;
      });
    },
    forecastVote: async ({ id, runs, adjustments }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const electorate = await electorates.of(id, dao, inputs, proposal);
      const forecast = forecastFor(dao, electorate, {
        ...{ runs, seed: dao.seed, adjustments },
        requestedShare: requestedShareIn(proposal, inputs),
      });
      const before = await supposed(id);
      const kept: KeptForecast = { forecast, adjustments, runs };
      await rehearsals.keep(id, 'forecast', kept, madeFrom('forecast', dao, proposal));
      if (documentsHash(before) !== documentsHash({ runs, adjustments })) {
        await rehearsals.change(id, ({ madeFrom: made }) => ({ madeFrom: outOfDate(made, ['execution', 'variants']) }));
      }
      return forecast;
    },
    executeProposal: async ({ id }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const electorate = await electorates.of(id, dao, inputs, proposal);
      const { runs, adjustments } = await supposed(id);
      const requestedShare = requestedShareIn(proposal, inputs);
      const forecast = forecastFor(dao, electorate, { runs, seed: dao.seed, adjustments, requestedShare });
      return jobs.run(id, 'execution', async ({ signal, progress }) => {
        let steps = 0;
        const report = await rehearseExecution({
          ...{ dao, proposal, inputs, electorate, forecast, adjustments, signal },
          onProgress: (words) => progress(++steps, Math.max(steps, LIFE_STEPS), words),
        });
        await rehearsals.keep(id, 'execution', report, madeFrom('execution', dao, proposal));
        return report;
      });
    },
    compareRules: async ({ id, variants }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const electorate = await electorates.of(id, dao, inputs, proposal);
      return jobs.run(id, 'variants', async ({ signal, progress }) => {
        const requestedShare = requestedShareIn(proposal, inputs);
        const { runs, adjustments } = await supposed(id);
        const settings = { runs, seed: dao.seed, adjustments, requestedShare };
        const outcomes = await inThread(
          'compareRules',
          { electorate, own: dao.governor, options: settings, variants },
          { signal, onProgress: (done, of) => progress(done, of, 'Voting under other rules') },
        );
        await rehearsals.keep(id, 'variants', outcomes, madeFrom('variants', dao, proposal));
        return outcomes;
      });
    },
    compareEconomies: async ({ id, ticks, seeds }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const scenario = scenarioOf(await context.library.load(dao.economy));
      return jobs.run(id, 'economy', async ({ signal, progress }) => {
        const comparison = await rehearseEconomy({
          ...{ dao, proposal, inputs, scenario, ticks, seeds, signal },
          onProgress: (done, of) => progress(done, of, 'Simulating the economy with and without the proposal'),
        });
        await rehearsals.keep(id, 'economy', comparison, madeFrom('economy', dao, proposal));
        return comparison;
      });
    },
    attackDao: async ({ id }) => {
      const { dao, proposal, inputs } = await context.ready(id);
      const electorate = await electorates.of(id, dao, inputs, proposal);
      return jobs.run(id, 'attacks', async ({ signal, progress }) => {
        const report = await rehearseAttacks({
          ...{ dao, inputs, electorate, signal },
          onProgress: (words, done, of) => progress(done, of, words),
        });
        await rehearsals.keep(id, 'attacks', report, madeFrom('attacks', dao, null));
        return report;
      });
    },
    runAttackCase: ({ case: name, setting }) => runAttackCase(name, setting, {}),
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

/** Usual number of steps in a proposal's life, for progress. */
const LIFE_STEPS = 9;

/** The voters of each rehearsal's proposal, made once for as long as nothing they depend on changes. */
class Electorates {
  readonly #context: RehearsalContext;
  readonly #made = new Map<string, { readonly key: string; readonly electorate: Electorate }>();

  constructor(context: RehearsalContext) {
    this.#context = context;
  }

  async of(id: string, dao: Dao, inputs: RehearsalInputs, proposal: Proposal): Promise<Electorate> {
    const { rehearsals } = this.#context;
    const { madeFrom: made } = await rehearsals.read(id);
    // A model of another history says nothing about this one's voters.
    const learnt = inputs.history !== null && made['voter-model'] === voterModelOf(dao, inputs.history.sourceHash);
    const key = documentsHash(dao, proposal.type, proposal.author, proposal.actions.length, learnt);
    const known = this.#made.get(id);
    if (known?.key === key) return known.electorate;
    const model = learnt ? ((await rehearsals.result(id, 'voter-model')) as VoterModel) : null;
    const electorate = votersOn(dao, inputs, model, proposal);
    this.#made.set(id, { key, electorate });
    return electorate;
  }
}

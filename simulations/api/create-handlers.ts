import { InputError, StoreError } from '../errors/index.js';
import { checkScenario } from '../mechanisms/index.js';
import { checkFederation, documentKind } from '../scenario/index.js';
import { allocationHandlers } from './allocation-handlers.js';
import { attackersIn } from './clean-run.js';
import type { RunReport } from './contract/index.js';
import { datasetHandlers } from './dataset-handlers.js';
import { expectedSeconds } from './expected-seconds.js';
import { federationHandlers } from './federation-handlers.js';
import type { HandlerContext, Handlers } from './handlers.js';
import { LiveRun } from './live-run.js';
import { rehearsalHandlers } from './rehearsal/rehearsal-handlers.js';
import { watchHandlers } from './rehearsal/watch-handlers.js';
import { createRunId } from './run-id.js';
import { originOf } from './run-origin.js';
import { detailOf, listedRun, summaryOf } from './run-summary.js';
import { summarise } from './scenario-summary.js';
import { parseStudy, scenarioOf } from './study-document.js';
import { inThread } from './thread/in-thread.js';
import { withOverrides } from './with-overrides.js';

/** Frames a single answer may hold, so that no message grows without bound. */
const MOST_FRAMES = 1000;

export function createHandlers(context: HandlerContext): Handlers {
  const { home, library, runs, announce } = context;
  return {
    listScenarios: async () => {
      const stored = await runs.list();
      const names = await library.names();
      const cards = await Promise.all(
        names.map(async (name) => {
          // One that cannot be used hides none of the others; opening it by name says what is wrong with it.
          const study = await library.load(name).catch((error: unknown) => {
            if (error instanceof InputError) return null;
            throw error;
          });
          return study === null ? [] : [summarise(study, await expectedSeconds(study, stored))];
        }),
      );
      return cards.flat();
    },
    getScenario: async ({ name }) => (await library.load(name)).document,
    validateScenario: async ({ scenario }) => ({
      problems: (documentKind(scenario) === 'federation' ? checkFederation(scenario) : checkScenario(scenario))
        .problems,
    }),

    startRun: async ({ scenario, overrides, paused, speed }) => {
      const study =
        typeof scenario === 'string' ? await library.load(scenario) : parseStudy(scenario, 'the scenario', null);
      const resolved = withOverrides(scenarioOf(study), overrides);
      const id = createRunId(resolved.name, resolved.seed, new Date());
      const origin = await originOf({ kind: 'scenario', document: resolved }, library, await runs.list());
      const folder = runs.folderOf(id);
      const run = await LiveRun.start({ id, folder, scenario: resolved, origin, paused, speed, announce });
      runs.add(run);
      const summary = summaryOf(run.stored);
      announce('runChanged', { run: summary });
      return summary;
    },
    controlRun: async ({ runId, action, until }) => {
      const { pace, ended } = await runs.findLive(runId);
      if (action === 'play') pace.play(until);
      else pace[action]();
      if (action === 'stop') await ended;
      return listedRun(await runs.find(runId));
    },
    setSpeed: async ({ runId, speed }) => {
      (await runs.findLive(runId)).pace.limit(speed);
      return { speed };
    },

    listRuns: async () => (await runs.list()).map(listedRun),
    getRun: async ({ runId }) => detailOf(await runs.findDao(runId)),
    getFrames: async ({ runId, from, to }) => {
      if (to - from >= MOST_FRAMES) {
        throw new InputError('frames-too-many', `frames ${from} to ${to} are more than ${MOST_FRAMES}`, {
          field: 'to',
          hint: 'Ask for them in parts.',
        });
      }
      return runs.read(runId, (store) => store.frames(from, to));
    },
    getAgents: ({ runId, tick }) => runs.read(runId, (store) => store.agents(tick)),
    getAgentHistory: ({ runId, agent }) => runs.read(runId, (store) => store.agentHistory(agent)),
    getTransfers: ({ runId, ...query }) => runs.read(runId, (store) => store.transfers(query)),
    getReport: async ({ runId }) => {
      const { manifest, folder } = await runs.findDao(runId);
      if (manifest.report === null) {
        throw new StoreError('report-missing', `the run ${runId} has no report: it is ${manifest.state}`, {
          field: folder,
          hint: 'A report is written when a run ends; its frames can be read all the same.',
        });
      }
      return manifest.report as RunReport;
    },
    exportRun: async ({ runId, format }) => {
      const { manifest } = await runs.find(runId);
      return {
        files:
          manifest.kind === 'dao'
            ? await runs.read(runId, (store) => store.export(format))
            : await runs.readFederation(runId, (store) => store.export(format)),
      };
    },
    removeRun: async ({ runId }) => {
      await runs.remove(runId);
      return { removed: true };
    },
    restoreRun: ({ runId }) => runs.restore(runId),
    noteOnRun: async ({ runId, ...notes }) => {
      const run = listedRun(await runs.note(runId, notes));
      if (run.kind === 'dao') announce('runChanged', { run });
      else announce('federationChanged', { federation: run });
      return run;
    },
    findCleanRun: async ({ runId }) => {
      const attacked = (await runs.findDao(runId)).manifest;
      for (const { manifest, folder } of await runs.list()) {
        if (manifest.kind !== 'dao' || manifest.id === runId || manifest.seed !== attacked.seed) continue;
        const clean = (await runs.findDao(manifest.id)).manifest;
        const attackers = attackersIn(clean, attacked);
        if (attackers !== null) return { run: summaryOf({ manifest, folder }), attackers };
      }
      return null;
    },
    getDoctor: () => inThread('examine', home),
    ...federationHandlers(context),
    ...datasetHandlers(home),
    ...rehearsalHandlers(context.rehearsal),
    ...allocationHandlers,
    ...watchHandlers(context.rehearsal),
    readWorkbook: (workbook) => inThread('readWorkbook', workbook),
  };
}

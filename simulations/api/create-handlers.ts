import { InputError, StoreError } from '../errors/index.js';
import { checkScenario } from '../mechanisms/index.js';
import { checkFederation, documentKind } from '../scenario/index.js';
import { allocationHandlers } from './allocation-handlers.js';
import { attackersIn } from './clean-run.js';
import type { RunReport } from './contract/index.js';
import { datasetHandlers } from './dataset-handlers.js';
import { examine } from './doctor.js';
import { expectedSeconds } from './expected-seconds.js';
import { federationHandlers } from './federation-handlers.js';
import type { HandlerContext, Handlers } from './handlers.js';
import { LiveRun } from './live-run.js';
import { pollHandlers } from './rehearsal/poll-handlers.js';
import { rehearsalHandlers } from './rehearsal/rehearsal-handlers.js';
import { watchHandlers } from './rehearsal/watch-handlers.js';
import { createRunId } from './run-id.js';
import { originOf } from './run-origin.js';
import { detailOf, listedRun, summaryOf } from './run-summary.js';
import { summarise } from './scenario-summary.js';
import { parseStudy, scenarioOf } from './study-document.js';
import { withOverrides } from './with-overrides.js';
import { workbookHandlers } from './workbook-handlers.js';

/** Frames a single answer may hold, so that no message grows without bound. */
const MOST_FRAMES = 1000;

export function createHandlers(context: HandlerContext): Handlers {
  const { home, library, shelf, announce } = context;
  return {
    listScenarios: async () => {
      const runs = await shelf.list();
      const names = await library.names();
      const cards = await Promise.all(
        names.map(async (name) => {
          // One that cannot be used hides none of the others; opening it by name says what is wrong with it.
          const study = await library.load(name).catch((error: unknown) => {
            if (error instanceof InputError) return null;
            throw error;
          });
          return study === null ? [] : [summarise(study, await expectedSeconds(study, runs))];
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
      const origin = await originOf({ kind: 'scenario', document: resolved }, library, await shelf.list());
      const folder = shelf.folderOf(id);
      const run = await LiveRun.start({ id, folder, scenario: resolved, origin, paused, speed, announce });
      shelf.add(run);
      const summary = summaryOf(run.stored);
      announce('runChanged', { run: summary });
      return summary;
    },
    controlRun: async ({ runId, action, until }) => {
      const { pace, ended } = await shelf.findLive(runId);
      if (action === 'play') pace.play(until);
      else pace[action]();
      if (action === 'stop') await ended;
      return listedRun(await shelf.find(runId));
    },
    setSpeed: async ({ runId, speed }) => {
      (await shelf.findLive(runId)).pace.limit(speed);
      return { speed };
    },

    listRuns: async () => (await shelf.list()).map(listedRun),
    getRun: async ({ runId }) => detailOf(await shelf.findDao(runId)),
    getFrames: async ({ runId, from, to }) => {
      if (to - from >= MOST_FRAMES) {
        throw new InputError('frames-too-many', `frames ${from} to ${to} are more than ${MOST_FRAMES}`, {
          field: 'to',
          hint: 'Ask for them in parts.',
        });
      }
      return shelf.read(runId, (store) => store.frames(from, to));
    },
    getAgents: ({ runId, tick }) => shelf.read(runId, (store) => store.agents(tick)),
    getAgentHistory: ({ runId, agent }) => shelf.read(runId, (store) => store.agentHistory(agent)),
    getReport: async ({ runId }) => {
      const { manifest, folder } = await shelf.findDao(runId);
      if (manifest.report === null) {
        throw new StoreError('report-missing', `the run ${runId} has no report: it is ${manifest.state}`, {
          field: folder,
          hint: 'A report is written when a run ends; its frames can be read all the same.',
        });
      }
      return manifest.report as RunReport;
    },
    exportRun: async ({ runId, format }) => {
      const { manifest } = await shelf.find(runId);
      return {
        files:
          manifest.kind === 'dao'
            ? await shelf.read(runId, (store) => store.export(format))
            : await shelf.readFederation(runId, (store) => store.export(format)),
      };
    },
    removeRun: async ({ runId }) => {
      await shelf.remove(runId);
      return { removed: true };
    },
    restoreRun: ({ runId }) => shelf.restore(runId),
    noteOnRun: async ({ runId, ...notes }) => {
      const run = listedRun(await shelf.note(runId, notes));
      if (run.kind === 'dao') announce('runChanged', { run });
      else announce('federationChanged', { federation: run });
      return run;
    },
    findCleanRun: async ({ runId }) => {
      const attacked = (await shelf.findDao(runId)).manifest;
      for (const { manifest, folder } of await shelf.list()) {
        if (manifest.kind !== 'dao' || manifest.id === runId || manifest.seed !== attacked.seed) continue;
        const clean = (await shelf.findDao(manifest.id)).manifest;
        const attackers = attackersIn(clean, attacked);
        if (attackers !== null) return { run: summaryOf({ manifest, folder }), attackers };
      }
      return null;
    },
    getDoctor: () => examine(home),
    ...federationHandlers(context),
    ...datasetHandlers(home),
    ...rehearsalHandlers(context.desk),
    ...allocationHandlers,
    ...watchHandlers(context.desk),
    ...pollHandlers,
    ...workbookHandlers,
  };
}

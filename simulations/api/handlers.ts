import { InputError, StoreError } from '../errors/index.js';
import { checkScenario, parseScenario, type Scenario } from '../scenario/index.js';
import type { CommandName, CommandResults, ParsedParameters, RunReport } from './contract/index.js';
import { examine } from './doctor.js';
import { type Announce, LiveRun } from './live-run.js';
import { createRunId } from './run-id.js';
import type { RunShelf } from './run-shelf.js';
import { detailOf, listedRun, summaryOf } from './run-summary.js';
import type { ScenarioLibrary } from './scenario-library.js';
import { summarise } from './scenario-summary.js';
import { withOverrides } from './with-overrides.js';

/** One function a command, given parsed parameters. */
export type Handlers = { [C in CommandName]: (parameters: ParsedParameters<C>) => Promise<CommandResults[C]> };

export interface HandlerContext {
  readonly home: string;
  readonly library: ScenarioLibrary;
  readonly shelf: RunShelf;
  readonly announce: Announce;
}

/** Frames a single answer may hold, so that no message grows without bound. */
const MOST_FRAMES = 1000;

export function createHandlers({ home, library, shelf, announce }: HandlerContext): Handlers {
  return {
    listScenarios: async () => {
      const runs = await shelf.list();
      const names = await library.names();
      return Promise.all(names.map(async (name) => summarise(await library.load(name), expectedSeconds(name, runs))));
    },
    getScenario: ({ name }) => library.load(name),
    validateScenario: async ({ scenario }) => ({ problems: checkScenario(scenario).problems }),

    startRun: async ({ scenario, overrides, paused, speed }) => {
      const chosen: Scenario = typeof scenario === 'string' ? await library.load(scenario) : parseScenario(scenario);
      const resolved = withOverrides(chosen, overrides);
      const id = createRunId(resolved.name, resolved.seed, new Date());
      const run = await LiveRun.start({ id, folder: shelf.folderOf(id), scenario: resolved, paused, speed, announce });
      shelf.add(run);
      const summary = summaryOf(run.stored);
      announce('runChanged', { run: summary });
      return summary;
    },
    controlRun: async ({ runId, action, until }) => {
      const run = await shelf.liveRun(runId);
      if (action === 'play') run.play(until);
      else run[action]();
      if (action === 'stop') await run.ended;
      return summaryOf(await shelf.findDao(runId));
    },
    setSpeed: async ({ runId, speed }) => {
      (await shelf.liveRun(runId)).limit(speed);
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
    exportRun: async ({ runId, format }) => ({ files: await shelf.read(runId, (store) => store.export(format)) }),
    removeRun: async ({ runId }) => {
      await shelf.remove(runId);
      return { removed: true };
    },
    restoreRun: ({ runId }) => shelf.restore(runId),
    getDoctor: () => examine(home),
  };
}

/** Wall-clock time of the newest finished run of a scenario here, in seconds. */
function expectedSeconds(scenario: string, runs: Awaited<ReturnType<RunShelf['list']>>): number | null {
  for (const { manifest } of runs) {
    if (manifest.kind !== 'dao' || manifest.scenario !== scenario || manifest.state !== 'finished') continue;
    return (manifest.report as RunReport | null)?.wallSeconds ?? null;
  }
  return null;
}

import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StoreError } from '../errors/index.js';
import { dataFolder, emptyTrash } from '../results/index.js';
import { endIdleThreads } from '../threads/index.js';
import type { CommandName, CommandResults } from './contract/index.js';
import { createHandlers } from './create-handlers.js';
import type { Engine, EngineListener, EngineOptions } from './engine.js';
import type { Announce } from './live-run.js';
import { makeFolder } from './make-folder.js';
import { parseCommand } from './parse-command.js';
import { RehearsalContext } from './rehearsal/rehearsal-context.js';
import { ScenarioLibrary } from './scenario-library.js';
import { StoredRuns } from './stored-runs.js';

/**
 * Opens an engine on a data folder, which is made when absent.
 * @throws StoreError `data-folder-unusable` naming the folder when it cannot be made or written
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  const home = options.dataFolder === undefined ? dataFolder() : resolve(options.dataFolder);
  await prepare(home);
  const listeners = new Set<EngineListener>();
  const announce: Announce = (event, payload) => {
    for (const listener of listeners) listener(event, payload);
  };
  const runs = new StoredRuns(home);
  const library = new ScenarioLibrary(options.scenarioFolders);
  const rehearsal = new RehearsalContext(home, library, announce);
  const handlers = createHandlers({ home, library, runs, rehearsal, announce });
  return {
    dataFolder: home,
    async handle<C extends CommandName>(command: C, parameters: unknown): Promise<CommandResults[C]> {
      return handlers[command](parseCommand(command, parameters));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await Promise.all([runs.close(), rehearsal.close()]);
      await endIdleThreads();
    },
  };
}

async function prepare(home: string): Promise<void> {
  try {
    await makeFolder(home);
    await access(home, constants.W_OK);
    await emptyTrash(home);
  } catch (cause) {
    throw new StoreError(
      'data-folder-unusable',
      `the data folder ${home} cannot be used: ${(cause as Error).message}`,
      {
        field: home,
        cause,
        hint: 'Give another folder with `--out` or FOLKMOOT_HOME, or make this one writable.',
      },
    );
  }
}

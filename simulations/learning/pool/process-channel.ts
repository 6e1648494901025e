import { fork } from 'node:child_process';
import { once } from 'node:events';
import { withoutSharedMemory } from '../worker/without-shared-memory.js';
import type { OpenChannel } from './channel.js';
import { workerEntry } from './worker-entry.js';

/** Starts a worker process with extra environment variables; inside Electron, as plain Node. */
export function openProcess(environment: Readonly<Record<string, string>>): OpenChannel {
  return ({ onMessage, onExit }) => {
    const child = fork(workerEntry('process'), {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ...(process.versions.electron ? { ELECTRON_RUN_AS_NODE: '1' } : {}), ...environment },
    });
    let gone = false;
    const exit = (reason: string) => {
      if (gone) return;
      gone = true;
      onExit(reason);
    };
    child.on('message', onMessage);
    child.on('error', (error) => exit(error.message));
    child.on('exit', (code, signal) => exit(signal ? `it was ended by ${signal}` : `it ended with status ${code}`));
    return {
      // A send that fails means that the process is going; its exit tells the rest.
      send: (message) => void child.send(withoutSharedMemory(message), () => undefined),
      kill: async () => {
        if (gone || child.pid === undefined) return;
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      },
    };
  };
}

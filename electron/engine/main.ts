import { createEngine, type Engine, endAtOnce, surviveStrayErrors } from '../../simulations/api/index.js';
import type { EngineMessage, EngineNotice } from '../wire/desktop-messages.js';
import { messagePortChannel, serveEngine, wireErrorOf } from '../wire/index.js';
import { parentPort } from './parent-port.js';

/*
 * The engine's process on the desktop: one engine, served to every port that the main process hands over.
 * It ends when told to, and when the main process is gone.
 */

/** An orderly end that takes longer (ms) is none. */
const PATIENCE = 15_000;

const parent = parentPort();
const tell = (notice: EngineNotice) => parent.postMessage(notice);
surviveStrayErrors((text) => process.stderr.write(text));

let engine: Engine;
try {
  engine = await createEngine({
    ...(process.env.FOLKMOOT_HOME === undefined ? {} : { dataFolder: process.env.FOLKMOOT_HOME }),
    scenarioFolders: JSON.parse(process.env.FOLKMOOT_SCENARIOS ?? '[]') as string[],
  });
} catch (error) {
  const { message, hint } = wireErrorOf(error);
  tell({ type: 'failed', message, hint: hint ?? null });
  throw error;
}

let ending = false;
/** Ends in order; told twice, or after a fault that the end itself hangs on, at once. */
async function end(status = 0): Promise<void> {
  if (ending) endAtOnce(1);
  ending = true;
  setTimeout(() => endAtOnce(1), PATIENCE).unref();
  await engine.close();
  process.exit(status);
}

// What nobody caught may have left anything half done: runs are stopped and kept, and the window is told why.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  tell({ type: 'failed', message: error.message, hint: 'Please report it.' });
  void end(1);
});

parent.on('message', ({ data, ports }) => {
  const message = data as EngineMessage;
  const [port] = ports;
  if (message.type === 'stop') void end();
  else if (message.type === 'connect' && port !== undefined) serveEngine(engine, messagePortChannel(port));
});
parent.on('close', () => void end());
process.on('SIGTERM', () => void end());

tell({ type: 'ready', dataFolder: engine.dataFolder });

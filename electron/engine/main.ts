import { createEngine, type Engine } from '../../simulations/api/index.js';
import type { EngineMessage, EngineNotice } from '../wire/desktop-messages.js';
import { messagePortChannel, serveEngine, wireErrorOf } from '../wire/index.js';
import { parentPort } from './parent-port.js';

/*
 * The engine's process on the desktop: one engine, served to every port that the main process hands over.
 * It ends when told to, and when the main process is gone.
 */

const parent = parentPort();
const tell = (notice: EngineNotice) => parent.postMessage(notice);

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
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await engine.close();
  process.exit(0);
}

parent.on('message', ({ data, ports }) => {
  const message = data as EngineMessage;
  const [port] = ports;
  if (message.type === 'stop') void end();
  else if (message.type === 'connect' && port !== undefined) serveEngine(engine, messagePortChannel(port));
});
parent.on('close', () => void end());
process.on('SIGTERM', () => void end());

tell({ type: 'ready' });

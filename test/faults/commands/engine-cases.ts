import { createEngine, type Engine, surviveStrayErrors } from '../../../simulations/api/index.js';
import { lacksOfError } from '../refusals.js';
import type { Told } from '../supervise.js';
import { unsendable } from './hostile-values.js';
import { hostileCalls } from './mutations.js';
import { makeSurroundings } from './surroundings.js';
import type { Surroundings } from './usual-parameters.js';

/*
 * A program under `supervise`: makes hostile calls of an engine in this very process. Arguments: the seed, the data folder,
 * the most calls of a command, the most within its documents, and the first case.
 */
const [seed, dataFolder, most, mostWithin, first] = process.argv.slice(2);
const calls = hostileCalls({
  seed: Number(seed),
  most: Number(most),
  mostWithin: Number(mostWithin),
  further: unsendable,
});
surviveStrayErrors((text) => process.stderr.write(text));
const engine = await createEngine({ dataFolder });
let there = await makeSurroundings(engine);
for (let index = Number(first); index < calls.length; index++) {
  const { command, tried, parameters } = calls[index]!;
  await tell({ kind: 'trying', index, tried });
  const ended = await call(engine, command, parameters, there);
  // Whatever was asked for, everybody else is answered as before.
  await engine.handle('getDisclosures', {});
  if (command === 'startRun' || command === 'startFederation') await endAll(engine);
  if (index % 200 === 0) there = await stillThere(engine, there);
  await tell({ kind: 'tried', index, ...ended });
}
await engine.close();
await tell({ kind: 'done' });
process.disconnect();

async function call(
  on: Engine,
  command: (typeof calls)[number]['command'],
  parameters: (around: Surroundings) => unknown,
  around: Surroundings,
) {
  try {
    await on.handle(command, parameters(around));
  } catch (error) {
    const lacks = lacksOfError(error as Error & { code?: string; hint?: string });
    if (lacks === null) return { ended: 'refused', cameOf: '' } as const;
    const { stack } = error as Error;
    return { ended: 'fault', cameOf: `${lacks}\n${stack?.slice(0, 600) ?? ''}` } as const;
  }
  if (({} as { polluted?: unknown }).polluted !== undefined) {
    return { ended: 'fault', cameOf: 'it wrote into the prototype of every object' } as const;
  }
  return { ended: 'fine', cameOf: '' } as const;
}

async function endAll(on: Engine): Promise<void> {
  for (const run of await on.handle('listRuns', {})) {
    if (!['starting', 'running', 'paused'].includes(run.state)) continue;
    await on.handle('controlRun', { runId: run.id, action: 'stop' });
  }
}

/** What was made first has to be whole, whatever was asked since. */
async function stillThere(on: Engine, around: Surroundings): Promise<Surroundings> {
  await on.handle('getRun', { runId: around.run });
  await on.handle('getFederation', { runId: around.federation });
  await on.handle('getRehearsal', { id: around.rehearsal });
  return around;
}

function tell(told: Told): Promise<void> {
  return new Promise((resolve, reject) =>
    process.send!(told, (error: Error | null) => (error ? reject(error) : resolve())),
  );
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, surviveStrayErrors } from '../../../simulations/api/index.js';
import { randomStream } from '../../../simulations/random/index.js';
import { grant } from '../../fixtures/rehearsal/oak.js';
import { makeSurroundings } from '../commands/surroundings.js';
import type { Told } from '../supervise.js';
import { mountSmallDisk } from './small-disk.js';
import { writePaths } from './write-paths.js';

/*
 * A program under `supervise`, in a namespace of its own: fills a disk, writes in every way there is, makes room again, and
 * writes once more. Arguments: the seed, a folder, the most ways, and the first case.
 */
const [seed, folder, most, first] = process.argv.slice(2);
surviveStrayErrors((text) => process.stderr.write(text));
const disk = mountSmallDisk(join(folder!, 'disk'), 64);
mkdirSync(join(folder!, 'roomy'), { recursive: true });
// What is needed only for a while is on a disk that is not full: there is no run without it.
const engine = await createEngine({ dataFolder: join(disk.folder, 'data') });
const there = { ...(await makeSurroundings(engine)), engine, disk };
await engine.handle('updateRehearsal', { id: there.rehearsal, proposal: { ...grant } });
const cases = randomStream(Number(seed), 'disk').shuffle(writePaths).slice(0, Number(most));
for (let index = Number(first); index < cases.length; index++) {
  const { name, whenFull, withRoom } = cases[index]!;
  await tell({ kind: 'trying', index, tried: name });
  const before = await kept();
  disk.fill();
  let cameOf = await whenFull(there);
  // Whatever was refused, everybody else is answered, and what was made before is whole.
  const wholeWhenFull = await kept().catch((error: Error) => error.message);
  disk.free();
  if (wholeWhenFull !== before) cameOf ??= `what was made before is not as it was: ${wholeWhenFull.slice(0, 300)}`;
  await withRoom(there).catch((error: Error) => {
    cameOf ??= `it does not go on when there is room again: ${error.message}`;
  });
  await tell({ kind: 'tried', index, ended: cameOf === null ? 'refused' : 'fault', cameOf: cameOf ?? '' });
}
await engine.close();
await tell({ kind: 'done' });
process.exit(0);

/** What a run, a federation and a rehearsal that were made before hold, but for what each write changes of its own. */
async function kept(): Promise<string> {
  const [frames, rounds, { resolved }] = [
    await engine.handle('getFrames', { runId: there.run, from: 0, to: 9 }),
    await engine.handle('getFederationRounds', { runId: there.federation, from: 0, to: 9 }),
    await engine.handle('getRehearsal', { id: there.rehearsal }),
  ];
  await engine.handle('getReport', { runId: there.run });
  return JSON.stringify([frames, rounds, resolved?.name]);
}

function tell(told: Told): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(told, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../../simulations/api/index.js';
import { oak } from '../../fixtures/rehearsal/oak.js';
import { watchRun } from '../../fixtures/run-to-end.js';
import { federation, type Surroundings } from './usual-parameters.js';

/** Makes what commands are about: a run, a federation and a rehearsal, and a table. */
export async function makeSurroundings(engine: Engine): Promise<Surroundings> {
  const table = join(engine.dataFolder, 'table.csv');
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 7},${i % 2 ? 'red' : 'white'}`);
  writeFileSync(table, `acid,age,kind\n${rows.join('\n')}\n`);
  const ended = watchRun(engine);
  const run = await engine.handle('startRun', { scenario: 'tiny', overrides: { ticks: 1, backend: 'cpu' } });
  await ended(run.id);
  const over = new Promise<void>((resolve) => {
    engine.subscribe((_, payload) => {
      if ('federation' in payload && ['finished', 'failed', 'stopped'].includes(payload.federation.state)) resolve();
    });
  });
  const learnt = await engine.handle('startFederation', { federation: { ...federation }, workers: 1 });
  await over;
  const { id } = await engine.handle('createRehearsal', { dao: { ...oak } });
  return { run: run.id, federation: learnt.id, rehearsal: id, table };
}

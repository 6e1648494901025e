import { join } from 'node:path';
import { assembleRecord } from '../../rehearsal/index.js';
import { writeStored } from '../../results/index.js';
import type { RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { folkmootVersion } from '../version.js';
import type { RehearsalDesk } from './rehearsal-desk.js';
import { keptResults, madeFrom, NO_ADJUSTMENTS } from './rehearsal-view.js';
import { renderReport } from './render-report.js';

const USUAL_RUNS = 2000;

/** The command that writes a rehearsal's report from what it has. Results made before the last change are left out. */
export function reportHandlers(desk: RehearsalDesk): Pick<Handlers, 'writeReport' & keyof RehearsalResults> {
  return {
    writeReport: async ({ id, format }) => {
      const { manifest, dao, proposal, inputs } = await desk.ready(id);
      const kept = await keptResults(desk.shelf, id);
      const current = <T>(job: Parameters<typeof madeFrom>[0], result: T): T | null =>
        manifest.madeFrom[job] === madeFrom(job, dao, proposal) ? result : null;
      const forecast = current('forecast', kept.forecast);
      const record = assembleRecord({
        version: folkmootVersion(),
        createdAt: new Date(manifest.changedAt),
        dao,
        proposal,
        inputs,
        settings: { runs: forecast?.runs ?? USUAL_RUNS, adjustments: forecast?.adjustments ?? NO_ADJUSTMENTS },
        results: {
          calibration: current('calibration', kept.calibration),
          forecast: forecast?.forecast ?? null,
          execution: current('execution', kept.execution),
          variants: current('variants', kept.variants),
          economy: current('economy', kept.economy),
          attacks: current('attacks', kept.attacks),
          cases: null,
        },
      });
      const { fileName, bytes } = await renderReport(record, format, desk.closing);
      const folder = join(desk.shelf.folderOf(id), 'reports');
      const path = join(folder, fileName);
      await writeStored(path, bytes);
      const isText = format !== 'pdf';
      return {
        path,
        fileName,
        text: isText ? new TextDecoder().decode(bytes) : null,
        base64: isText ? null : Buffer.from(bytes).toString('base64'),
      };
    },
  };
}

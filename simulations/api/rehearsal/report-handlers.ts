import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assembleRecord } from '../../rehearsal/index.js';
import type { RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { folkmootVersion } from '../version.js';
import type { RehearsalContext } from './rehearsal-context.js';
import { keptResults, madeFrom, NO_ADJUSTMENTS } from './rehearsal-view.js';
import { renderReport } from './render-report.js';

const USUAL_RUNS = 2000;

/** The command that writes a rehearsal's report from what it has. Results made before the last change are left out. */
export function reportHandlers(context: RehearsalContext): Pick<Handlers, 'writeReport' & keyof RehearsalResults> {
  return {
    writeReport: async ({ id, format }) => {
      const { manifest, dao, proposal, inputs } = await context.ready(id);
      const kept = await keptResults(context.rehearsals, id);
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
      const { fileName, bytes } = await renderReport(record, format, context.closing);
      const folder = join(context.rehearsals.folderOf(id), 'reports');
      await mkdir(folder, { recursive: true });
      const path = join(folder, fileName);
      await writeFile(path, bytes);
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

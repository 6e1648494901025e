import { inThread, type KeptPart } from '../../rehearsal/index.js';
import type { RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { folkmootVersion } from '../version.js';
import type { RehearsalContext } from './rehearsal-context.js';
import { madeFrom, NO_ADJUSTMENTS } from './rehearsal-view.js';

const USUAL_RUNS = 2000;
const PARTS: readonly KeptPart[] = ['calibration', 'forecast', 'execution', 'variants', 'economy', 'attacks'];

/** The command that writes a rehearsal's report from what it has. Results made before the last change are left out. */
export function reportHandlers(context: RehearsalContext): Pick<Handlers, 'writeReport' & keyof RehearsalResults> {
  return {
    writeReport: async ({ id, format }) => {
      const { manifest, dao, proposal, inputs } = await context.ready(id);
      const { members, pastVotes, files, assumptions } = inputs;
      return inThread(
        'writeReport',
        {
          version: folkmootVersion(),
          createdAt: new Date(manifest.changedAt),
          ...{ dao, proposal, format },
          inputs: { members, pastVotes, files, assumptions },
          folder: context.rehearsals.folderOf(id),
          current: PARTS.filter((part) => manifest.madeFrom[part] === madeFrom(part, dao, proposal)),
          usual: { runs: USUAL_RUNS, adjustments: NO_ADJUSTMENTS },
        },
        { signal: context.closing, onWaiting: () => context.tellWaiting(id) },
      );
    },
  };
}

import { exampleProposal, inThread } from '../../rehearsal/index.js';
import { checkDao, DAO_PRESETS, daoSchema, parseDao } from '../../scenario/index.js';
import type { ListedDao, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { draftHandlers } from './draft-handlers.js';
import { importHandlers } from './import-handlers.js';
import { jobHandlers } from './job-handlers.js';
import { presetOf } from './preset-of.js';
import { type RehearsalContext, refuseRelativePaths } from './rehearsal-context.js';
import { cardOf } from './rehearsal-view.js';
import { reportHandlers } from './report-handlers.js';

/** The commands about rehearsals. */
export function rehearsalHandlers(context: RehearsalContext): Pick<Handlers, keyof RehearsalResults> {
  const { rehearsals } = context;
  return {
    listDaos: async () => DAO_PRESETS.map(listedDao),
    listRehearsals: async () => Promise.all((await rehearsals.list()).map((manifest) => cardOf(rehearsals, manifest))),
    createRehearsal: async ({ dao }) => {
      const document = typeof dao === 'string' ? presetOf(dao) : dao;
      const parsed = parseDao(document);
      if (typeof dao !== 'string') refuseRelativePaths(parsed);
      const { id } = await rehearsals.create(parsed.name, document, exampleProposal(parsed));
      return context.changed(id);
    },
    getRehearsal: ({ id }) => context.view(id),
    updateRehearsal: async ({ id, dao, proposal }) => {
      await rehearsals.change(id, () => ({
        ...(dao === undefined ? {} : { dao }),
        ...(proposal === undefined ? {} : { proposal }),
      }));
      return context.changed(id);
    },
    removeRehearsal: async ({ id }) => {
      await context.jobs.cancel(id);
      await rehearsals.remove(id);
      return { removed: true };
    },
    restoreRehearsal: async ({ id }) => cardOf(rehearsals, await rehearsals.restore(id)),
    connectFork: async ({ id, url, governor, blockNumber }) => {
      await context.jobs.beside(id, 'reading of the chain', async ({ signal }) => {
        const { dao: document } = await rehearsals.read(id);
        const address = { url, governor, blockNumber, keepIn: rehearsals.folderOf(id) };
        const { path, dao: part } = await inThread('connectFork', address, { signal });
        const base =
          checkDao(document).dao ?? daoSchema.parse({ name: 'fork', title: 'Fork', holders: presetOf('ens').holders });
        await rehearsals.change(id, () => ({
          dao: { ...base, ...part, holders: { kind: 'file', path }, delegations: [] },
        }));
      });
      return context.changed(id);
    },
    ...importHandlers(context),
    ...draftHandlers(context),
    ...jobHandlers(context),
    ...reportHandlers(context),
  };
}

function listedDao({ dao: draft, source }: (typeof DAO_PRESETS)[number]): ListedDao {
  const dao = daoSchema.parse(draft);
  const { holders } = dao;
  return {
    name: dao.name,
    title: dao.title,
    summary: dao.summary,
    source,
    holders: holders.kind === 'fitted' ? holders.count : holders.kind === 'list' ? holders.holders.length : 0,
    symbol: dao.token.symbol,
    dao,
  };
}

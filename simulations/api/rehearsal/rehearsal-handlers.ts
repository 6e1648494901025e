import { connectFork, exampleProposal } from '../../rehearsal/index.js';
import { keepInput } from '../../results/index.js';
import { checkDao, DAO_PRESETS, daoSchema, parseDao } from '../../scenario/index.js';
import type { ListedDao, RehearsalResults } from '../contract/index.js';
import type { Handlers } from '../handlers.js';
import { draftHandlers } from './draft-handlers.js';
import { importHandlers } from './import-handlers.js';
import { jobHandlers } from './job-handlers.js';
import { presetOf } from './preset-of.js';
import { type RehearsalDesk, refuseRelativePaths } from './rehearsal-desk.js';
import { cardOf } from './rehearsal-view.js';
import { reportHandlers } from './report-handlers.js';

/** The commands about rehearsals. */
export function rehearsalHandlers(desk: RehearsalDesk): Pick<Handlers, keyof RehearsalResults> {
  const { shelf } = desk;
  return {
    listDaos: async () => DAO_PRESETS.map(listedDao),
    listRehearsals: async () => Promise.all((await shelf.list()).map((manifest) => cardOf(shelf, manifest))),
    createRehearsal: async ({ dao }) => {
      const document = typeof dao === 'string' ? presetOf(dao) : dao;
      const parsed = parseDao(document);
      if (typeof dao !== 'string') refuseRelativePaths(parsed);
      const { id } = await shelf.create(parsed.name, document, exampleProposal(parsed));
      return desk.changed(id);
    },
    getRehearsal: ({ id }) => desk.view(id),
    updateRehearsal: async ({ id, dao, proposal }) => {
      await shelf.change(id, () => ({
        ...(dao === undefined ? {} : { dao }),
        ...(proposal === undefined ? {} : { proposal }),
      }));
      return desk.changed(id);
    },
    removeRehearsal: async ({ id }) => {
      await desk.jobs.cancel(id);
      await shelf.remove(id);
      return { removed: true };
    },
    restoreRehearsal: async ({ id }) => cardOf(shelf, await shelf.restore(id)),
    connectFork: async ({ id, url, governor, blockNumber }) => {
      const { dao: document } = await shelf.read(id);
      const facts = await connectFork({ url, governor, blockNumber });
      const { holders, ...part } = facts.dao;
      const path = await keepInput(shelf.folderOf(id), 'holders', 'json', JSON.stringify(holders));
      const base =
        checkDao(document).dao ?? daoSchema.parse({ name: 'fork', title: 'Fork', holders: presetOf('ens').holders });
      await shelf.change(id, () => ({
        dao: { ...base, ...part, holders: { kind: 'file', path }, delegations: [] },
      }));
      return desk.changed(id);
    },
    ...importHandlers(desk),
    ...draftHandlers(desk),
    ...jobHandlers(desk),
    ...reportHandlers(desk),
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

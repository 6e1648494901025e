import type { Simulation } from '../kernel/index.js';
import { type AuditQuestion, createRecorder, type Recorder } from '../metrics/index.js';
import type { CoreScenario } from '../scenario/index.js';
import type { Address, CoreView } from '../world/index.js';
import type { OpenMechanism } from './open-mechanism.js';

/** Opens the statistics of a run: what its mechanisms measure, told with the names of its contracts and agents. */
export function createRecorderOf(
  {
    dao,
    mechanisms,
    identities,
    genesis,
  }: Pick<Simulation<OpenMechanism>, 'dao' | 'mechanisms' | 'identities'> & {
    readonly genesis: Pick<Simulation['genesis'], 'view'>;
  },
  scenario: CoreScenario,
): Recorder {
  return createRecorder({
    scenario,
    genesis: genesis.view,
    agents: identities,
    archetypes: mechanisms.flatMap(({ archetypes }) =>
      [...archetypes].map(([name, { words, community, attack }]) => ({ name, words, community, attack })),
    ),
    mechanisms,
    contracts: dao.contracts.map(({ address, contract, key, words }) => ({
      address,
      party: words.party ?? contract,
      inSentences: key === '' ? words.inSentences : `${words.inSentences} of ${key}`,
      one: words.one,
      many: words.many,
      family: words.family,
      shade: words.shade ?? 0,
    })),
    assets: mechanisms.flatMap((mechanism) =>
      mechanism.assets(scenario).map(({ asset, symbol }) => ({ asset, symbol, decimals: 18 })),
    ),
    describe: dao.describe,
  });
}

/** What the contracts of a run are asked for, to hold a view of it against the chain. */
export function auditOf(
  { mechanisms }: Pick<Simulation<OpenMechanism>, 'mechanisms'>,
  view: CoreView,
  accounts: readonly Address[],
): readonly AuditQuestion[] {
  return mechanisms.flatMap(({ audit }) => audit?.(view, accounts) ?? []);
}

import type { Simulation } from '../kernel/index.js';
import { type Accruals, type AuditQuestion, createRecorder, type Recorder } from '../metrics/index.js';
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

/** Rewards of all mechanisms of a run that accounts have earned by a time (Unix seconds) and not collected. */
export function accrualsOf(
  { mechanisms }: Pick<Simulation<OpenMechanism>, 'mechanisms'>,
  view: CoreView,
  accounts: readonly Address[],
  time: number,
): Accruals {
  const parts = mechanisms.flatMap(({ accrued }) => accrued?.(view, accounts, time) ?? []);
  return {
    asked: parts.flatMap(({ asked }) => asked),
    of: (answers) => {
      let first = 0;
      const sums = parts.map(({ asked, of }) => {
        const own = answers.slice(first, first + asked.length);
        first += asked.length;
        return of(own);
      });
      return accounts.map((_, i) => sums.reduce((sum, amounts) => sum + (amounts[i] ?? 0n), 0n));
    },
  };
}

import { type Address, balanceOf, TOKEN_ASSET } from '../world/index.js';
import type { AgentColumn, StandingColumn } from './agent-ledger.js';
import type { AgentColumnInfo, FlowInfo, PanelInfo, PartyInfo, ReporterInfo, RunWords } from './frame.js';
import type { RecorderOptions } from './recorded-mechanism.js';
import type { Reporter } from './reporter.js';

/** Panels that every run has. */
const CORE_PANELS: readonly PanelInfo[] = [
  {
    panel: 'circulation',
    mechanism: 'core',
    title: 'What circulates',
    form: 'lines',
    lens: 'economy',
    reporters: ['circulating', 'supply', 'circulatingShare'],
  },
  {
    panel: 'issuance',
    mechanism: 'core',
    title: 'Created and burnt',
    form: 'bars',
    lens: 'economy',
    reporters: ['minted', 'burnt'],
  },
  {
    panel: 'inequality',
    mechanism: 'core',
    title: 'Inequality',
    form: 'lines',
    lens: 'agents',
    also: ['overview'],
    reporters: ['gini', 'hhi', 'topDecileShare', 'nakamoto', 'theil'],
  },
];

const EDGES: readonly PartyInfo[] = (
  [
    ['mint', 'New tokens', 1],
    ['burn', 'Burned', 2],
    ['other', 'Other', 1],
  ] as const
).map(([party, words, shade]) => ({
  party,
  one: words,
  many: words,
  family: 'neutral',
  shade,
  role: 'edge',
  community: false,
  attacker: false,
}));

/** Describes a run to whoever shows it, and makes the columns that every run's agents have. */
export function wordsOfRun(
  { scenario, genesis, agents, archetypes, mechanisms, contracts, assets }: RecorderOptions,
  reporters: readonly Reporter[],
  kinds: readonly (readonly [
    kind: string,
    words: { readonly title: string; readonly reward?: boolean; readonly deposit?: boolean },
  ])[],
): { readonly words: RunWords; readonly ownColumns: readonly AgentColumn[] } {
  const owners = mechanisms.flatMap((mechanism) => mechanism.owned ?? []);
  const owned = (account: Address) =>
    owners.reduce((sum, one) => sum + one(genesis, account), balanceOf(genesis, account, TOKEN_ASSET));
  const flows = kinds.map(
    ([kind, { title, reward, deposit }]): FlowInfo => ({
      kind,
      title,
      reward: reward === true,
      deposit: deposit === true,
    }),
  );
  const ownColumns = ownColumnsOf(flows);
  const present = new Set(agents.map(({ archetype }) => archetype));
  const parties: PartyInfo[] = [
    ...archetypes
      .filter(({ name }) => present.has(name))
      .map(
        ({ name, words: { one, many, family, shade = 0 }, community, attack }): PartyInfo => ({
          party: name,
          one,
          many,
          family,
          shade,
          role: 'agents',
          community,
          attacker: attack !== null,
        }),
      ),
    ...distinct(contracts).map(
      ({ party, one, many, family, shade }): PartyInfo => ({
        party,
        one,
        many,
        family,
        shade,
        role: 'contract',
        community: false,
        attacker: false,
      }),
    ),
    ...EDGES,
  ];
  const words: RunWords = {
    mechanisms: mechanisms.map(({ name, title }) => ({ name, title })),
    assets,
    reporters: reporters.map(({ report: _, ...info }): ReporterInfo => info),
    agentColumns: [...ownColumns, ...mechanisms.flatMap((mechanism) => mechanism.agentColumns ?? [])].map(columnInfo),
    flows,
    parties,
    tables: mechanisms.flatMap(({ name, tables }) =>
      (tables?.({ scenario, view: genesis, agents, owned }) ?? []).map((table) => ({ ...table, mechanism: name })),
    ),
    panels: [
      ...mechanisms.flatMap(({ name, lens = 'economy', panels = [] }) =>
        (typeof panels === 'function' ? panels(scenario) : panels).map((panel) => ({
          lens,
          ...panel,
          mechanism: name,
        })),
      ),
      ...CORE_PANELS,
    ],
  };
  return { words, ownColumns };
}

/** Balance, rewards by kind and together. */
function ownColumnsOf(flows: readonly FlowInfo[]): readonly AgentColumn[] {
  const wei = (name: string, title: string, description: string, of: StandingColumn['of']): StandingColumn => ({
    name,
    title,
    unit: 'wei',
    description,
    of,
  });
  const rewards = flows.filter(({ reward }) => reward);
  return [
    wei('balance', 'Balance', 'Tokens it can spend.', ({ view }, { address }) => balanceOf(view, address, TOKEN_ASSET)),
    ...(rewards.length === 0
      ? []
      : [
          wei('rewards', 'Rewards', 'Rewards of all kinds it ever received.', ({ ledger }, { address }) =>
            ledger.rewardsOf(address),
          ),
        ]),
    ...rewards.map(({ kind, title }) =>
      wei(`${kind}s`, inPlural(title), `${inPlural(title)}: all it ever received.`, ({ ledger }, { address }) =>
        ledger.rewardsOf(address, kind),
      ),
    ),
  ];
}

/** A kind of reward's title as that of many; one that is no noun, as "Paid by a budget", says it for any number. */
const inPlural = (title: string) => (title.toLowerCase().endsWith('reward') ? `${title}s` : title);

const columnInfo = ({ name, title, unit, asset, description }: AgentColumnInfo): AgentColumnInfo => ({
  name,
  title,
  unit,
  ...(asset === undefined ? {} : { asset }),
  description,
});

function distinct(contracts: RecorderOptions['contracts']): RecorderOptions['contracts'] {
  return [...new Map(contracts.map((contract) => [contract.party, contract])).values()];
}

import { describe, expect, it } from 'vitest';
import { AGENTS, genesis, honest, RecordedStory, tokens } from '../../test/fixtures/recorded-story.js';
import { contracts, scenario, tokenLedger, transfer, worldView } from '../../test/fixtures/world.js';
import type { Scope } from '../agents/index.js';
import type { RecorderOptions, TableInput } from './recorded-mechanism.js';
import { wordsOfRun } from './run-words.js';

const words = (name: string) => ({ one: name, many: `${name}s`, family: 'voters' as const });
const archetype = (name: string, attack: string | null = null) => ({
  name,
  words: words(name),
  community: name === 'whale',
  attack,
});
const contract = (party: string, address: `0x${string}`) => ({
  address,
  party,
  inSentences: `the ${party}`,
  one: party,
  many: party,
  family: 'market',
  shade: 2,
});
const options = (differences: Partial<RecorderOptions> = {}): RecorderOptions => ({
  scenario,
  genesis: worldView({ ledgers: tokenLedger([[honest, 100n]]) }),
  agents: AGENTS,
  archetypes: [
    archetype('honestTrainer'),
    archetype('signFlipper', 'sends harm'),
    archetype('whale'),
    archetype('staker'),
  ],
  mechanisms: [],
  contracts: [contract('wallet', contracts.trainerPool), contract('wallet', contracts.validatorPool)],
  assets: [],
  describe: () => '',
  ...differences,
});

describe('the words of a run', () => {
  it('name those archetypes that live in it, each contract’s party once, and the ends of the world', () => {
    const { parties } = wordsOfRun(options(), [], []).words;
    expect(parties.map(({ party, role, community, attacker }) => [party, role, community, attacker])).toEqual([
      ['honestTrainer', 'agents', false, false],
      ['signFlipper', 'agents', false, true],
      ['whale', 'agents', true, false],
      ['wallet', 'contract', false, false],
      ['mint', 'edge', false, false],
      ['burn', 'edge', false, false],
      ['other', 'edge', false, false],
    ]);
    expect(parties.map(({ shade }) => shade)).toEqual([0, 0, 0, 2, 1, 2, 1]);
    expect(parties[0]).toMatchObject({ one: 'honestTrainer', many: 'honestTrainers', family: 'voters' });
  });

  it('say which flows are rewards or deposits, and are neither unless they say so', () => {
    const kinds = [
      ['pay', { title: 'Paid for work', reward: true }],
      ['prize', { title: 'Reward', reward: true }],
      ['stake', { title: 'Stake', deposit: true }],
      ['gift', { title: 'Gift' }],
    ] as const;
    const { flows, agentColumns } = wordsOfRun(options(), [], kinds).words;
    expect(flows).toEqual([
      { kind: 'pay', title: 'Paid for work', reward: true, deposit: false },
      { kind: 'prize', title: 'Reward', reward: true, deposit: false },
      { kind: 'stake', title: 'Stake', reward: false, deposit: true },
      { kind: 'gift', title: 'Gift', reward: false, deposit: false },
    ]);
    expect(agentColumns.map(({ name, title, unit }) => [name, title, unit])).toEqual([
      ['balance', 'Balance', 'wei'],
      ['rewards', 'Rewards', 'wei'],
      ['pays', 'Paid for work', 'wei'],
      ['prizes', 'Rewards', 'wei'],
    ]);
  });

  it('have no column of rewards where nothing is one', () => {
    const { agentColumns } = wordsOfRun(options(), [], [['gift', { title: 'Gift' }]]).words;
    expect(agentColumns.map(({ name }) => name)).toEqual(['balance']);
  });

  it('hold what each mechanism says of itself, under its name, and inequality last', () => {
    const asked: TableInput[] = [];
    const mechanism = {
      name: 'vault',
      title: 'Vault',
      owned: () => 7n,
      agentColumns: [
        {
          name: 'kept',
          title: 'Kept',
          unit: 'wei' as const,
          asset: 'stable',
          description: 'What it keeps.',
          of: () => 0n,
        },
      ],
      panels: [{ panel: 'vaults', title: 'Vaults', form: 'lines' as const, reporters: ['kept'] }],
      tables: (input: TableInput) => {
        asked.push(input);
        return [{ table: 'terms', title: 'Terms', description: 'What is agreed.', columns: [], rows: [] }];
      },
    };
    const reporter = {
      name: 'kept',
      title: 'Kept',
      unit: 'wei' as const,
      description: 'All.',
      group: 'supply' as const,
    };
    const { words: found } = wordsOfRun(options({ mechanisms: [mechanism] }), [{ ...reporter, report: () => 0n }], []);
    expect(found.mechanisms).toEqual([{ name: 'vault', title: 'Vault' }]);
    expect(found.reporters).toEqual([reporter]);
    expect(found.panels.map(({ panel, mechanism: of }) => [panel, of])).toEqual([
      ['vaults', 'vault'],
      ['circulation', 'core'],
      ['issuance', 'core'],
      ['inequality', 'core'],
    ]);
    expect(found.panels.map(({ lens }) => lens)).toEqual(['economy', 'economy', 'economy', 'agents']);
    expect(found.panels.at(-1)?.reporters).toEqual(['gini', 'hhi', 'topDecileShare', 'nakamoto', 'theil']);
    expect(found.tables).toMatchObject([{ table: 'terms', mechanism: 'vault' }]);
    expect(found.agentColumns.at(-1)).toEqual({
      name: 'kept',
      title: 'Kept',
      unit: 'wei',
      asset: 'stable',
      description: 'What it keeps.',
    });
    expect(Object.keys(found.agentColumns[0]!)).not.toContain('asset');
    // What a table is told somebody owns: the balance, and what lies in mechanisms.
    expect(asked[0]!.owned(honest)).toBe(107n);
  });
});

it('panels belong to the lens of their mechanism, and those of a scenario are asked for with it', () => {
  const described = (panel: string) => ({ panel, title: panel, form: 'lines' as const, reporters: [] });
  const mechanism = {
    name: 'court',
    title: 'Court',
    lens: 'governance' as const,
    panels: ({ ticks }: Scope['scenario']) => [
      described(`of ${ticks} ticks`),
      { ...described('fines'), lens: 'economy' as const },
    ],
  };
  const asked = options({ mechanisms: [mechanism] });
  expect(wordsOfRun(asked, [], []).words.panels.slice(0, 2)).toMatchObject([
    { panel: `of ${asked.scenario.ticks} ticks`, lens: 'governance', mechanism: 'court' },
    { panel: 'fines', lens: 'economy', mechanism: 'court' },
  ]);
});

it('balance and rewards stand in each agent’s row, kind by kind', () => {
  const story = new RecordedStory(...genesis, transfer(`0x${'00'.repeat(20)}`, contracts.trainerPool, tokens(9)));
  const { agentRows } = story.tick([transfer(contracts.trainerPool, honest, tokens(3))]);
  expect(agentRows[0]!.values).toMatchObject({
    balance: String(tokens(103)),
    rewards: String(tokens(3)),
    trainingRewards: String(tokens(3)),
    stakingRewards: '0',
  });
});

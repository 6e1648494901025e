import { describe, expect, it } from 'vitest';
import { QueryMarket } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import type { AgentIdentity, Observation, Policy } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { askTables, type ClientTaste, checkLatest, reclaimQueries } from './asking.js';
import { type CheckOrder, checkAnswers, type Experience } from './believing.js';
import { unpackRows } from './rows.js';
import { queriesSection } from './section.js';
import { type QueriesScope, type QueriesState, queriesOutline, type TableView } from './state.js';

type Seen = Observation<QueriesScope>;
type View = QueriesScope['view'];
const DAY = 86_400;
const market = address(8);
const self: AgentIdentity = {
  name: 'client-1',
  address: address(1),
  archetype: 'queryClient',
  cohort: 'client',
  shard: null,
};
/** Each row is worth 0.3 coins; of a table that it does not know it believes what makes that 0.21. */
const taste: ClientTaste = {
  rowsPerTick: 4,
  worthPerRight: 0.3,
  worthDeviation: 0,
  costOfWrong: 0.5,
  labelledShare: 1,
  priorAccuracy: 0.8,
  priorWeight: 5,
  curiosity: 0,
  mistakes: 0,
};
const table = (name: string, price: bigint, listed = true): TableView => ({
  ...{ provider: address(20), name, modelCid: `model-${name}`, price, listed },
  ...{ bond: TOKEN, lastAskedAt: 0, earned: 0n },
});
const cheap = table('cheap', TOKEN / 50n);
const fair = table('fair', TOKEN / 20n);
/** Of so many answers of a table it knew the class, and so many were right. */
const found = (number: number, known: number, knownRight: number, query = 0): Experience => ({
  ...{ kind: 'answersChecked', query, table: number, known, knownRight },
  ...{ rows: known, right: knownRight, worth: 0 },
});

interface Setting {
  readonly state?: Partial<QueriesState>;
  readonly coins?: bigint;
  readonly findings?: readonly Experience[];
  readonly tick?: number;
}

/** A client of two tables, at 0.02 and 0.05 coins a row, with 10 coins. */
function seen({ state = {}, coins = 10n * TOKEN, findings = [], tick = 3 }: Setting = {}): Seen {
  const core = worldView({ ledgers: new Map([['stable', ledger([[self.address, coins]])]]) });
  return only<Seen, Partial<Seen>>({
    ...{ tick, now: tick * DAY, self, findings },
    random: randomStream(1, 'client', String(tick)),
    character: (trait) => randomStream(1, 'character', trait),
    scenario: only<QueriesScope['scenario'], Partial<QueriesScope['scenario']>>({
      tickSeconds: DAY,
      queries: queriesSection.parse({ patienceTicks: 2 })!,
      learning: only<QueriesScope['scenario']['learning'], Partial<QueriesScope['scenario']['learning']>>({
        testExamples: 1_000,
      }),
    }),
    view: only<View, Partial<View>>({
      ...core,
      market: only<View['market'], Partial<View['market']>>({
        contracts: { stable: address(7), factory: address(6), router: address(5), pair: address(4) },
      }),
      queries: {
        ...queriesOutline.empty,
        tables: new Map([
          [0, cheap],
          [1, fair],
        ]),
        ...state,
        contracts: { market },
      },
    }),
  });
}
const callsOf = (policy: Policy<QueriesScope>, observation: Seen) =>
  policy(observation).flatMap((intent) =>
    'calls' in intent
      ? intent.calls.flatMap(({ to, data }) => (to === market ? [decodeCall(QueryMarket, data)!] : []))
      : [],
  );

function asked(observation: Seen, different: Partial<ClientTaste> = {}) {
  const [call] = callsOf(askTables({ ...taste, ...different }), observation);
  if (call?.functionName !== 'ask') return null;
  const [number, sql, rows, deposit] = call.args;
  return { table: number, sql: String(sql), rows: unpackRows(`0x${String(rows).slice(2)}`), deposit };
}

describe('a client of tables', () => {
  it('asks the cheaper of two that it knows nothing of, about its rows of the tick, and deposits what all would cost', () => {
    const query = asked(seen())!;
    expect(query.table).toBe(0n);
    expect(query.rows).toHaveLength(4);
    expect(query.rows.every(({ example, worth }) => example < 1_000 && worth === 3_000)).toBe(true);
    expect(query.deposit).toBe((4n * TOKEN) / 50n);
    // 0.02 / 0.7 = 0.028571…: rows that are worth more than 286 parts of 10,000.
    expect(query.sql).toBe(
      'SELECT own.example, model.class FROM own JOIN "cheap" AS model ON model.example = own.example WHERE own.worth > 286 ORDER BY own.worth DESC, own.example LIMIT 4',
    );
  });

  it('asks the dearer one once it found the cheaper one wrong', () => {
    // (0.8 × 5 + 1) / 15 = 1/3, at which wrong answers cost what right ones are worth.
    expect(asked(seen({ findings: [found(0, 10, 1)] }))?.table).toBe(1n);
    expect(asked(seen({ findings: [found(0, 0, 0)] }))?.table).toBe(0n);
  });

  it('asks no table that takes no queries, and nobody where none gains anything', () => {
    const closed = { ...cheap, listed: false };
    const tables = (first: TableView, second: TableView) => ({
      state: {
        tables: new Map([
          [0, first],
          [1, second],
        ]),
      },
    });
    expect(asked(seen(tables(closed, fair)))?.table).toBe(1n);
    expect(asked(seen(tables(closed, { ...fair, listed: false })))).toBeNull();
    expect(asked(seen(tables(closed, { ...fair, price: TOKEN })))).toBeNull();
    expect(asked(seen({ findings: [found(0, 10, 1), found(1, 10, 1)] }))).toBeNull();
  });

  it('asks for no more rows than it has coins for, and for none without coins', () => {
    const query = asked(seen({ coins: TOKEN / 20n }))!;
    expect(query.deposit).toBe(TOKEN / 25n);
    expect(query.sql).toContain('LIMIT 2');
    expect(asked(seen({ coins: 0n }))).toBeNull();
    const free = { state: { tables: new Map([[0, { ...cheap, price: 0n }]]) } };
    expect(asked(seen({ ...free, coins: 0n }))).toMatchObject({ deposit: 0n, rows: { length: 4 } });
  });

  it('asks one question at a time', () => {
    const one = { client: self.address, table: 0, sql: '', rows: [], deposit: 1n, askedAt: 0 };
    expect(asked(seen({ state: { open: new Map([[4, one]]) } }))).toBeNull();
    expect(asked(seen({ state: { open: new Map([[4, { ...one, client: address(2) }]]) } }))).not.toBeNull();
  });

  it('tries another table now and then, where it can tell what comes of it', () => {
    expect(asked(seen(), { curiosity: 1 })?.table).toBe(1n);
    expect(asked(seen(), { curiosity: 1, labelledShare: 0 })?.table).toBe(0n);
    expect(asked(seen({ state: { tables: new Map([[0, cheap]]) } }), { curiosity: 1 })?.table).toBe(0n);
  });

  it('misspells a column or deposits a row too little, where it errs', () => {
    const queries = Array.from({ length: 20 }, (_, tick) => asked(seen({ tick }), { mistakes: 1 })!);
    const misspelt = queries.filter(({ sql }) => sql.includes('model.clas '));
    const short = queries.filter(({ deposit, rows }) => deposit === (BigInt(rows.length - 1) * TOKEN) / 50n);
    expect(misspelt.length).toBeGreaterThan(0);
    expect(short.length).toBeGreaterThan(0);
    expect(misspelt.length + short.length).toBe(20);
  });
});

describe('a client without an answer', () => {
  const query = { client: self.address, table: 0, sql: '', rows: [], deposit: 1n, askedAt: DAY };
  const open = new Map([
    [4, query],
    [5, { ...query, askedAt: DAY + 1 }],
    [6, { ...query, client: address(2) }],
  ]);

  it('takes its deposit back once the time is over', () => {
    expect(callsOf(reclaimQueries, seen({ state: { open }, tick: 2 }))).toEqual([]);
    expect(callsOf(reclaimQueries, seen({ state: { open }, tick: 3 }))).toEqual([
      expect.objectContaining({ functionName: 'reclaim', args: [4n] }),
    ]);
  });
});

describe('a client with an answer', () => {
  const answers = Array.from({ length: 200 }, (_, example) => ({ example, class: 1, worth: 3_000 }));
  const answered = new Map([[self.address, { query: 7, table: 1, answers }]]);

  function orderOf(labelledShare: number, setting: Setting): CheckOrder | null {
    const observation = seen(setting);
    const [intent] = checkLatest({ ...taste, labelledShare })(observation);
    if (intent === undefined || !('order' in intent)) throw new Error('it has no work');
    expect(intent.kind).toBe(checkAnswers);
    return intent.order(observation.view) as CheckOrder | null;
  }

  it('checks it, by the rows of which it knows the right class, each for good', () => {
    const [none, some, all] = [0, 0.25, 1].map((share) => orderOf(share, { state: { answered } })!);
    expect(none!.known.size).toBe(0);
    expect(all!.known.size).toBe(200);
    // 200 × 0.25 = 50, within four standard deviations of 6.1.
    expect(some!.known.size).toBeGreaterThan(25);
    expect(some!.known.size).toBeLessThan(75);
    expect(orderOf(0.25, { state: { answered }, tick: 9 })!.known).toEqual(some!.known);
    expect(all).toMatchObject({ query: 7, table: 1, costOfWrong: 0.5 });
  });

  it('checks it once', () => {
    expect(orderOf(1, { state: { answered }, findings: [found(1, 9, 9, 7)] })).toBeNull();
    expect(orderOf(1, {})).toBeNull();
  });
});

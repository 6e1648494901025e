import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { draftOf, finishDraft } from '../../world/index.js';
import { depositsAreCovered, rowsArePaidFor, tablesAnswerTruly } from './invariants.js';
import { queriesFolds } from './reading.js';
import { packAnswers, packRows } from './rows.js';
import { type QueriesScope, type QueriesState, queriesOutline } from './state.js';

type View = QueriesScope['view'];
const market = address(8);
const [provider, client] = [address(20), address(1)];

/** The state, and so many wei of coins at the market. */
const seen = (state: QueriesState, held = 0n) =>
  only<View, Partial<View>>({
    ...worldView({ ledgers: new Map([['stable', ledger([[market, held]])]]) }),
    queries: { ...state, contracts: { market } },
  });

const fact = { block: 1, timestamp: 500, transaction: 0 } as const;
const registered = {
  ...fact,
  type: 'tableRegistered',
  ...{ table: 0, provider },
  ...{ name: 'oak', modelCid: 'model-1', price: 5n, bond: 100n },
} as const;
const of = (query: number) => ({ ...fact, query, table: 0, client });
const rows = [
  { example: 3, worth: 1_000 },
  { example: 4, worth: 2_000 },
];
const asked = (query: number) =>
  ({ ...of(query), type: 'queryAsked', sql: 'S', rows: packRows(rows), deposit: 12n }) as const;
const answers = [
  { example: 4, class: 9 },
  { example: 3, class: 1 },
];
const answered = { ...of(0), type: 'queryAnswered', answers: packAnswers(answers), charge: 10n, refund: 2n } as const;
const refused = { ...of(1), type: 'queryRefused', reason: 'no', refund: 12n } as const;
const reclaimed = { ...of(2), type: 'queryReclaimed', refund: 12n, fine: 30n } as const;

/** A table of which four queries were asked: one answered, one refused, one paid back and one open. */
function left(): QueriesState {
  const draft = draftOf(queriesOutline.empty);
  queriesFolds.tableRegistered(draft, registered);
  for (let query = 0; query < 4; query++) queriesFolds.queryAsked(draft, asked(query));
  queriesFolds.queryAnswered(draft, answered);
  queriesFolds.queryRefused(draft, refused);
  queriesFolds.queryReclaimed(draft, reclaimed);
  return finishDraft(draft);
}

describe('what the market’s events come to', () => {
  it('is what became of each query', () => {
    const state = left();
    expect([...state.open.keys()]).toEqual([3]);
    expect(state.counts).toEqual({ asked: 4, answered: 1, refused: 1, reclaimed: 1, rows: 2 });
    expect(state.coins).toEqual({ deposited: 48n, charged: 10n, refunded: 26n, fined: 30n });
    expect(state.tables.get(0)).toMatchObject({ bond: 70n, earned: 10n, lastAskedAt: 500, listed: true });
    expect(state.answered.get(client)).toEqual({
      ...{ query: 0, table: 0 },
      answers: [
        { example: 4, class: 9, worth: 2_000 },
        { example: 3, class: 1, worth: 1_000 },
      ],
    });
  });

  it('is a table without a bond once it is closed', () => {
    const draft = draftOf(left());
    queriesFolds.tableClosed(draft, { ...fact, type: 'tableClosed', table: 0, provider, bond: 70n });
    expect(finishDraft(draft).tables.get(0)).toMatchObject({ bond: 0n, listed: false, earned: 10n });
  });
});

describe('what the market holds', () => {
  it('is deposits of open queries and what is left of bonds', () => {
    expect(depositsAreCovered({ view: seen(left(), 82n) })).toBeNull();
    expect(depositsAreCovered({ view: seen(left(), 81n) })).toContain('82 wei of coins, and the market holds 81');
    expect(depositsAreCovered({ view: seen(left(), 83n) })).toContain('holds 83');
  });

  it('is found out where deposits went that nobody paid back or charged', () => {
    const state = left();
    const coins = { ...state.coins, charged: 9n };
    expect(depositsAreCovered({ view: seen({ ...state, coins }, 82n) })).toContain('13 wei of deposits');
  });
});

describe('what a query costs', () => {
  const view = seen(left());
  const previous = seen(queriesOutline.empty);

  it('is the price of its rows, and nothing without an answer', () => {
    expect(rowsArePaidFor({ events: [asked(0), answered, refused, reclaimed], view, previous })).toBeNull();
  });

  it('is found out where it is more, or charged without an answer', () => {
    const dear = { ...answered, charge: 11n };
    expect(rowsArePaidFor({ events: [dear], view, previous })).toContain(
      'has 2 rows, which cost 10 wei, and was charged 11',
    );
    expect(rowsArePaidFor({ events: [refused, reclaimed], view, previous })).toContain('10 wei were charged');
  });
});

describe('what a table answered', () => {
  const view = seen(left());
  const done = (model: string, result: object) =>
    new Map([['answerQueries', [{ order: { queries: [{ query: 0, model }] }, result: [result] }]]]);

  it('is what the query gave over what its model says', () => {
    const work = done('model-1', { rows: answers });
    expect(tablesAnswerTruly({ events: [answered], work, view })).toBeNull();
    expect(tablesAnswerTruly({ events: [refused], work: new Map(), view })).toBeNull();
  });

  it.each([
    [
      'another class',
      done('model-1', { rows: [{ example: 4, class: 8 }, answers[1]] }),
      'its table says 0x00000004080000000301',
    ],
    ['a row less', done('model-1', { rows: answers.slice(1) }), 'its table says 0x0000000301'],
    ['a refusal', done('model-1', { refusal: 'no' }), 'its table says a refusal'],
    ['another model', done('model-2', { rows: answers }), 'by no work of its table’s model'],
    ['no work at all', new Map(), 'by no work of its table’s model'],
  ])('is found out where that was %s', (_, work, found) => {
    expect(tablesAnswerTruly({ events: [answered], work, view })).toContain(found);
  });
});

import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, worldView } from '../../../test/fixtures/world.js';
import type { WorkRecord } from '../../agents/index.js';
import type { ReporterInput } from '../../metrics/index.js';
import { TOKEN } from '../../scenario/index.js';
import { queriesInAll, queriesNews, queriesReporters } from './reporting.js';
import { type QueriesFact, type QueriesScope, type QueriesState, queriesOutline } from './state.js';

type Input = ReporterInput<QueriesScope>;
type View = QueriesScope['view'];
const [provider, client] = [address(20), address(1)];
const scenario = only<QueriesScope['scenario'], Partial<QueriesScope['scenario']>>({ population: [] });

const seen = (state: Partial<QueriesState>) =>
  only<View, Partial<View>>({
    ...worldView(),
    queries: { ...queriesOutline.empty, ...state, contracts: { market: address(8) } },
  });
const table = {
  ...{ provider, name: 'oak', modelCid: 'model-1', price: TOKEN / 20n, bond: 0n },
  ...{ listed: false, lastAskedAt: 0, earned: 0n },
};
/** A client found so many rows right, which are worth so much in 1/10,000 coins. */
const checked = (rows: number, right: number, worth: number) => ({
  order: {},
  result: { kind: 'answersChecked', query: 0, table: 0, known: 0, knownRight: 0, rows, right, worth },
});
const fact = { block: 1, timestamp: 1, transaction: 0 } as const;

/** A tick in which 0.2 coins were charged for four rows, and so on. */
function input(work: WorkRecord, events: readonly (QueriesFact & typeof fact)[] = []): Input {
  return only<Input, Partial<Input>>({
    ...{ work, events, scenario },
    nameOf: (account) => (account === provider ? 'oak-1' : 'client-1'),
    previous: seen({ coins: { deposited: 0n, charged: TOKEN, refunded: 0n, fined: 0n } }),
    view: seen({
      tables: new Map([[0, table]]),
      counts: { asked: 9, answered: 5, refused: 3, reclaimed: 1, rows: 24 },
      coins: { deposited: 0n, charged: TOKEN + TOKEN / 5n, refunded: 0n, fined: 0n },
    }),
  });
}
const work: WorkRecord = new Map([['checkAnswers', [checked(3, 2, 6_000), checked(1, 0, -1_000)]]]);
const report = (name: string, seenBy: Input) =>
  queriesReporters(scenario)
    .find((one) => one.name === name)!
    .report(seenBy);

describe('what is told of queries', () => {
  it('is how much of what was answered is right, what a right one cost, and what clients gained by all', () => {
    expect(report('rightRows', input(work))).toBe(0.5);
    // 0.2 coins for two right ones; 0.6 − 0.1 − 0.2 coins.
    expect(report('costOfRight', input(work))).toBe(TOKEN / 10n);
    expect(report('queryGain', input(work))).toBe((3n * TOKEN) / 10n);
    expect(report('queriesRefused', input(work))).toBe(3);
  });

  it('is a cost without a gain where nothing is right, and no cost of a right one', () => {
    const wrong: WorkRecord = new Map([['checkAnswers', [checked(4, 0, -2_000)]]]);
    expect(report('costOfRight', input(wrong))).toBeNull();
    expect(report('queryGain', input(wrong))).toBe((-4n * TOKEN) / 10n);
    expect(report('rightRows', input(new Map()))).toBeNull();
  });

  it('is a sentence for each thing that happened', () => {
    const of = { ...fact, table: 0, client };
    const sentences = queriesNews(
      input(work, [
        { ...of, type: 'queryRefused', query: 1, reason: 'no such column', refund: 1n },
        { ...of, type: 'queryRefused', query: 2, reason: 'too little', refund: 1n },
        { ...fact, type: 'tableClosed', table: 0, provider, bond: 1n },
      ]),
    ).map(({ sentence }) => sentence);
    expect(sentences).toEqual([
      'oak-1 took table oak off: nobody asked it any more',
      '2 queries refused: “no such column”',
      'Clients paid 0.2 coins for 4 rows, 50 % of them right',
    ]);
    expect(queriesNews(input(new Map()))).toEqual([]);
  });

  it('is in the end what was answered and paid, and what had no answer', () => {
    expect(queriesInAll(input(work))).toBe(
      'tables answered 24 rows for 1.2 coins; 4 queries had no answer and cost nothing',
    );
    const nothing = only<Input, Partial<Input>>({ view: seen({}) });
    expect(queriesInAll(nothing)).toBe('nobody asked a table');
  });
});

import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { parseTokens } from '../../scenario/index.js';
import { worthBuying } from './member.js';
import { debtsAreClaims, updatesAreTrained } from './reporting.js';
import { affordableUpdates, type ConsortiumScope, type ConsortiumState, consortiumOutline } from './state.js';

const CONSORTIUM = address(8);
const [ME, OTHER] = [address(1), address(2)];
const coins = (amount: string) => (amount.startsWith('-') ? -parseTokens(amount.slice(1)) : parseTokens(amount));
type Section = ConsortiumScope['scenario']['consortium'];
const terms = (settlement: 'net' | 'prepaid'): Section => ({
  updatePrice: '10',
  settlement,
  periodTicks: 4,
  debitCap: '100',
  voteTicks: 2,
});
const order = { buyer: ME, seller: OTHER, model: 'bafkmodel' };

describe('updates that a member can order', () => {
  const state = (net: string, open: number, missing = '0') => ({
    net: new Map([[ME, coins(net)]]),
    orders: new Map(Array.from({ length: open }, (_, i) => [i, order])),
    arrears: new Map([[ME, coins(missing)]]),
  });
  it.each([
    ['are what the cap leaves', state('0', 0), 'net', '500', 10],
    ['are fewer by what it owes and has ordered', state('-40', 3), 'net', '500', 3],
    ['are no more for what it is owed', state('40', 3), 'net', '500', 7],
    ['are what it could pay', state('-10', 1), 'net', '45', 2],
    ['are what the cap leaves whoever never pays', state('-40', 0), 'net', null, 6],
    ['are none in arrears', state('0', 0, '1'), 'net', '500', 0],
    ['are none where what it owes is all it has', state('-45', 0), 'net', '45', 0],
    ['are what its coins buy where they are prepaid', state('-90', 5), 'prepaid', '45', 4],
    ['are none where they are prepaid and it does not pay', state('0', 0), 'prepaid', null, 0],
  ] as const)('%s', (_title, of, settlement, has, updates) => {
    expect(affordableUpdates(of, ME, terms(settlement), has === null ? null : coins(has))).toBe(updates);
  });
});

describe('updates that were bought', () => {
  const models = (accuracies: readonly number[], bought: number) =>
    accuracies.map((accuracyPpm) => ({ model: 'bafkmodel', accuracyPpm, bought }));
  it.each([
    ['are worth it until there is enough to tell', models([500_000, 400_000, 300_000], 2), '1', true],
    // Three points in three models, six updates at 10.
    ['are worth it where a point is worth what they cost', models([500_000, 510_000, 520_000, 530_000], 2), '20', true],
    ['are not worth a little less', models([500_000, 510_000, 520_000, 530_000], 2), '19.99', false],
    ['are worth nothing where accuracy falls', models([500_000, 510_000, 520_000, 490_000], 2), '1000', false],
    ['cost nothing where none were', models([500_000, 510_000, 520_000, 490_000], 0), '0', true],
  ] as const)('%s', (_title, own, value, expected) => {
    expect(worthBuying(own, coins('10'), coins(value))).toBe(expected);
  });
});

describe('what must hold of a consortium', () => {
  type View = ConsortiumScope['view'];
  type Scenario = ConsortiumScope['scenario'];
  const seen = (held: bigint, state: Partial<ConsortiumState>) =>
    only<View, Partial<View>>({
      ...worldView({ ledgers: new Map([['stable', ledger([[CONSORTIUM, held]])]]) }),
      consortium: { ...consortiumOutline.empty, ...state, contracts: { consortium: CONSORTIUM } },
    });
  const scenario = (settlement: 'net' | 'prepaid') =>
    only<Scenario, Partial<Scenario>>({ consortium: terms(settlement) });
  const net = (mine: bigint, others: bigint) =>
    new Map([
      [ME, mine],
      [OTHER, others],
    ]);
  const orders = new Map([[0, order]]);

  it.each([
    ['what is owed is owed to somebody', 0n, { net: net(-30n, 30n) }, 'net', null],
    ['a claim without a debt is found', 0n, { net: net(-30n, 31n) }, 'net', 'differ by 1 wei'],
    ['a coin that stayed behind is found', 1n, { net: net(0n, 0n) }, 'net', 'should hold 0'],
    ['an open order was paid', coins('10'), { orders }, 'prepaid', null],
    ['a prepaid order without its coins is found', coins('9'), { orders }, 'prepaid', 'should hold'],
  ] as const)('%s', (_title, held, state, settlement, found) => {
    const answer = debtsAreClaims({ view: seen(held, state), scenario: scenario(settlement) });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });

  const told = { block: 1, timestamp: 1, transaction: 0 } as const;
  const delivered = (update: string) =>
    ({ ...told, type: 'updateDelivered', order: 0, update, price: 1n, prepaid: false }) as const;
  const announced = (model: string, accuracyPpm: number) =>
    ({ ...told, type: 'modelAnnounced', member: ME, model, accuracyPpm }) as const;
  const work = new Map<string, readonly { readonly order: object; readonly result: unknown }[]>([
    ['trainForMember', [{ order: { order: 0 }, result: 'bafkupdate' }]],
    ['improveModel', [{ order: {}, result: { model: 'bafkmodel', accuracyPpm: 800_000 } }]],
  ]);
  it.each([
    ['what was trained is delivered', delivered('bafkupdate'), null],
    ['an update that was not trained is found', delivered('bafkother'), 'was not trained for it'],
    ['a model is what came of training', announced('bafkmodel', 800_000), null],
    ['another accuracy is found', announced('bafkmodel', 810_000), 'is not what came'],
    ['another model is found', announced('bafkother', 800_000), 'is not what came'],
  ])('%s', (_title, event, found) => {
    const answer = updatesAreTrained({ events: [event], work });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

import { describe, expect, it } from 'vitest';
import { only } from '../../../test/fixtures/only.js';
import { address, ledger, worldView } from '../../../test/fixtures/world.js';
import { modelsAreTheSums, requestsAreCovered, usesAreApproved } from './reporting.js';
import { type AccessRequest, type RecordsScope, type RecordsState, recordsOutline } from './state.js';

const ACCESS = address(8);
const HOSPITAL = address(1);
const REQUEST: AccessRequest = {
  researcher: address(2),
  code: 'bafkcode',
  terms: { purpose: 'research', secure: true, rounds: 10, institutions: 30, feePerUse: 20n },
  opensAt: 0,
  closesAt: 9,
  closed: false,
  held: 60n,
  decisions: new Map([[HOSPITAL, true]]),
  uses: [],
  usedAt: 0,
  model: 'bafkfirst',
  round: 0,
  accuracies: [],
};

/** A world in which the contract holds so many wei of coins, and what is known of its requests. */
function seen(held: bigint, state: Partial<RecordsState>) {
  type View = RecordsScope['view'];
  const core = worldView({ ledgers: new Map([['stable', ledger([[ACCESS, held]])]]) });
  const own = { ...recordsOutline.empty, ...state, contracts: { access: ACCESS } };
  return only<View, Partial<View>>({ ...core, records: own });
}

const told = { block: 1, timestamp: 1, transaction: 0, request: 0, round: 1 } as const;
const used = (update: string, spent: bigint) =>
  ({ ...told, type: 'recordsUsed', institution: HOSPITAL, update, spent }) as const;
const published = (model: string, accuracyPpm: number) =>
  ({ ...told, type: 'studyRoundPublished', model, accuracyPpm }) as const;
const agents = [{ name: 'hospital-1', address: HOSPITAL, archetype: 'hospital', cohort: 'hospital', shard: 4 }];

describe('what is paid for records', () => {
  const requests = new Map([[0, REQUEST]]);
  it.each([
    ['is held until it is used or goes back', 60n, { paid: 100n, fees: 30n, refunded: 10n }, null],
    ['is missed where the contract has less', 59n, { paid: 100n, fees: 30n, refunded: 10n }, 'the contract holds 59'],
    ['is missed where more went out than came', 60n, { paid: 100n, fees: 31n, refunded: 10n }, '101 are accounted for'],
  ])('%s', (_title, held, coins, found) => {
    const answer = requestsAreCovered({ view: seen(held, { requests, coins }) });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

describe('a use of records', () => {
  const work = new Map([
    [
      'useRecords',
      [{ order: { request: 0, train: { shard: 4 } }, result: { result: { update: 'bafkupdate' }, spent: 500n } }],
    ],
  ]);
  const world = (approved: boolean, budget: bigint) =>
    seen(0n, {
      requests: new Map([[0, { ...REQUEST, decisions: new Map([[HOSPITAL, approved]]) }]]),
      accounts: new Map([[HOSPITAL, { budget, spent: 500n }]]),
    });

  it.each([
    ['is what the institution approved of and did', true, 500n, used('bafkupdate', 500n), null],
    ['is found where nobody approved', false, 500n, used('bafkupdate', 500n), 'never approved'],
    ['is found over the budget', true, 499n, used('bafkupdate', 500n), 'more than its budget'],
    ['is found where less is told than it cost', true, 500n, used('bafkupdate', 400n), 'is not what it did'],
    ['is found where another update is told', true, 500n, used('bafkother', 500n), 'is not what it did'],
  ])('%s', (_title, approved, budget, event, found) => {
    const answer = usesAreApproved({ view: world(approved, budget), events: [event], work, agents });
    if (found === null) expect(answer).toBeNull();
    else expect(answer).toContain(found);
  });
});

describe('a published model', () => {
  const work = new Map([['sumUp', [{ order: { request: 0 }, result: { model: 'bafkmodel', accuracyPpm: 800_000 } }]]]);
  it('is the sum of what institutions sent, and as accurate as was told; a late round has none', () => {
    expect(modelsAreTheSums({ events: [published('bafkmodel', 800_000)], work })).toBeNull();
    expect(modelsAreTheSums({ events: [published('', 0)], work })).toBeNull();
  });
  it.each([
    ['another model', published('bafkother', 800_000)],
    ['another accuracy', published('bafkmodel', 900_000)],
  ])('is found where it is %s', (_title, event) => {
    expect(modelsAreTheSums({ events: [event], work })).toContain('is not the sum');
  });
});

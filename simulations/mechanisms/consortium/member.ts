import { z } from 'zod';
import { StableCoin, TrainingConsortium } from '../../../contracts/bindings/index.js';
import { type Archetype, type Intent, type Policy, workIntent } from '../../agents/index.js';
import { type Address, callOf } from '../../chain/index.js';
import type { Cid } from '../../learning/index.js';
import { parseTokens, tokenAmount } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type AnnouncedModel, affordableUpdates, type ConsortiumScope, priceOfUpdate } from './state.js';
import { type Improved, type ImproveOrder, improveModel, type TrainingOrder, trainForMember } from './work.js';

const fields = {
  stableTokens: tokenAmount.default('0').meta({ title: 'Stable coins of the whole cohort', unit: 'stable coins' }),
  founder: z.boolean().default(true).meta({ title: 'Whether it is a member from the start' }),
  joinAtTick: z
    .int()
    .min(0)
    .max(100_000)
    .default(0)
    .meta({ title: 'When it applies, if it is no founder', unit: 'tick' }),
  freeRides: z.boolean().default(false).meta({
    title: 'Whether it only takes',
    description: 'It then orders what it can, and neither trains for others nor pays what it owes.',
  }),
  updatesPerTick: z.int().min(0).max(2).default(2).meta({
    title: 'Updates that it orders at once, at most',
    unit: 'updates a tick',
  }),
  valuePerPoint: tokenAmount.default('100').meta({
    title: 'What a point of accuracy is worth to it',
    unit: 'stable coins a percentage point',
  }),
};

/** What a member does and wants. */
export interface Membership {
  readonly founder: boolean;
  readonly joinAtTick: number;
  readonly freeRides: boolean;
  readonly updatesPerTick: number;
  readonly valuePerPoint: string;
}

/** Keeps its data, trains other members' models on it for pay, and has its own trained on theirs. */
export const consortiumMember: Archetype<ConsortiumScope, typeof fields> = {
  words: { one: 'Consortium member', many: 'Consortium members', family: 'dataOwners', shade: 7 },
  chores: 1,
  trains: true,
  fields,
  policies: (cohort) => [
    joinIn(cohort),
    judgeMembers,
    orderUpdates(cohort),
    ...(cohort.freeRides ? [] : [trainForOthers]),
    improve,
  ],
};

const MOST = 2n ** 256n - 1n;
/** Rounds over which a gain is reckoned: that of a single one is mostly chance. */
const GAIN_ROUNDS = 3;

/** Lets the consortium take what it will owe, and asks for membership where it is none. */
function joinIn({ founder, joinAtTick, freeRides }: Membership): Policy<ConsortiumScope> {
  return ({ view, self, scenario, tick }): readonly Intent[] => {
    const { consortium, market } = view;
    const own = consortium.contracts.consortium;
    const approves = tick === 0 && !freeRides && scenario.consortium.settlement === 'net';
    const asked = [...consortium.votes.values()].some(({ account }) => account === self.address);
    return [
      ...(approves
        ? [
            {
              purpose: 'approveSettlement',
              window: 0 as const,
              calls: [callOf(StableCoin, market.contracts.stable, 'approve', [own, MOST])],
            },
          ]
        : []),
      ...(founder || tick < joinAtTick || asked || consortium.members.has(self.address)
        ? []
        : [
            {
              purpose: 'applyForMembership',
              window: 0 as const,
              calls: [callOf(TrainingConsortium, own, 'applyForMembership', [])],
            },
          ]),
    ];
  };
}

/** Has those expelled who did not pay, and lets in whoever has not been expelled: more data is better for all. */
const judgeMembers: Policy<ConsortiumScope> = ({ view, self, now, directory }): readonly Intent[] => {
  const { members, arrears, votes, expelled, contracts } = view.consortium;
  if (!members.has(self.address)) return [];
  const owes = (account: Address) => (arrears.get(account) ?? 0n) > 0n;
  const open = [...votes].filter(([, { closed }]) => !closed);
  // One of those who paid brings it before the others.
  const speaker = directory.all.find(({ address }) => members.has(address) && !owes(address));
  const accused =
    speaker?.address === self.address
      ? [...members.keys()].filter((account) => owes(account) && !open.some(([, vote]) => vote.account === account))
      : [];
  const calls = [
    ...accused.map((account) => callOf(TrainingConsortium, contracts.consortium, 'proposeExpulsion', [account])),
    ...open
      .filter(([, { cast, endsAt }]) => !cast.has(self.address) && now < endsAt)
      .map(([vote, { account, admits }]) =>
        callOf(TrainingConsortium, contracts.consortium, 'voteOnMember', [
          BigInt(vote),
          admits ? !owes(account) && !expelled.has(account) : owes(account),
        ]),
      ),
  ];
  return calls.length === 0 ? [] : [{ purpose: 'judgeMembers', window: 0, calls }];
};

/**
 * Whether updates that were bought of late were worth their price: what the latest models gained, against what was paid
 * for them. Until some were bought, they are.
 * @param value wei of coins that a percentage point of accuracy is worth
 */
export function worthBuying(models: readonly AnnouncedModel[], price: bigint, value: bigint): boolean {
  const latest = models.slice(-GAIN_ROUNDS);
  const before = models.at(-1 - GAIN_ROUNDS);
  const bought = latest.reduce((sum, model) => sum + model.bought, 0);
  if (before === undefined || bought === 0) return true;
  // A point is 10,000 millionths.
  const gained = BigInt(Math.max(0, latest.at(-1)!.accuracyPpm - before.accuracyPpm));
  return (gained * value) / 10_000n >= price * BigInt(bought);
}

/**
 * Takes back what was not delivered in a tick, and orders updates of its newest model from members picked at random: as
 * many as it wants and may, and no more than it could pay if it sold nothing.
 */
function orderUpdates({ updatesPerTick, valuePerPoint, freeRides }: Membership): Policy<ConsortiumScope> {
  return ({ view, self, scenario, random }): readonly Intent[] => {
    const { members, models, contracts, arrears, orders } = view.consortium;
    const own = models.get(self.address) ?? [];
    const newest = own.at(-1);
    const late = [...orders].filter(([, { buyer }]) => buyer === self.address);
    const cancelled = late.map(([id]) => callOf(TrainingConsortium, contracts.consortium, 'cancel', [BigInt(id)]));
    const takesBack: readonly Intent[] =
      cancelled.length === 0 ? [] : [{ purpose: 'cancelOrders', window: 0, calls: cancelled }];
    if (!members.has(self.address) || newest === undefined) return takesBack;
    const price = priceOfUpdate(scenario.consortium);
    if (!worthBuying(own, price, parseTokens(valuePerPoint))) return takesBack;
    const coins = freeRides ? null : balanceOf(view, self.address, STABLE_ASSET);
    const many = Math.min(updatesPerTick, affordableUpdates(view.consortium, self.address, scenario.consortium, coins));
    const others = [...members.keys()].filter(
      (address) => address !== self.address && (arrears.get(address) ?? 0n) === 0n,
    );
    const sellers = random.shuffle(others).slice(0, many);
    if (sellers.length === 0) return takesBack;
    const asked = sellers.map((seller) =>
      callOf(TrainingConsortium, contracts.consortium, 'order', [seller, newest.model]),
    );
    const paid =
      scenario.consortium.settlement === 'net'
        ? []
        : [
            callOf(StableCoin, view.market.contracts.stable, 'approve', [
              contracts.consortium,
              price * BigInt(sellers.length),
            ]),
          ];
    return [...takesBack, { purpose: 'orderUpdates', window: 0, calls: [...paid, ...asked] }];
  };
}

/** Trains whatever was ordered of it and delivers the updates. */
const trainForOthers: Policy<ConsortiumScope> = ({ view, self, tick, random }) => {
  const { shard, address } = self;
  if (shard === null) return [];
  // As many as there could be: who orders is known when the window begins.
  return [...view.consortium.members.keys()]
    .filter((buyer) => buyer !== address)
    .map((buyer) => {
      const seed = random.seed();
      return workIntent<ConsortiumScope, TrainingOrder, Cid | null>(trainForMember, {
        purpose: 'deliverUpdate',
        window: 1,
        order: ({ consortium }) => {
          const [id, order] =
            [...consortium.orders].find(([, one]) => one.buyer === buyer && one.seller === address) ?? [];
          if (id === undefined || order === undefined) return null;
          const train = { shard, model: order.model, behaviour: { kind: 'honest' as const }, seed, round: tick + 1 };
          return { order: id, train };
        },
        calls: (update, { consortium }) => {
          const id = [...consortium.orders].find(([, one]) => one.buyer === buyer && one.seller === address)?.[0];
          return update === null || id === undefined
            ? []
            : [callOf(TrainingConsortium, consortium.contracts.consortium, 'deliver', [BigInt(id), update])];
        },
      });
    });
};

/** Makes its next model of its own data and of what it bought, and tells the others. */
const improve: Policy<ConsortiumScope> = ({ self, tick, random, directory, view: { consortium: now } }) => {
  const { shard, address } = self;
  const seed = random.seed();
  if (shard === null || !now.members.has(address)) return [];
  return [
    workIntent<ConsortiumScope, ImproveOrder, Improved>(improveModel, {
      purpose: 'announceModel',
      window: 2,
      order: ({ consortium }) => {
        if (!consortium.members.has(address)) return null;
        return {
          shard,
          model: consortium.models.get(address)?.at(-1)?.model ?? null,
          seed,
          round: tick + 1,
          // Whoever delivered keeps data of its own.
          bought: (consortium.delivered.get(address) ?? []).map(({ seller, update }) => ({
            shard: directory.at(seller)?.shard ?? -1,
            update,
          })),
        };
      },
      calls: ({ model, accuracyPpm }, { consortium }) => [
        callOf(TrainingConsortium, consortium.contracts.consortium, 'announceModel', [model, BigInt(accuracyPpm)]),
      ],
    }),
  ];
};

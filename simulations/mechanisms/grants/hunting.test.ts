import { describe, expect, it } from 'vitest';
import { GrantEscrow } from '../../../contracts/bindings/index.js';
import { only } from '../../../test/fixtures/only.js';
import { address } from '../../../test/fixtures/world.js';
import { type AgentIdentity, Directory, type Observation, type Policy } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { huntBounties, takeWhenOpened } from './hunting.js';
import type { GrantsScope, GrantView } from './state.js';

type Seen = Observation<GrantsScope>;
type View = GrantsScope['view'];
const WEEK = 604_800;
const hunter: AgentIdentity = {
  name: 'hunter-1',
  address: address(1),
  archetype: 'bountyHunter',
  cohort: 'hunter',
  shard: null,
};
const rival = address(2);

const bounty: GrantView = {
  bounty: true,
  asset: address(9),
  milestones: [1_000n * TOKEN, 1_000n * TOKEN],
  reviewers: [],
  timeToDeliver: 6 * WEEK,
  expiresAt: 30 * WEEK,
  recipient: null,
  deliverBy: 0,
  milestone: 0,
  work: null,
  reviewed: [],
  left: 2_000n * TOKEN,
};

/** The only hunter there is, in week `now`. */
const seen = (now: number, ...grants: readonly GrantView[]): Seen =>
  only<Seen, Partial<Seen>>({
    now: now * WEEK,
    tick: now,
    self: hunter,
    directory: new Directory([hunter]),
    random: randomStream(1, 'hunting', String(now)),
    character: () => randomStream(1, 'character'),
    scenario: only<GrantsScope['scenario'], Partial<GrantsScope['scenario']>>({ tickSeconds: WEEK }),
    view: only<View, Partial<View>>({
      grants: only<View['grants'], Partial<View['grants']>>({
        contracts: { escrow: address(8) },
        grants: new Map(grants.map((grant, id) => [id, grant])),
      }),
    }),
  });
const hunting = (cost: bigint, skill = 0.8) =>
  huntBounties({ skill, skillDeviation: 0, cost: cost * TOKEN, ticksPerMilestone: 2 });
const callsOf = (policy: Policy<GrantsScope>, observation: Seen) =>
  policy(observation).flatMap((intent) =>
    'calls' in intent
      ? intent.calls.map(({ data }) => {
          const call = decodeCall(GrantEscrow, data)!;
          return [call.functionName, call.args[0]];
        })
      : [],
  );

describe('a bounty hunter', () => {
  it('takes a bounty whose reward by its skill is more than the work costs, and no other', () => {
    // 0.8 × 2,000 − 2 × 799 is 2; with 800 it is nothing.
    expect(callsOf(hunting(799n), seen(3, bounty))).toEqual([['take', 0n]]);
    expect(callsOf(hunting(800n), seen(3, bounty))).toEqual([]);
    expect(callsOf(hunting(799n, 0.79), seen(3, bounty))).toEqual([]);
  });

  it('takes the one that gains most', () => {
    const larger = { ...bounty, left: 3_000n * TOKEN };
    expect(callsOf(hunting(100n), seen(3, bounty, larger, bounty))).toEqual([['take', 1n]]);
  });

  it('leaves alone what is another’s, for somebody named, too short or about to expire', () => {
    const taken = { ...bounty, recipient: rival, deliverBy: 9 * WEEK };
    for (const one of [
      taken,
      { ...bounty, bounty: false },
      { ...bounty, timeToDeliver: WEEK },
      { ...bounty, expiresAt: 7 * WEEK },
    ]) {
      expect(callsOf(hunting(100n), seen(3, one))).toEqual([]);
    }
    // The rival let its time pass; what it delivered is looked at first.
    expect(callsOf(hunting(100n), seen(10, taken))).toEqual([['take', 0n]]);
    expect(callsOf(hunting(100n), seen(10, { ...taken, work: '0x01' }))).toEqual([]);
  });

  it('delivers when the work is done, waits for its review, and takes nothing else meanwhile', () => {
    const own = { ...bounty, recipient: hunter.address, deliverBy: 9 * WEEK };
    expect(callsOf(hunting(100n), seen(4, own, bounty))).toEqual([]);
    expect(callsOf(hunting(100n), seen(5, own, bounty))).toEqual([['deliver', 0n]]);
    expect(callsOf(hunting(100n), seen(6, { ...own, work: '0x01' }, bounty))).toEqual([]);
  });
});

describe('whoever hears of bounties first', () => {
  const [one, other] = [
    { ...hunter, name: 'networker-1', archetype: 'networker' },
    { ...hunter, name: 'networker-2', archetype: 'networker', address: rival },
  ];
  const takesAt = (week: number, self: AgentIdentity, grants: readonly GrantView[], hears = () => true) => {
    const observation: Seen = { ...seen(week, ...grants), self, directory: new Directory([one, other]) };
    const taste = { skill: 0.8, skillDeviation: 0, cost: 100n * TOKEN, ticksPerMilestone: 2 };
    const [intent] = takeWhenOpened(taste, hears)({ ...observation, view: seen(week).view, at: () => observation });
    const { view, now } = observation;
    return intent !== undefined && 'decide' in intent ? intent.decide({ view, now, next: now + 1, findings: [] }) : [];
  };
  const takers = (week: number, grants: readonly GrantView[], hears?: () => boolean) =>
    [one, other].filter((self) => takesAt(week, self, grants, hears).length > 0).map(({ name }) => name);

  it('takes what was opened since the tick began, one of them alone and in turns', () => {
    expect(takers(3, [bounty])).toEqual(['networker-2']);
    expect(takers(4, [bounty])).toEqual(['networker-1']);
  });

  it('takes nothing that nobody told it of', () => {
    expect(takers(3, [bounty], () => false)).toEqual([]);
  });

  it('leaves its turn to another while it has work', () => {
    const taken = { ...bounty, recipient: rival, deliverBy: 9 * WEEK };
    for (const week of [4, 5]) expect(takers(week, [taken, bounty])).toEqual(['networker-1']);
  });
});

import { GrantEscrow } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { type Address, callOf, type Hex } from '../../chain/index.js';
import type { RandomStream } from '../../random/index.js';
import type { GrantsScope, GrantView } from './state.js';

type Seen = Observation<GrantsScope>;

export interface WorkTaste {
  /** Chance (0 to 1) that what the middle one delivers is right, and how far they differ in that. */
  readonly skill: number;
  readonly skillDeviation: number;
  readonly ticksPerMilestone: number;
}

export interface HunterTaste extends WorkTaste {
  /** Wei of coins that working on a milestone costs it. */
  readonly cost: bigint;
}

const ownSkill = ({ character }: Seen, { skill, skillDeviation }: WorkTaste) =>
  Math.min(1, Math.max(0, skill + character('skill').normal(0, skillDeviation)));

/** Takes a bounty that is worth it, works on it and delivers milestone by milestone. One bounty at a time. */
export function huntBounties(taste: HunterTaste): Policy<GrantsScope> {
  return (observation) => {
    const { view, self, tick, directory } = observation;
    if (bountyOf(observation, self.address) !== null) return deliverMilestones(taste)(observation);
    // Hunters look at a bounty in turns, so that no two take the same at once.
    const hunters = directory.ofArchetype(self.archetype);
    const place = hunters.findIndex(({ address }) => address === self.address);
    const best = bestBounty(observation, taste, (id) => (id + tick) % hunters.length === place);
    return best === null ? [] : [{ purpose: 'takeBounty', window: 0, calls: [takeCall(view, best)] }];
  };
}

/**
 * Takes a bounty of which it hears in the very tick in which a vote opens it, before hunters look at it in the next. Those of
 * the kind who have no work have turns, tick by tick, so that no two take the same at once.
 * @param hears whether it hears of a bounty before others, by its number: the same at every asking
 */
export function takeWhenOpened(taste: HunterTaste, hears: (id: number) => boolean): Policy<GrantsScope> {
  return (observation) => [
    {
      purpose: 'takeBounty',
      // Proposals are carried out, and hunters take bounties, in the window before.
      window: 1,
      decide: (moment) => {
        const seen = observation.at(moment);
        const { view, self, tick, directory } = seen;
        const free = directory.ofArchetype(self.archetype).filter(({ address }) => bountyOf(seen, address) === null);
        const isTurn = (id: number) => free[(id + tick) % free.length]?.address === self.address;
        const best = bestBounty(seen, taste, (id) => isTurn(id) && hears(id));
        return best === null ? [] : [takeCall(view, best)];
      },
    },
  ];
}

/** Works on the bounty that it has taken, and delivers milestone by milestone. */
export function deliverMilestones(taste: WorkTaste): Policy<GrantsScope> {
  return (observation) => {
    const { view, self, now, scenario, random } = observation;
    const own = bountyOf(observation, self.address);
    if (own === null) return [];
    const [id, grant] = own;
    const readyAt = grant.deliverBy - grant.timeToDeliver + taste.ticksPerMilestone * scenario.tickSeconds;
    // Half a tick of room for a block that came late.
    if (grant.work !== null || now < readyAt - scenario.tickSeconds / 2) return [];
    const work = workOf(random, random.chance(ownSkill(observation, taste)));
    const { escrow } = view.grants.contracts;
    return [{ purpose: 'deliver', window: 0, calls: [callOf(GrantEscrow, escrow, 'deliver', [BigInt(id), work])] }];
  };
}

const takeCall = ({ grants: { contracts } }: Seen['view'], id: number) =>
  callOf(GrantEscrow, contracts.escrow, 'take', [BigInt(id)]);

/** The bounty or grant that somebody works on and is not late with; `null` for none. */
function bountyOf({ view, now }: Pick<Seen, 'view' | 'now'>, worker: Address): readonly [number, GrantView] | null {
  const own = [...view.grants.grants].find(([, one]) => isOpen(one, now) && one.recipient === worker);
  return own === undefined || isOverdue(own[1], now) ? null : own;
}

const isOpen = ({ left, expiresAt }: GrantView, now: number) => left > 0n && now < expiresAt;
const isOverdue = ({ work, deliverBy }: GrantView, now: number) => work === null && now > deliverBy;

/**
 * The free bounty with the largest expected gain: what is left of it by the chance that its work is right, less what the
 * work costs. `null` when none gains. It looks only at those whose turn it is to take.
 */
function bestBounty(observation: Seen, taste: HunterTaste, mayTake: (id: number) => boolean): number | null {
  const { view, now, scenario } = observation;
  const skill = ownSkill(observation, taste);
  let best: { readonly id: number; readonly gain: number } | null = null;
  for (const [id, grant] of view.grants.grants) {
    const free = grant.bounty && isOpen(grant, now) && (grant.recipient === null || isOverdue(grant, now));
    if (!free || !mayTake(id)) continue;
    const steps = grant.milestones.length - grant.milestone;
    const needed = taste.ticksPerMilestone * scenario.tickSeconds;
    if (needed > grant.timeToDeliver || now + needed * steps >= grant.expiresAt) continue;
    const gain = (skill * Number(grant.left) - Number(taste.cost) * steps) / 1e18;
    if (gain > 0 && gain > (best?.gain ?? 0)) best = { id, gain };
  }
  return best?.id ?? null;
}

const WORDS = 8;
const WORD = 2 ** 32;

/** What names a piece of work: 32 bytes, of which the last bit says whether it is right to whoever looks closely. */
function workOf(random: RandomStream, right: boolean): Hex {
  const words = Array.from({ length: WORDS }, () => random.integer(1, WORD - 1));
  words[WORDS - 1] = Math.floor(words[WORDS - 1]! / 2) * 2 + (right ? 1 : 0);
  return `0x${words.map((word) => word.toString(16).padStart(8, '0')).join('')}`;
}

/** Whether a piece of work is right. */
export const isRight = (work: Hex) => Number.parseInt(work.slice(-1), 16) % 2 === 1;

/** Looks at what was delivered, each reviewer at a moment of its own, and errs with a chance. */
export function reviewDeliveries(errorChance: number): Policy<GrantsScope> {
  return (observation) => {
    const { self, directory, random } = observation;
    const place = directory.ofCohort(self.cohort).findIndex(({ address }) => address === self.address);
    const errs = random.chance(errorChance);
    return [
      {
        purpose: 'review',
        window: REVIEW_MOMENTS[place % REVIEW_MOMENTS.length]!,
        decide: (moment) => {
          const { view, now } = observation.at(moment);
          const { escrow } = view.grants.contracts;
          return [...view.grants.grants].flatMap(([id, grant]) => {
            const { work, reviewers, reviewed } = grant;
            if (work === null || !isOpen(grant, now)) return [];
            if (!reviewers.includes(self.address) || reviewed.includes(self.address)) return [];
            return [callOf(GrantEscrow, escrow, 'review', [BigInt(id), isRight(work) !== errs])];
          });
        },
      },
    ];
  };
}

/** Deliveries come in a tick's first moment; of its other three each reviewer has one, so that none comes too late. */
export const REVIEW_MOMENTS = [1, 2, 3] as const;

import type { Observation, Policy } from '../../agents/index.js';
import { deliverMilestones, type GrantsScope, type HunterTaste, takeWhenOpened } from '../grants/index.js';
import { opportunityCost } from './opportunity-cost.js';
import type { EarningScenario, EarningScope } from './state.js';

type Seen = Observation<EarningScope>;

/** Ticks that a milestone takes somebody who also keeps up with people, in the hours that are left for it. */
export function ticksOfMilestone({ earning }: Pick<EarningScenario, 'earning'>): number {
  const left = earning.hoursPerTick - earning.networkingHours;
  return Math.max(1, Math.ceil(earning.milestoneHours / left));
}

const hasGrants = (seen: Seen): seen is Seen & Observation<GrantsScope> =>
  seen.view.grants !== undefined && seen.scenario.grants !== undefined;

export interface NetworkerTaste extends Pick<HunterTaste, 'skill' | 'skillDeviation'> {
  /** Chance (0 to 1) that somebody tells it of a bounty before all others look. */
  readonly hearsFirst: number;
}

/**
 * Knows stewards and voters, some of whom tell it of a bounty as the vote on it is carried out: takes it at once when it is
 * worth more than its hours, and does the work itself, as well as a hunter would.
 */
export function knowPeople({ hearsFirst, ...skill }: NetworkerTaste): Policy<EarningScope> {
  return (seen) => {
    if (!hasGrants(seen)) return [];
    const { earning } = seen.scenario;
    const hears = (bounty: number) => seen.character(`hears of bounty ${bounty}`).chance(hearsFirst);
    const taste: HunterTaste = {
      ...skill,
      cost: opportunityCost(earning.milestoneHours, earning.outsideWage),
      ticksPerMilestone: ticksOfMilestone(seen.scenario),
    };
    return [...deliverMilestones(taste)(seen), ...takeWhenOpened(taste, hears)(seen)];
  };
}

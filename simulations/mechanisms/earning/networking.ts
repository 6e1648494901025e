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

/**
 * Knows stewards and voters, and so hears of a bounty as the vote on it is carried out: takes it at once when it is worth more
 * than its hours, and does the work itself, as well as a hunter would.
 */
export function knowPeople(skill: Pick<HunterTaste, 'skill' | 'skillDeviation'>): Policy<EarningScope> {
  return (seen) => {
    if (!hasGrants(seen)) return [];
    const { earning } = seen.scenario;
    const taste: HunterTaste = {
      ...skill,
      cost: opportunityCost(earning.milestoneHours, earning.outsideWage),
      ticksPerMilestone: ticksOfMilestone(seen.scenario),
    };
    return [...deliverMilestones(taste)(seen), ...takeWhenOpened(taste)(seen)];
  };
}

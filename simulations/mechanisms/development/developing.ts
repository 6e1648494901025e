import { ModuleRegistry } from '../../../contracts/bindings/index.js';
import type { Observation, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { proposalState } from '../governance/index.js';
import { installationsOf } from './installing.js';
import { codeOf, type ModuleRule } from './rules.js';
import type { DevelopmentScope, ModuleView } from './state.js';

type Seen = Observation<DevelopmentScope>;

export interface DeveloperTaste {
  /** Chance (0 to 1) that what the middle one ships does what it says, and how far they differ in that. */
  readonly skill: number;
  readonly skillDeviation: number;
  /** Wei of coins that its hours on a module are worth elsewhere. */
  readonly cost: bigint;
  readonly ticksPerModule: number;
  /** Cohort whose first trainer its modules pay alone; `null` for one that does what it is asked for. */
  readonly favours: string | null;
}

const ownSkill = ({ character }: Seen, { skill, skillDeviation }: DeveloperTaste) =>
  Math.min(1, Math.max(0, skill + character('skill').normal(0, skillDeviation)));

/**
 * Works on a module while none is in force or waits for its review or its vote, and submits it. It does so where what is
 * offered, by the chance that its module is right, is more than its hours are worth; one that serves itself does in any
 * case. Developers of a cohort look in turns, so that no two submit at once.
 */
export function shipModules(taste: DeveloperTaste): Policy<DevelopmentScope> {
  return (observation) => {
    const { view, self, now, tick, directory, scenario } = observation;
    const { modules, offer, offeredSince, contracts } = view.development;
    const peers = directory.ofCohort(self.cohort);
    if (peers[tick % peers.length]?.address !== self.address) return [];
    if ([...modules].some(([number, module]) => isUnderWay(observation, number, module))) return [];
    const last = [...modules.values()].findLast(({ author }) => author === self.address);
    const readyAt = Math.max(offeredSince, last?.since ?? 0) + taste.ticksPerModule * scenario.tickSeconds;
    // Half a tick of room for a block that came late.
    if (now < readyAt - scenario.tickSeconds / 2) return [];
    const rule = ruleToShip(observation, taste);
    if (rule === null) return [];
    const submission = [codeOf(rule), offer] as const;
    return [
      { purpose: 'submitModule', window: 0, calls: [callOf(ModuleRegistry, contracts.registry, 'submit', submission)] },
    ];
  };
}

/** In force, or waiting for its review or its vote: not once a vote went against it. */
function isUnderWay({ view, now }: Seen, number: number, { state }: ModuleView): boolean {
  if (state !== 'approved') return state === 'submitted' || state === 'installed';
  return !installationsOf(view, number).some((proposal) => proposalState(proposal, now) === 'defeated');
}

/** What comes of its work; `null` when it is not worth its hours, or there is nobody to favour. */
function ruleToShip(observation: Seen, taste: DeveloperTaste): Exclude<ModuleRule, { kind: 'unknown' }> | null {
  const { view, directory, random } = observation;
  if (taste.favours !== null) {
    const [favourite] = directory.ofCohort(taste.favours);
    return favourite === undefined ? null : { kind: 'favoured', favourite: favourite.address };
  }
  const skill = ownSkill(observation, taste);
  if (skill * Number(view.development.offer) <= Number(taste.cost)) return null;
  return { kind: random.chance(skill) ? 'measured' : 'equal' };
}

const REASONS: Readonly<Record<ModuleRule['kind'], string>> = {
  measured: 'It pays by what was measured, less its error.',
  equal: 'It pays every update alike and does not look at what was measured.',
  favoured: 'It pays one trainer alone.',
  unknown: 'I cannot read what it does.',
};

/** Reads what was submitted, each reviewer at a moment of its own, and errs with a chance. */
export function reviewModules(errorChance: number): Policy<DevelopmentScope> {
  return (observation) => {
    const { self, directory, random } = observation;
    const place = directory.ofArchetype(self.archetype).findIndex(({ address }) => address === self.address);
    const errs = random.chance(errorChance);
    return [
      {
        purpose: 'reviewModule',
        window: REVIEW_MOMENTS[place % REVIEW_MOMENTS.length]!,
        decide: (moment) => {
          const { modules, contracts } = observation.at(moment).view.development;
          return [...modules].flatMap(([number, { state, author, reviewed, rule }]) => {
            if (state !== 'submitted' || author === self.address || reviewed.includes(self.address)) return [];
            const approves = (rule.kind === 'measured') !== errs;
            const reason = errs ? `I find ${approves ? 'no' : 'a'} fault with it.` : REASONS[rule.kind];
            return [callOf(ModuleRegistry, contracts.registry, 'review', [BigInt(number), approves, reason])];
          });
        },
      },
    ];
  };
}

/** Modules come in a tick's first moment; of its other three each reviewer has one. */
export const REVIEW_MOMENTS = [1, 2, 3] as const;

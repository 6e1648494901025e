import type { Archetype } from '../scenario/index.js';
import type { Address } from '../world/index.js';
import type { ReporterInput } from './reporter-input.js';

/** Archetypes whose updates are meant to harm the model, and what they send. */
export const ATTACKS: Partial<Readonly<Record<Archetype, string>>> = {
  signFlipper: 'sign-flipped updates',
  adversary: 'forged updates',
  labelFlipper: 'updates trained on flipped labels',
};

/** Attackers of one archetype that took part in a round, none of their kind having done so before this tick. */
export interface FirstAttack {
  readonly archetype: Archetype;
  readonly count: number;
  readonly round: number;
}

/** Notices the first round that each kind of attacker takes part in. Watches every tick, in order. */
export class AttackWatch {
  readonly #seen = new Set<Archetype>();
  readonly #attackers: ReadonlyMap<Address, Archetype>;

  constructor(agents: ReporterInput['agents']) {
    this.#attackers = new Map(
      agents.filter(({ archetype }) => archetype in ATTACKS).map(({ address, archetype }) => [address, archetype]),
    );
  }

  watch(events: ReporterInput['events']): readonly FirstAttack[] {
    const found = new Map<Archetype, { archetype: Archetype; count: number; round: number }>();
    for (const event of events) {
      if (event.type !== 'updateRevealed') continue;
      const archetype = this.#attackers.get(event.trainer);
      if (archetype === undefined || this.#seen.has(archetype)) continue;
      const attack = found.get(archetype) ?? { archetype, count: 0, round: event.round };
      attack.count += 1;
      found.set(archetype, attack);
    }
    for (const archetype of found.keys()) this.#seen.add(archetype);
    return [...found.values()];
  }
}

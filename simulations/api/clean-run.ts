import { ARCHETYPES, type Scenario } from '../mechanisms/index.js';
import type { RunManifest } from '../results/index.js';
import { differencesOf, formatTokens, parseTokens } from '../scenario/index.js';

type Cohort = Scenario['population'][number];

/** What an attacker's family is called: those who harm the model or draw pay for nothing. */
const HARMFUL = 'attackers';

/**
 * Whether a run is another one with nobody attacking and all else equal, and what became of the attackers in it:
 * left out, or honest trainers with the same tokens. `null` when the two differ in anything else, or nobody attacks.
 */
export function attackersIn(clean: RunManifest, attacked: RunManifest): 'removed' | 'honest' | null {
  if (clean.seed !== attacked.seed || clean.backend !== attacked.backend || clean.tick < attacked.tick) return null;
  const peaceful = clean.resolved.population;
  const { population } = attacked.resolved;
  const attackers = population.filter(isAttacker);
  if (attackers.length === 0 || peaceful.some(isAttacker)) return null;
  if (!same(without(clean.resolved, attackers), without(attacked.resolved, attackers))) return null;
  const others = population.filter((cohort) => !isAttacker(cohort));
  if (same({ population: others }, { population: peaceful })) return 'removed';
  const rest = (cohorts: readonly Cohort[]) => ({ population: cohorts.filter((cohort) => !isTrainer(cohort)) });
  if (!same(rest(others), rest(peaceful))) return null;
  const turned = trainersOf([...others, ...attackers]);
  const honest = trainersOf(peaceful);
  return turned !== null && turned === honest ? 'honest' : null;
}

function same(one: object, other: object): boolean {
  return differencesOf(one, other).length === 0;
}

const isAttacker = ({ archetype }: Cohort) => ARCHETYPES.get(archetype)?.words.family === HARMFUL;
const isTrainer = ({ archetype }: Cohort) => ARCHETYPES.get(archetype)?.trains === true;

/** What a run depends on besides who lives in it; how long it was to go on and where it was computed change no tick. */
function without({ ticks: _, chain: __, population: ___, ...rest }: Scenario, attackers: readonly Cohort[]): object {
  const gone = new Set(attackers.map(({ name }) => name));
  const { backend: ____, ...learning } = rest.learning;
  return { ...rest, learning, interventions: rest.interventions.filter(({ cohort }) => !gone.has(cohort)) };
}

/** Trainers, their tokens and their stake in one line; `null` when they are not all alike. */
function trainersOf(population: readonly Cohort[]): string | null {
  const trainers = population.filter((cohort) => isTrainer(cohort));
  const alike = new Set(
    trainers.map((cohort) =>
      JSON.stringify([
        'stakeTokens' in cohort ? cohort.stakeTokens : null,
        cohort.holdings.shape,
        cohort.activeFromTick,
        formatTokens(parseTokens(cohort.holdings.totalTokens) / BigInt(cohort.count)),
      ]),
    ),
  );
  const count = trainers.reduce((sum, cohort) => sum + cohort.count, 0);
  return alike.size === 1 ? `${count} ${[...alike][0]}` : null;
}

import type { FederationRound } from '../../../../simulations/api/contract/index.js';
import { attackers } from '../../../words/attacks.js';
import { count, percent } from '../../../words/number-format.js';

/** Something that happened in a round and is worth a sign on the timeline; `target` is what the inspector shows of it. */
export interface RoundMarker {
  readonly kind: 'targetReached' | 'attack' | 'budgetSpent' | 'nothingCombined' | 'leftOut';
  readonly label: string;
  readonly target: string;
}

/** A marker and the round it stands at. */
export interface TimedRoundMarker {
  readonly marker: RoundMarker;
  readonly tick: number;
}

/**
 * What happened in a federation so far: the first rounds with the target, an adversary and a spent budget, and every
 * round in which updates were unusable or none was combined.
 * @param target share right (0 to 1) that it is to reach
 */
export function roundMarkers(rounds: readonly FederationRound[], target: number): readonly TimedRoundMarker[] {
  const found: TimedRoundMarker[] = [];
  const told = new Set<RoundMarker['kind']>();
  const tell = (kind: RoundMarker['kind'], tick: number, label: string) => {
    told.add(kind);
    found.push({ marker: { kind, label, target: `round:${tick}` }, tick });
  };
  for (const { round, accuracy, clients, model, parent } of rounds) {
    const having = (outcome: string) => clients.filter((one) => one.outcome === outcome).length;
    if (accuracy >= target && !told.has('targetReached'))
      tell(
        'targetReached',
        round,
        `${percent(accuracy)} of the test examples right, ${percent(target)} was the target`,
      );
    const adversaries = attackersOf(clients);
    if (adversaries !== '' && !told.has('attack')) tell('attack', round, `${adversaries} take part for the first time`);
    const spent = having('spent');
    if (spent > 0 && !told.has('budgetSpent'))
      tell('budgetSpent', round, `${clientsInWords(spent)} can pay no further`);
    const unusable = having('unusable') + having('lost');
    if (unusable > 0) tell('leftOut', round, `${clientsInWords(unusable)} sent nothing that can be used`);
    if (parent === model) tell('nothingCombined', round, 'the model stays as it was');
  }
  return found;
}

function attackersOf(clients: FederationRound['clients']): string {
  const kinds = new Map<string, number>();
  for (const { attack } of clients) if (attack !== null) kinds.set(attack, (kinds.get(attack) ?? 0) + 1);
  return [...kinds].map(([attack, number]) => attackers(attack, number)).join(' and ');
}

function clientsInWords(number: number): string {
  return `${count(number)} ${number === 1 ? 'client' : 'clients'}`;
}

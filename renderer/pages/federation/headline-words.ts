import type { Federation, FederationReport, FederationRound } from '../../../simulations/api/contract/index.js';
import { attackers } from '../../words/attacks.js';
import { count, percent } from '../../words/number-format.js';
import { absences, outcomeName } from '../../words/outcomes.js';
import { traffic } from '../../words/traffic.js';

/** What just happened in a round, in one sentence with numbers. */
export function roundHeadline(round: FederationRound, federation: Federation): string {
  const examples = `${count(testExamples(round, federation))} test ${federation.learning.dataset.kind === 'mnist' ? 'digits' : 'examples'}`;
  if (round.round === 0)
    return `Round 0: the first model, before any training, gets ${percent(round.accuracy)} of ${examples} right.`;
  const asked = round.clients.length;
  const parts = [
    `${percent(round.accuracy)} of ${examples} right`,
    `${count(asked)} ${asked === 1 ? 'client' : 'clients'}${adversaries(round)}`,
  ];
  const absent = absentees(round);
  if (absent !== '') parts.push(absent);
  const sent = `${traffic(round.bytesUp + round.bytesDown)} sent`;
  const trigger =
    round.backdoorSuccess === null ? '' : `; the backdoor's trigger works on ${percent(round.backdoorSuccess)}`;
  return `Round ${round.round}: ${parts.join(', ')}; ${sent}${trigger}.`;
}

/** How it ended against its target, and against what was published. */
export function reportWords({ roundsToTarget, targetAccuracy, published }: FederationReport): string {
  const goal = percent(targetAccuracy);
  const own =
    roundsToTarget === null ? `It ended without ${goal}` : `It reached ${goal} in ${count(roundsToTarget)} rounds`;
  if (published === null) return `${own}.`;
  const { difference, reproduced, rounds } = published;
  const off = difference === null ? '' : ` (${difference < 0 ? '' : '+'}${percent(difference)})`;
  return `${own}; published: ${count(rounds)} rounds${off}, ${reproduced ? 'reproduced' : 'not reproduced'}.`;
}

function adversaries({ clients }: FederationRound): string {
  const kinds = new Map<string, number>();
  for (const { attack } of clients) if (attack !== null) kinds.set(attack, (kinds.get(attack) ?? 0) + 1);
  const words = [...kinds].map(([attack, number]) => attackers(attack, number));
  return words.length === 0 ? '' : `, ${words.join(' and ')} among them`;
}

function absentees({ clients }: FederationRound): string {
  return absences
    .map((outcome) => [clients.filter((one) => one.outcome === outcome).length, outcomeName(outcome)] as const)
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${count(number)} ${words}`)
    .join(', ');
}

/** How many examples the reported accuracy was measured on. */
function testExamples({ inspection }: FederationRound, { learning }: Federation): number {
  return inspection === null ? learning.testExamples : inspection.confusion.flat().reduce((sum, one) => sum + one, 0);
}

import type { Ballot, FiledVote, PollRule, PollType } from './poll.js';

/** The kind of ballot that each type of poll takes. */
const KIND_OF: Readonly<Record<PollType, Ballot['kind']>> = {
  'single-choice': 'one',
  basic: 'one',
  approval: 'list',
  'ranked-choice': 'list',
  copeland: 'list',
  weighted: 'weights',
  quadratic: 'weights',
};

/** The kind of ballot that a choice in a file has; `undefined` when none. */
export function shapeOf(choice: unknown): Ballot['kind'] | undefined {
  if (Array.isArray(choice)) return 'list';
  if (typeof choice === 'number') return 'one';
  return typeof choice === 'object' && choice !== null ? 'weights' : undefined;
}

/** The ballot that a vote is, or why it does not count: a sentence without capital and full stop. */
export function ballotOf(vote: FiledVote, type: PollType, options: number, rule: PollRule): Ballot | string {
  const { choice, power } = vote;
  if (power === null) return 'its voting power is no number, or negative';
  if (isEncrypted(choice)) return 'its choice is encrypted';
  if (shapeOf(choice) !== KIND_OF[type]) return `${shown(choice)} is no choice of a ${type} poll`;
  if (typeof choice === 'number') {
    return isOption(choice, options) ? { kind: 'one', option: choice - 1, power } : outside(choice, options);
  }
  return Array.isArray(choice)
    ? listBallot(choice, power, type, options, rule)
    : weightsBallot(choice as Readonly<Record<string, unknown>>, power, options);
}

/** Snapshot's shielded votes hold the ciphertext in place of a choice until the end. */
export function isEncrypted(choice: unknown): boolean {
  return typeof choice === 'string' && /^0x[0-9a-f]{64,}$/i.test(choice);
}

function listBallot(choice: readonly unknown[], power: number, type: PollType, options: number, rule: PollRule) {
  const odd = choice.find((option) => !isOption(option, options));
  if (odd !== undefined) return outside(odd, options);
  if (new Set(choice).size < choice.length) return `${shown(choice)} names an option twice`;
  if (type !== 'approval' && choice.length === 0) return 'it ranks no option';
  const partial =
    rule === 'partial-rankings' || (rule === 'snapshot-2025-03' && type === 'copeland') || type === 'approval';
  if (!partial && choice.length < options) return `it ranks ${choice.length} of ${options} options`;
  return { kind: 'list' as const, options: choice.map((option) => Number(option) - 1), power };
}

function weightsBallot(choice: Readonly<Record<string, unknown>>, power: number, options: number): Ballot | string {
  const weights = new Map<number, number>();
  for (const [key, weight] of Object.entries(choice)) {
    if (!isOption(Number(key), options)) return outside(key, options);
    if (typeof weight !== 'number' || !Number.isFinite(weight) || weight < 0) {
      return `${shown(choice)} has a weight that is no number, or negative`;
    }
    if (weight > 0) weights.set(Number(key) - 1, weight);
  }
  return weights.size === 0 ? 'it gives no option a weight' : { kind: 'weights', weights, power };
}

const isOption = (option: unknown, options: number) =>
  typeof option === 'number' && Number.isInteger(option) && option >= 1 && option <= options;

const outside = (option: unknown, options: number) => `${shown(option)} is no option from 1 to ${options}`;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

import type { CommandResults, PollRule, PollTally } from '../../../simulations/api/contract/index.js';
import type { ChartTable } from '../../charts/export/table.js';

export type PollCounts = CommandResults['tallyPoll'];

/** What the rules of counting are called. */
export const ruleNames: Readonly<Record<PollRule, string>> = {
  'snapshot-2026-07': 'in force since July 2026',
  'snapshot-2025-03': 'until July 2026',
  'partial-rankings': 'with partial rankings',
};

/** How the type of a poll came to be known. */
export function typeWords({ type, typeFrom }: Pick<PollTally, 'type' | 'typeFrom'>): string {
  const found = {
    stated: 'stated',
    scores: 'found: it gives the scores in the file',
    votes: 'found: by the shape of its votes',
  };
  return `${type} (${found[typeFrom]})`;
}

/** Whether two counts are the same but for rounding: hubs add floats in their own order. */
export function isSame(one: number, other: number, largest: number): boolean {
  return Math.abs(one - other) <= Math.max(largest, Number.MIN_VALUE) * 1e-6;
}

/** The older rules whose counts are not those of the rule in force. */
export function differentRules({ tallies: [now, ...older] }: PollCounts): readonly PollTally[] {
  if (now === undefined) return [];
  const largest = Math.max(...now.scores.map(Math.abs));
  return older.filter(({ scores }) => scores.some((score, at) => !isSame(score, now.scores[at] ?? 0, largest)));
}

/** Every choice by every rule and beside what is recorded, exactly. */
export function pollTable({ tallies, recorded }: PollCounts): ChartTable {
  const [now] = tallies;
  return {
    columns: [
      'choice',
      ...tallies.map(({ rule }) => `score, ${rule} (voting power)`),
      ...(recorded === null ? [] : ['recorded (voting power)']),
    ],
    rows: (now?.choices ?? []).map((choice, at) => [
      choice,
      ...tallies.map(({ scores }) => scores[at] ?? null),
      ...(recorded === null ? [] : [recorded[at] ?? null]),
    ]),
  };
}

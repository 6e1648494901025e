import { logOddsOf } from '../../electorate/log-odds.js';
import type { Chronicle } from '../record/chronicle.js';
import { LATEST_DECAY, RECENT_DECAY, type VoterRecord } from '../record/voter-record.js';
import type { Occasion } from './occasion.js';

/** What the models know of a voter on an occasion; after these, one column a type of proposal. */
const FEATURE_NAMES = [
  'power',
  'votes so far',
  'participation',
  'recent participation',
  'latest participation',
  'participation in this type',
  'time since last vote',
  'lateness',
  'votes with the majority',
  'votes For',
  'votes For in this type',
  'never voted',
  'size',
  'concurrent proposals',
  'voters lately',
  'passed lately',
  'passed lately of this type',
  'passed of this author',
  'support of this type',
] as const;

export function featureNames(types: readonly string[]): string[] {
  return [...FEATURE_NAMES, ...types.map((type) => `type: ${type}`)];
}

/** Of somebody of whom nothing is known, and how many proposals that counts as. */
const USUAL_PARTICIPATION = 0.02;
const USUAL_SUPPORT = 0.7;
const USUAL_MAJORITY = 0.7;
const PRIOR = 2;

const smoothed = (successes: number, trials: number, usual: number) => {
  return logOddsOf((successes + PRIOR * usual) / (trials + PRIOR));
};
/** Sum of a decaying weight over so many proposals. */
const discounted = (proposals: number, decay: number) => (1 - decay ** proposals) / (1 - decay);

/**
 * Writes the features of one voter into `row` from `at` on. `power` in tokens. Uses what the chronicle holds and nothing
 * later; `record` is `null` for somebody who never voted.
 */
export function writeFeatures(
  row: Float32Array,
  at: number,
  record: VoterRecord | null,
  power: number,
  occasion: Occasion,
  { ended, endedByType }: Chronicle,
  types: readonly string[],
): void {
  const values = record === null ? STRANGER : voterValues(record, occasion, ended.length, endedByType);
  row[at] = Math.log1p(power);
  row.set(values, at + 1);
  let next = at + 1 + values.length;
  for (const value of [
    occasion.size,
    occasion.concurrent,
    occasion.crowd,
    occasion.passedLately,
    occasion.passedInType,
    occasion.passedOfAuthor,
    occasion.supportInType,
  ]) {
    row[next++] = value;
  }
  for (const type of types) row[next++] = type === occasion.type ? 1 : 0;
}

function voterValues(
  record: VoterRecord,
  { type, start }: Occasion,
  ended: number,
  endedByType: ReadonlyMap<string, number>,
): number[] {
  const chances = ended - record.endedBefore;
  const chancesInType = (endedByType.get(type) ?? 0) - (record.endedBeforeByType.get(type) ?? 0);
  const since = ended - record.discountedTo;
  const rate = (record.votes + PRIOR * USUAL_PARTICIPATION) / (chances + PRIOR);
  const support = (record.decidedFor + PRIOR * USUAL_SUPPORT) / (record.decided + PRIOR);
  const inType = record.decidedByType.get(type) ?? { votes: 0, for: 0 };
  return [
    Math.log1p(record.votes),
    logOddsOf(rate),
    smoothed(record.recent * RECENT_DECAY ** since, discounted(chances, RECENT_DECAY), USUAL_PARTICIPATION),
    smoothed(record.latest * LATEST_DECAY ** since, discounted(chances, LATEST_DECAY), USUAL_PARTICIPATION),
    smoothed(record.votesByType.get(type) ?? 0, chancesInType, rate),
    Math.log1p(Math.max(0, start - record.lastEnd) / 86_400),
    (record.lateness + 0.5 * PRIOR) / (record.votes + PRIOR),
    smoothed(record.withMajority, record.decided, USUAL_MAJORITY),
    logOddsOf(support),
    smoothed(inType.for, inType.votes, support),
    0,
  ];
}

const STRANGER = [
  0,
  ...[0, 0, 0, 0].map(() => logOddsOf(USUAL_PARTICIPATION)),
  Math.log1p(365),
  0.5,
  logOddsOf(USUAL_MAJORITY),
  logOddsOf(USUAL_SUPPORT),
  logOddsOf(USUAL_SUPPORT),
  1,
];

import { logOddsOf } from '../../electorate/log-odds.js';
import type { PastVote, VotingHistory } from '../../history/voting-history.js';
import { fitNamedLogistic, type NamedFeatures, type NamedLogistic } from '../regression/named-logistic.js';
import type { DecidedProposal } from '../title/proposal-cases.js';
import { type DoubtedChance, doubted, levelVariance } from '../title/title-model.js';
import { type Standing, standingAt } from './standing.js';

/** A proposal with the votes that had come some time into its voting. */
export interface StandingCase {
  readonly level: number;
  readonly levelCount: number;
  readonly features: NamedFeatures;
}

export interface DecidedStanding extends StandingCase {
  readonly proposal: DecidedProposal['proposal'];
}

/** Early votes count as much as the level when they have this share of a usual proposal's power. */
const SHARE_OF_USUAL = 0.05;
const LATEST = 40;
const NEAREST = 0.02;

/** Precisions of the priors: of the type of proposal, and of everything else. */
const precisionOf = (name: string): number => (name.startsWith('type ') ? 10 : 4);

/** Votes by proposal, those among them that were changed later. */
export function votesByProposal({
  votes,
  changed = [],
}: Pick<VotingHistory, 'votes' | 'changed'>): ReadonlyMap<string, readonly PastVote[]> {
  const by = new Map<string, PastVote[]>();
  for (const vote of [...changed, ...votes]) {
    const cast = by.get(vote.proposal);
    if (cast === undefined) by.set(vote.proposal, [vote]);
    else cast.push(vote);
  }
  return by;
}

/** Every decided proposal as its vote stood so many seconds after its start. */
export function decidedStandings(
  decided: readonly DecidedProposal[],
  votes: ReadonlyMap<string, readonly PastVote[]>,
  seconds: number,
): readonly DecidedStanding[] {
  const powers = decided.map(({ proposal }) =>
    powerOf(standingAt(votes.get(proposal.id) ?? [], Number.POSITIVE_INFINITY)),
  );
  return decided.map((known) => {
    const { proposal } = known;
    const before = decided.flatMap((other, i) =>
      other.proposal.end <= proposal.start ? [[other.proposal.end, powers[i]!] as const] : [],
    );
    const standing = standingAt(votes.get(proposal.id) ?? [], proposal.start + seconds);
    return { proposal, ...standingCase(known, standing, usualPower(before)) };
  });
}

/** Median power of the latest proposals; 1 without any. */
export function usualPower(ended: readonly (readonly [end: number, power: number])[]): number {
  const latest = [...ended]
    .sort(([a], [b]) => a - b)
    .slice(-LATEST)
    .map(([, power]) => power);
  latest.sort((a, b) => a - b);
  return Math.max(1, latest[Math.floor(latest.length / 2)] ?? 1);
}

const powerOf = ({ for: supporting, against, abstain }: Standing) => supporting + against + abstain;

/** What a vote that is not over says, beside the level of what passed lately. Amounts are shares of a usual proposal's power. */
export function standingCase(
  {
    proposal,
    level,
    levelCount,
  }: Pick<DecidedProposal, 'level' | 'levelCount'> & {
    readonly proposal: Pick<DecidedProposal['proposal'], 'type' | 'threshold'>;
  },
  standing: Standing,
  usual: number,
): StandingCase {
  const rate = 1 / (1 + Math.exp(-level));
  const prior = SHARE_OF_USUAL * usual;
  const sided = standing.for + standing.against;
  const inside = (share: number, nearest: number) => logOddsOf(Math.min(1 - nearest, Math.max(nearest, share)));
  const share = inside((standing.for + prior * rate) / (sided + prior), NEAREST);
  const power = Math.log1p((100 * sided) / usual) / 3 - 1;
  const needed = proposal.threshold > 0 ? proposal.threshold : usual / 2;
  return {
    level,
    levelCount,
    features: new Map([
      ['bias', 1],
      [`type ${proposal.type}`, 1],
      ['share', share],
      ['power', power],
      ['share when many', share * power],
      ['voters', Math.log1p(standing.voters) - 1.5],
      ['voters for', inside((standing.votersFor + rate) / (standing.voters + 1), 0.05)],
      ['reach', Math.log((standing.for + 0.01 * needed) / needed) / 3],
      ['reached', standing.for >= needed ? 1 : 0],
      ['rival', Math.log1p((100 * standing.rival) / usual) / 3 - 1],
    ]),
  };
}

/** Learns from proposals that have ended what votes at this time said about the end. */
export function fitStandingModel(ended: readonly DecidedStanding[], start?: NamedLogistic): NamedLogistic {
  const names = [...new Set(ended.flatMap(({ features }) => [...features.keys()]))];
  return fitNamedLogistic(
    ended.map(({ features, level, proposal }) => ({ features, offset: level, happened: proposal.passed === true })),
    names,
    precisionOf,
    start?.weights,
  );
}

/** The chance that a proposal passes, as its vote stands. */
export function chanceByStanding(model: NamedLogistic, { features, level, levelCount }: StandingCase): DoubtedChance {
  const { mean, variance } = model.logOdds(features, level);
  return doubted(mean, variance + levelVariance(level, levelCount));
}

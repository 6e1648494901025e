import { logOddsOf } from '../../electorate/log-odds.js';
import type { PastProposal, VotingHistory } from '../../history/voting-history.js';
import { passedLately } from '../features/pass-rate.js';
import type { NamedFeatures } from '../regression/named-logistic.js';
import { placeIn, titleForm, titleWords } from './title-features.js';

/** What is known of a proposal when its voting starts. */
export type AnnouncedProposal = Pick<PastProposal, 'id' | 'title' | 'type' | 'start' | 'threshold'>;

/** A proposal as it looked when its voting started. Nothing that came later is in it. */
export interface ProposalCase {
  /** Log-odds that a proposal passed lately, whatever it was. */
  readonly level: number;
  /** Proposals that the level rests on, late ones counting more. */
  readonly levelCount: number;
  readonly features: NamedFeatures;
}

/** A case whose proposal passed or failed. */
export interface DecidedProposal extends ProposalCase {
  readonly proposal: PastProposal;
}

/** A proposal counts half after fifty others. */
export const LEVEL = { halfLife: 50, typePrior: null };
/** Farthest that a level is taken to be from certain. */
const NEAREST = 0.02;
/** Distance at which a neighbour counts for a third, in the title's own coordinates. */
const NEAR = 10;

/**
 * Every proposal that passed or failed, by its start, as it looked then: the level of what passed lately, the title's words and
 * form, type and threshold, how many others were open, and how neighbours fared: proposals of its type whose titles name a
 * place near its own. O(proposals²).
 */
export function decidedProposals({ proposals }: Pick<VotingHistory, 'proposals'>): readonly DecidedProposal[] {
  const cases: DecidedProposal[] = [];
  const decided = [...proposals]
    .filter(({ passed }) => passed !== null)
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  for (const proposal of decided) cases.push({ proposal, ...proposalCase(proposal, proposals, cases) });
  return cases;
}

/** A proposal as it looks when its voting starts. `before`: cases that started before it, of which the ended ones count. */
export function proposalCase(
  announced: AnnouncedProposal,
  proposals: readonly PastProposal[],
  before: readonly DecidedProposal[],
): ProposalCase {
  const { title, type, start, threshold } = announced;
  const ended = before
    .filter(({ proposal }) => proposal.end <= start)
    .sort((a, b) => a.proposal.end - b.proposal.end || (a.proposal.id < b.proposal.id ? -1 : 1));
  const rate = passedLately(ended.map(asEnded), type, LEVEL);
  const open = proposals.filter(
    (other) => other.id !== announced.id && other.start <= start && other.end > start,
  ).length;
  const features = new Map<string, number>([
    ['bias', 1],
    [`type ${type}`, 1],
    ['form open', Math.log1p(open) - 3],
    ['form threshold', (Math.log1p(threshold) - 10) / 5],
    ['near', nearFate(announced, ended)],
  ]);
  for (const [name, value] of Object.entries(titleForm(title))) features.set(`form ${name}`, value);
  for (const word of titleWords(title)) features.set(`word ${word}`, 1);
  const halves = LEVEL.halfLife / Math.LN2;
  return {
    level: logOddsOf(Math.min(1 - NEAREST, Math.max(NEAREST, rate))),
    levelCount: 1 + halves * (1 - 0.5 ** (ended.length / LEVEL.halfLife)),
    features,
  };
}

function asEnded({ proposal }: DecidedProposal) {
  const { end, type, author, threshold, passed } = proposal;
  const nothing = { voters: 0, power: 0, support: null, newcomers: 0, newcomersPower: 0 };
  return { end, type, author, threshold, passed, ...nothing };
}

/** By how much more than usual neighbours passed, −3 to 3; 0 without any. */
function nearFate({ title, type }: AnnouncedProposal, ended: readonly DecidedProposal[]): number {
  const place = placeIn(title);
  if (place === null) return 0;
  let [weights, surplus] = [1, 0];
  for (const { proposal, level } of ended) {
    const other = proposal.type === type ? placeIn(proposal.title) : null;
    if (other === null) continue;
    const weight = Math.exp(-Math.hypot(place[0] - other[0], place[1] - other[1]) / NEAR);
    weights += weight;
    surplus += weight * ((proposal.passed ? 1 : 0) - 1 / (1 + Math.exp(-level)));
  }
  return (3 * surplus) / weights;
}

import type { Electorate } from '../../electorate/electorate.js';
import { holdingsOf } from '../../electorate/holdings.js';
import { chanceOf, logOddsOf, solveShift } from '../../electorate/log-odds.js';
import type { VotingHistory } from '../../history/voting-history.js';
import type { Membership } from '../../members/membership.js';
import { type Announced, occasionOf } from '../features/occasion.js';
import { passedLately } from '../features/pass-rate.js';
import { featureNames, writeFeatures } from '../features/voter-features.js';
import { RECENCIES } from '../outcome/candidate-recencies.js';
import { withoutShift } from '../outcome/estimate-shock.js';
import { ballotsOf } from '../record/ballots.js';
import { type Chronicle, openChronicle } from '../record/chronicle.js';
import { logOddsAt } from '../regression/logistic.js';
import { FEWEST } from '../score/forward.js';
import { decidedProposals, proposalCase } from '../title/proposal-cases.js';
import { chanceByTitle, fitTitleModel } from '../title/title-model.js';
import { type Anchor, anchorSupport } from './anchor-support.js';
import type { VoterModel } from './voter-model.js';

/** A proposal that is about to be made. */
export interface NewProposal {
  /** As the history calls it; `null` when unknown. */
  readonly type: string | null;
  readonly author: string | null;
  /** Read for what such titles came to; not read when absent or empty. */
  readonly title?: string;
  /** Votes For it needs, tokens; what proposals of its type usually needed when left out. */
  readonly threshold?: number;
}

const LATEST = 40;
const SUPPORT_PRIOR = 5;

/**
 * What holders are likely to do about a new proposal, by a fitted model and what its history shows up to `now` (Unix seconds;
 * the history's end when `null`). Holders are found in the history by address; those who never voted share as many
 * first-time votes as the latest proposals had. Chances are
 * those of a usual proposal: at no shock. Support takes its level from what passed lately (`anchorSupport`).
 */
export function electorateOf(
  model: VoterModel,
  history: VotingHistory,
  membership: Membership,
  proposal: NewProposal,
  now: number | null = null,
): Electorate {
  const ballots = ballotsOf(history);
  const moment = now ?? ballots.at(-1)?.proposal.end ?? 0;
  const chronicle = openChronicle(ballots);
  chronicle.advanceTo(moment);
  const type = proposal.type ?? '';
  const announced = {
    start: moment,
    type,
    author: proposal.author?.toLowerCase() ?? null,
    threshold: proposal.threshold ?? usualThreshold(chronicle, type),
  };
  const open = history.proposals.filter(({ start, end }) => start <= moment && end > moment).length;
  const occasion = occasionOf(announced, open, chronicle);

  const decided = chronicle.ended.filter(({ passed }) => passed !== null);
  const lately = passedLately(decided, type, RECENCIES[model.pool.recency]!);

  const { addresses, power, members } = holdingsOf(membership, (address) => chronicle.voters.has(address));
  const row = new Float32Array(featureNames(model.types).length);
  const records = addresses.map((address) => chronicle.voters.get(address) ?? null);
  const turnoutFactor = withoutShift(model.shocks.turnout);
  const supportFactor = withoutShift(model.shocks.support);
  const turnout = new Float64Array(power.length);
  const support = new Float64Array(power.length);
  const abstain = new Float64Array(power.length);
  const lateness = new Float64Array(power.length);
  const usual = usualHabits(chronicle);
  records.forEach((record, i) => {
    writeFeatures(row, 0, record, power[i]! / members[i]!, occasion, chronicle, model.types);
    turnout[i] = logOddsAt(model.turnout, row);
    support[i] = chanceOf(supportFactor * logOddsAt(model.choice, row));
    abstain[i] = ((record?.abstained ?? 0) + usual.abstain * SUPPORT_PRIOR) / ((record?.votes ?? 0) + SUPPORT_PRIOR);
    lateness[i] = ((record?.lateness ?? 0) + usual.lateness) / ((record?.votes ?? 0) + 1);
  });

  const strangers = [...records.keys()].filter((i) => records[i] === null);
  const holders = strangers.reduce((sum, i) => sum + members[i]!, 0);
  const latest = chronicle.ended.slice(-LATEST);
  const newcomers = latest.reduce((sum, ended) => sum + ended.newcomers, 0) / (latest.length || 1);
  const expected = Math.min(newcomers, 0.5 * holders);
  const shift = solveShift(expected, (by) =>
    strangers.reduce((sum, i) => sum + members[i]! * chanceOf(turnout[i]! + by), 0),
  );
  for (const i of strangers) turnout[i] = turnout[i]! + shift;

  const simulated: Electorate = {
    addresses,
    power,
    members,
    turnout: turnout.map((logOdds) => chanceOf(turnoutFactor * logOdds)),
    support: support.map((chance, i) => chance * (1 - abstain[i]!)),
    abstain,
    lateness,
    turnoutShock: model.shocks.turnout,
    supportShock: model.shocks.support,
    supply: Number(membership.supply) / 10 ** membership.decimals,
    source: 'calibrated',
    assumptions: [
      `Learnt from ${model.trainedOn.votes} votes of ${model.trainedOn.voters} voters on ${model.trainedOn.proposals} proposals.`,
      `${addresses.length - strangers.length} holders are known from the history; the other ${holders} act like people who vote for the first time: ${newcomers.toFixed(1)} of them a proposal, as lately.`,
      `Voters of one proposal lean the same way: turnout varies by ${model.shocks.turnout} and support by ${model.shocks.support} between proposals (log-odds SD), the rest is each voter's own.`,
      proposal.title
        ? 'The title is read, the text is not: what a proposal asks for is known by its title, type, author and size.'
        : 'Neither title nor text are read: what a proposal asks for is known only by its type, author and size.',
    ],
  };
  const told = titleChance(history, proposal, announced);
  const anchor = { passes: told?.chance ?? lately, threshold: announced.threshold, seed: model.seed };
  const anchored = anchorSupport(simulated, anchor);
  return {
    ...anchored.electorate,
    ...(told === null ? {} : { chanceVariance: told.variance }),
    assumptions: [
      ...simulated.assumptions,
      ...(told === null ? [] : [told.words]),
      anchorWords(anchor, anchored.shift),
    ],
  };
}

/** The chance by title, form and neighbours, learnt from all that has ended; `null` without a title or with too few. */
function titleChance(history: VotingHistory, { title }: NewProposal, announced: Announced) {
  const known = decidedProposals(history);
  const ended = known.filter(({ proposal }) => proposal.end <= announced.start);
  if (title === undefined || title === '' || ended.length < FEWEST) return null;
  const model = fitTitleModel(ended);
  const one = proposalCase({ ...announced, id: '', title }, history.proposals, known);
  const { chance, low, high } = chanceByTitle(model, one);
  const words = `Proposals with such a title, of such a type, pass with a chance of ${percent(chance)} (${percent(low)} to ${percent(high)} by what ${ended.length} past proposals can tell).`;
  return { chance, words, variance: ((logOddsOf(high) - logOddsOf(low)) / (2 * 1.96)) ** 2 };
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function anchorWords({ passes, threshold }: Anchor, shift: number | null): string {
  const rule =
    threshold > 0 ? `more For than Against, and at least ${Math.round(threshold)} For` : 'more For than Against';
  const lately = `${(100 * passes).toFixed(0)} % of such proposals are taken to pass (${rule})`;
  return shift === null
    ? `${lately}, more than these voters could let pass; their support is left as it was learnt.`
    : `${lately}; everybody's support is shifted by ${shift.toFixed(2)} log-odds so that as many simulated votes pass by that rule.`;
}

/** The median of the last proposals of a type, or of all when there is none. */
function usualThreshold({ ended }: Chronicle, type: string): number {
  const inType = ended.filter((one) => one.type === type);
  const last = (inType.length > 0 ? inType : ended).slice(-LATEST).map(({ threshold }) => threshold);
  return last.sort((a, b) => a - b)[last.length >> 1] ?? 0;
}

function usualHabits({ voters }: Chronicle): { abstain: number; lateness: number } {
  let [votes, abstained, lateness] = [1, 0, 0.5];
  for (const record of voters.values()) {
    votes += record.votes;
    abstained += record.abstained;
    lateness += record.lateness;
  }
  return { abstain: abstained / votes, lateness: lateness / votes };
}

import type { Dao } from '../../scenario/index.js';
import { dualGovernanceRules } from '../rules/dual-governance/state-machine.js';
import { waitText } from './duration-words.js';
import type { ForecastStopper } from './forecast.js';

const DAY = 86_400;

/** What of a DAO says who may stop what is proposed. */
export type WithStoppers = Pick<Dao, 'canStop' | 'governor' | 'dualGovernance' | 'token'>;

/**
 * Who may stop a proposal, and when, by the DAO's periods: everybody whom it names, the voters where Against alone decides,
 * and holders of the veto token. Each as short as it may be, so that it can be executed at the earliest moment. The chain is
 * asked when the proposal is lived through.
 * @param supply tokens that a veto share is of
 */
export function whoMayStop(dao: WithStoppers, supply: number): readonly ForecastStopper[] {
  const { canStop, governor } = dao;
  const passed = governor.votingDelaySeconds + governor.votingPeriodSeconds;
  const executed = passed + governor.timelockDelaySeconds;
  const named = canStop.map(({ name, power, until }): ForecastStopper => {
    const from = power === 'cancelQueued' ? passed : 0;
    const told = { name, power, until, from, to: executed, outOfReachFrom: until && dayBefore(until, executed) };
    return { ...told, sentence: sentenceOf(told) };
  });
  return [...vetoOfVoters(dao, supply), ...named, ...vetoTokenHolders(dao, executed)];
}

/** Voters of an optimistic proposal. */
function vetoOfVoters({ governor, token }: WithStoppers, supply: number): readonly ForecastStopper[] {
  const { votingRule, votingDelaySeconds: from, votingPeriodSeconds } = governor;
  if (votingRule.kind !== 'optimistic') return [];
  const to = from + votingPeriodSeconds;
  const tokens = tokensText((supply * votingRule.vetoPercent) / 100);
  const sentence = `Voters veto it with ${votingRule.vetoPercent} % of the supply (${tokens} ${token.symbol}) Against, from ${waitText(from)} after it is proposed until ${waitText(to)} after: nothing else in the vote stops it.`;
  return [{ name: 'Voters Against', power: 'against', until: null, from, to, outOfReachFrom: null, sentence }];
}

/** Holders of the veto token of a dual governance. */
function vetoTokenHolders({ dualGovernance }: WithStoppers, to: number): readonly ForecastStopper[] {
  if (dualGovernance === undefined) return [];
  const { symbol, supplyTokens, firstSealPercent, secondSealPercent, redemptionSeconds } = dualGovernance;
  const rules = dualGovernanceRules(dualGovernance);
  const tokens = (percent: number) =>
    `${percent} % of it (${tokensText((Number(supplyTokens) * percent) / 100)} ${symbol})`;
  const shortest = waitText(Math.max(rules.minimumSignalling, rules.minimumActive) + rules.deactivation);
  const rageQuit = waitText(rules.maximumSignalling + redemptionSeconds + rules.rageQuitExtension);
  const sentence = `Holders of ${symbol} may delay it by locking ${tokens(firstSealPercent)} until it is executed, ${waitText(to)} after it is proposed at the earliest: for ${shortest} and longer the more is locked. With ${tokens(secondSealPercent)} still locked ${waitText(rules.maximumSignalling)} later they leave in a rage quit, and it waits until they are out, about ${rageQuit} from the lock on.`;
  return [{ name: `Holders of ${symbol}`, power: 'lock', until: null, from: 0, to, outOfReachFrom: null, sentence }];
}

const tokensText = (tokens: number) => tokens.toLocaleString('en-US', { maximumFractionDigits: tokens < 100 ? 2 : 0 });

/** First day, from 0:00 UTC on, on which what is proposed can be executed no earlier than a day begins. */
function dayBefore(day: string, seconds: number): string {
  const last = Date.parse(day) / 1000 - seconds;
  return new Date(Math.ceil(last / DAY) * DAY * 1000).toISOString().slice(0, 10);
}

const ACTS = {
  cancel: 'may cancel it',
  cancelQueued: 'may cancel it in the timelock',
  veto: 'may veto it',
} as const;

type NamedStopper = Omit<ForecastStopper, 'sentence' | 'power'> & { readonly power: keyof typeof ACTS };

function sentenceOf({ name, power, until, from, to, outOfReachFrom }: NamedStopper): string {
  if (power === 'cancelQueued' && from === to) {
    return `${name} may cancel what waits in the timelock, and nothing waits there: it cannot stop it.`;
  }
  const begins = from === 0 ? 'as soon as it is proposed' : `from ${waitText(from)} after it is proposed`;
  const ends = `until it is executed, ${waitText(to)} after it is proposed at the earliest`;
  const limit =
    until === null
      ? ''
      : `; this power ends on ${until}, so that what is proposed from ${outOfReachFrom} on is out of its reach when it can be executed`;
  return `${name} ${ACTS[power]} ${begins}, ${ends}${limit}.`;
}

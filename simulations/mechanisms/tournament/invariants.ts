import { parseTokens } from '../../scenario/index.js';
import { balanceOf } from '../../world/index.js';
import { payoutOf, payoutTermsOf } from './payouts.js';
import { bytesOf, scoreRound } from './scores.js';
import type { TournamentRound, TournamentScope } from './state.js';

type Seen = Pick<TournamentScope, 'view' | 'scenario'>;

/** What it holds is the fund and all stakes, to the wei, and neither is ever below zero. */
export function tournamentBooksBalance({ view, scenario }: Seen): string | null {
  const { stakes, totalStaked, stakedIn, released, paid, burnt, contracts } = view.tournament;
  const fund = parseTokens(scenario.tournament.fundTokens) - paid;
  if (fund < 0n) return `the tournament paid ${-fund} wei more than it had`;
  let sum = 0n;
  for (const [account, { staked, waiting }] of stakes) {
    if (staked < 0n || waiting < 0n || waiting > staked)
      return `${account} has ${staked} wei staked in the tournament, of which ${waiting} wait`;
    sum += staked;
  }
  if (sum !== totalStaked || sum !== stakedIn + paid - released - burnt)
    return `stakes in the tournament are ${sum} wei, and its books say ${totalStaked}`;
  const held = balanceOf(view, contracts.tournament);
  // Anybody may send it more.
  return held >= fund + sum ? null : `the tournament owes ${fund + sum} wei and holds ${held} wei`;
}

/** Scores are what the revealed predictions and the published targets give, and payouts are what the scores give. */
export function tournamentScoresAreRight({ view, previous, scenario }: Seen & { readonly previous: Seen['view'] }) {
  for (const [number, round] of view.tournament.rounds) {
    // Nothing of a round changes once it is scored.
    if (previous.tournament.rounds.get(number) === round) continue;
    const wrong = wrongIn(number, round, scenario.tournament);
    if (wrong !== null) return wrong;
  }
  return null;
}

function wrongIn(number: number, round: TournamentRound, section: Seen['scenario']['tournament']): string | null {
  const { entries, atRisk, targets } = round;
  if ([...entries.values()].reduce((sum, entry) => sum + entry.atRisk, 0n) !== atRisk)
    return `what is at risk in round ${number} does not add up to ${atRisk} wei`;
  if (targets === null) {
    const early = [...entries].find(([, { score }]) => score !== null);
    return early === undefined ? null : `${early[0]} was scored in round ${number} before its targets were known`;
  }
  const right = scoreRound(round, bytesOf(targets)).scores;
  const terms = payoutTermsOf(section);
  for (const [account, { atRisk: risked, score }] of entries) {
    if (score === null) return `${account} has no score in round ${number}, whose targets are known`;
    const due = right.get(account);
    if (due === undefined || due.corr !== score.corr || due.mmc !== score.mmc)
      return `${account} scored ${score.corr} and ${score.mmc} in round ${number}, and its predictions give ${due?.corr} and ${due?.mmc}`;
    const payout = payoutOf(terms, risked, atRisk, score);
    // An empty fund pays less, and no more is burnt than is left.
    const within =
      payout < 0n ? score.payout <= 0n && score.payout >= payout : score.payout >= 0n && score.payout <= payout;
    if (!within) return `${account} was paid ${score.payout} wei in round ${number}, and ${payout} were due`;
  }
  return null;
}

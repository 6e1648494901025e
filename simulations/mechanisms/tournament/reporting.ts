import { type DescribedPanels, type Reporter, type ReporterInput, rounded, roundTokens } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { counted } from '../../world/index.js';
import { payoutFactor, payoutTermsOf } from './payouts.js';
import { bytesOf, type RoundScores, SCORE_UNIT, scoreRound } from './scores.js';
import { type TournamentScope, type TournamentState, tournamentEvents } from './state.js';

type Input = ReporterInput<TournamentScope>;
const group = 'tournament';

const wei = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint | null,
  perTick = false,
): Reporter<TournamentScope> => ({
  name,
  title,
  unit: 'wei',
  description,
  group,
  report,
  ...(perTick ? { perTick } : {}),
});

/** Rounds that are scored, oldest first. */
function scoredRounds({ rounds }: Pick<TournamentState, 'rounds'>): readonly RoundScores[] {
  return [...rounds]
    .sort(([a], [b]) => a - b)
    .flatMap(([, round]) => (round.targets === null ? [] : [scoreRound(round, bytesOf(round.targets))]));
}

const meanOf = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

/** The mean of a correlation over all rounds scored so far; `null` before the first. */
const meanScore = ({ view }: Pick<Input, 'view'>, of: (scores: RoundScores) => number) =>
  meanOf(scoredRounds(view.tournament).map(of));

const waitingOf = ({ stakes }: TournamentState) => [...stakes.values()].reduce((sum, { waiting }) => sum + waiting, 0n);

/** Cohorts of modellers, each with what it staked and how well it predicted. */
const cohortsOf = ({ population }: TournamentScope['scenario']): readonly string[] =>
  population.filter(({ archetype }) => archetype === 'tournamentModeller').map(({ name }) => name);

const cohortReporters = (cohort: string): readonly Reporter<TournamentScope>[] => [
  wei(
    `tournamentStake_${cohort}`,
    `Staked by ${cohort}`,
    `Stake of the cohort ${cohort} in the tournament, what waits to be released included.`,
    ({ view, agents }) =>
      agents
        .filter((agent) => agent.cohort === cohort)
        .reduce((sum, { address }) => sum + (view.tournament.stakes.get(address)?.staked ?? 0n), 0n),
  ),
  wei(
    `tournamentGain_${cohort}`,
    `Gained by ${cohort}`,
    `What stakes of the cohort ${cohort} gained by its scores so far, less what they lost.`,
    ({ view, agents }) =>
      [...view.tournament.rounds.values()].reduce(
        (sum, { entries }) =>
          agents
            .filter((agent) => agent.cohort === cohort)
            .reduce((own, { address }) => own + (entries.get(address)?.score?.payout ?? 0n), sum),
        0n,
      ),
  ),
  {
    name: `tournamentCorr_${cohort}`,
    title: `Correlation of ${cohort}`,
    unit: 'score',
    description: `Mean correlation of the cohort ${cohort} with the targets, over all rounds scored so far.`,
    group,
    report: ({ view, agents }) => {
      const own = new Set(agents.filter((agent) => agent.cohort === cohort).map(({ address }) => address));
      return meanOf(
        scoredRounds(view.tournament).flatMap(({ scores }) =>
          [...scores].flatMap(([account, { corr }]) => (own.has(account) ? [corr / SCORE_UNIT] : [])),
        ),
      );
    },
  },
];

export const tournamentReporters = (scenario: TournamentScope['scenario']): readonly Reporter<TournamentScope>[] => [
  {
    name: 'metaCorr',
    title: 'Meta model weighted by stake',
    unit: 'score',
    description:
      'Mean correlation with the targets of all predictions weighted by stake at risk, over all rounds so far.',
    group,
    report: (input) => meanScore(input, ({ stakeWeighted }) => stakeWeighted),
  },
  {
    name: 'equalCorr',
    title: 'Meta model in which all count alike',
    unit: 'score',
    description: 'The same if every participant counted alike, whatever it stakes.',
    group,
    report: (input) => meanScore(input, ({ equalWeighted }) => equalWeighted),
  },
  {
    name: 'metaGain',
    title: 'What stakes add to the meta model',
    unit: 'score',
    description: 'How much better the meta model weighted by stake is, the mean over all rounds scored so far.',
    group,
    report: (input) => meanScore(input, ({ stakeWeighted, equalWeighted }) => stakeWeighted - equalWeighted),
  },
  wei(
    'tournamentStaked',
    'Staked in the tournament',
    'Tokens staked on predictions.',
    ({ view }) => view.tournament.totalStaked,
  ),
  wei(
    'tournamentWaiting',
    'Waiting to be released',
    'Stake of the tournament on its way out, which can still burn.',
    ({ view }) => waitingOf(view.tournament),
  ),
  wei(
    'tournamentFund',
    'Fund of the tournament',
    'Tokens that good predictions are still paid from.',
    ({ view, scenario: { tournament } }) => parseTokens(tournament.fundTokens) - view.tournament.paid,
  ),
  wei(
    'tournamentPaid',
    'Paid for predictions',
    'Tokens that stakes gained in this tick.',
    ({ view, previous }) => view.tournament.paid - previous.tournament.paid,
    true,
  ),
  wei(
    'tournamentBurnt',
    'Burnt for predictions',
    'Tokens that stakes lost in this tick.',
    ({ view, previous }) => view.tournament.burnt - previous.tournament.burnt,
    true,
  ),
  wei(
    'tournamentBurntWaiting',
    'Burnt while it waited to be released',
    'Stake that its owner had asked back and that burnt all the same, in all.',
    ({ view }) => view.tournament.burntWaiting,
  ),
  {
    name: 'payoutFactor',
    title: 'Payout factor',
    unit: 'share',
    description: 'Part of a full payout that the newest round pays: the threshold over all that is at risk, at most 1.',
    group,
    report: ({ view, scenario: { tournament } }) => {
      const newest = Math.max(...view.tournament.rounds.keys());
      const round = view.tournament.rounds.get(newest);
      return round === undefined ? null : payoutFactor(payoutTermsOf(tournament), round.atRisk);
    },
  },
  ...cohortsOf(scenario).flatMap(cohortReporters),
];

export const tournamentPanels = (scenario: TournamentScope['scenario']): DescribedPanels => [
  {
    panel: 'metaModel',
    title: 'Meta model, weighted by stake and not',
    form: 'lines',
    lens: 'learning',
    also: ['overview'],
    hero: 3,
    reporters: ['metaCorr', 'equalCorr', 'metaGain'],
  },
  {
    panel: 'tournamentSkill',
    title: 'How well cohorts predict',
    form: 'lines',
    lens: 'learning',
    reporters: cohortsOf(scenario).map((cohort) => `tournamentCorr_${cohort}`),
  },
  {
    panel: 'tournamentStakes',
    title: 'Who stakes on predictions',
    form: 'areas',
    lens: 'economy',
    hero: 3,
    reporters: cohortsOf(scenario).map((cohort) => `tournamentStake_${cohort}`),
  },
  {
    panel: 'tournamentGains',
    title: 'Who gains by predicting',
    form: 'lines',
    lens: 'economy',
    reporters: cohortsOf(scenario).map((cohort) => `tournamentGain_${cohort}`),
  },
  {
    panel: 'tournamentPayouts',
    title: 'Paid and burnt for predictions',
    form: 'bars',
    lens: 'economy',
    reporters: ['tournamentPaid', 'tournamentBurnt'],
  },
  {
    panel: 'tournamentTokens',
    title: 'Tokens of the tournament',
    form: 'lines',
    lens: 'economy',
    reporters: ['tournamentStaked', 'tournamentWaiting', 'tournamentBurntWaiting', 'tournamentFund'],
  },
  { panel: 'payoutFactor', title: 'Payout factor', form: 'lines', lens: 'economy', reporters: ['payoutFactor'] },
];

export function tournamentNews({ events, view, previous }: Input) {
  const rounds = tournamentEvents(events, 'targetsResolved');
  const [paid, burnt] = [
    view.tournament.paid - previous.tournament.paid,
    view.tournament.burnt - previous.tournament.burnt,
  ];
  const asked = tournamentEvents(events, 'tournamentReleaseRequested').length;
  return [
    ...rounds.map(({ round, targets }) => {
      const its = view.tournament.rounds.get(round);
      const corr = its === undefined ? 0 : scoreRound(its, bytesOf(targets)).stakeWeighted;
      return {
        weight: 40,
        sentence: `Round ${round + 1} of the tournament is scored, the meta model at ${rounded(corr, 3)}: ${roundTokens(paid)} paid and ${roundTokens(burnt)} burnt`,
      };
    }),
    ...(asked === 0 ? [] : [{ weight: 12, sentence: `${counted(asked, 'modeller')} asked for stake back` }]),
  ];
}

export function tournamentInAll(input: Input): string | null {
  const gain = meanScore(input, ({ stakeWeighted, equalWeighted }) => stakeWeighted - equalWeighted);
  const corr = meanScore(input, ({ stakeWeighted }) => stakeWeighted);
  if (gain === null || corr === null) return null;
  const { paid, burnt } = input.view.tournament;
  return `predictions were paid ${roundTokens(paid)} and ${roundTokens(burnt)} burnt; weighted by stake they correlate ${rounded(corr, 3)} with the targets, ${rounded(gain, 3)} more than if all counted alike`;
}

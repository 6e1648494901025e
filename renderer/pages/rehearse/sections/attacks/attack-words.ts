import type { CaseReport, DaoAttacksReport } from '../../../../../simulations/api/contract/index.js';
import { separate, short } from '../../../../words/number-format.js';

type Attack = DaoAttacksReport['attacks'][number];

/** An amount of US dollars: `$1.23 M`; `$0` is nothing. */
export function dollars(usd: number): string {
  return usd < 0 ? `−$${short(-usd)}` : `$${short(usd)}`;
}

/** The same to the cent, for who wants to know exactly. */
export function toTheCent(usd: number): string {
  return usd !== 0 && Math.abs(usd) < 0.005
    ? 'under $0.01'
    : `${usd < 0 ? '−' : ''}$${separate(Math.abs(usd).toFixed(2))}`;
}

export const attackOutcomes: Readonly<Record<Attack['outcome'], string>> = {
  succeeds: 'Succeeds',
  fails: 'Fails',
  impossible: 'Impossible here',
};

const order: Readonly<Record<Attack['outcome'], number>> = { succeeds: 0, fails: 1, impossible: 2 };

/** The attacks that succeed first, the cheapest of them at the top. */
export function byDanger(attacks: readonly Attack[]): readonly Attack[] {
  const cost = ({ costUsd }: Attack) => costUsd ?? Number.POSITIVE_INFINITY;
  return attacks.toSorted((one, other) => order[one.outcome] - order[other.outcome] || cost(one) - cost(other));
}

/** What came of all attacks, in one sentence. */
export function attacksSentence({ attacks, cheapest }: DaoAttacksReport): string {
  const succeeding = attacks.filter(({ outcome }) => outcome === 'succeeds').length;
  const worst = attacks.find(({ attack }) => attack === cheapest);
  if (succeeding === 0 || worst === undefined) return `None of ${attacks.length} attacks succeeds.`;
  const premise = worst.premise === undefined || worst.premise === null ? '' : `, ${worst.premise}`;
  const price = worst.costUsd === null ? '' : `, for ${dollars(worst.costUsd)}`;
  return `${succeeding} of ${attacks.length} attacks ${succeeding === 1 ? 'succeeds' : 'succeed'}. The cheapest: ${inSentence(worst.title)}${price}${premise}.`;
}

const inSentence = (title: string): string => `${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** What the verdict costs least, and what that supposes. */
export function voteMarketSentence({ routes, cheapest }: NonNullable<DaoAttacksReport['voteMarket']>): string {
  const first = routes.find(({ route }) => route === cheapest);
  if (first === undefined || first.costUsd === null) {
    return 'A verdict that takes the treasury is not to be had by renting, buying, borrowing or bribing.';
  }
  return `The cheapest way to a verdict that takes the treasury: ${inSentence(first.title)}, for ${dollars(first.costUsd)}, ${first.premise}.`;
}

/** Until when votes are held. */
export const heldUntil = {
  snapshot: 'just after the snapshot',
  vote: 'the end of the vote',
  execution: 'execution',
} as const;

/** The documented cases as they are listed before anything ran. */
export const documentedCases: readonly {
  readonly name: CaseReport['case'];
  readonly title: string;
  readonly when: string;
  readonly summary: string;
}[] = [
  {
    name: 'beanstalk',
    title: 'Beanstalk',
    when: 'April 2022',
    summary: 'Votes borrowed and used within one transaction.',
  },
  {
    name: 'makerBProtocol',
    title: 'Maker and B.Protocol',
    when: 'October 2020',
    summary: 'Borrowed tokens locked, voted with and given back at once.',
  },
  {
    name: 'compound289',
    title: 'Compound 289',
    when: 'July 2024',
    summary: 'Gathered delegations and a low turnout move the treasury.',
  },
  {
    name: 'tornadoCash',
    title: 'Tornado Cash',
    when: 'May 2023',
    summary: 'The proposal’s code was swapped after the vote.',
  },
  {
    name: 'buildFinance',
    title: 'Build Finance',
    when: 'February 2022',
    summary: 'A second try that nobody noticed takes the token.',
  },
  {
    name: 'lobbyFi',
    title: 'LobbyFi',
    when: 'April 2025',
    summary: 'Votes of delegators rented out to the highest bidder.',
  },
  {
    name: 'swerve',
    title: 'Swerve, the control',
    when: 'March 2023',
    summary: 'An attempt that must fail: too few votes.',
  },
];

import type { CaseReport, DaoAttacksReport } from '../../../../../simulations/api/contract/index.js';
import { short } from '../../../../words/number-format.js';

type Attack = DaoAttacksReport['attacks'][number];

/** An amount of US dollars: `$1.23 M`; `$0` is nothing. */
export function dollars(usd: number): string {
  return usd < 0 ? `−$${short(-usd)}` : `$${short(usd)}`;
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
  const price = worst.costUsd === null ? '' : `, for ${dollars(worst.costUsd)} if what its card supposes holds`;
  return `${succeeding} of ${attacks.length} attacks ${succeeding === 1 ? 'succeeds' : 'succeed'}. The cheapest: ${worst.title.charAt(0).toLowerCase()}${worst.title.slice(1)}${price}.`;
}

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
    name: 'swerve',
    title: 'Swerve, the control',
    when: 'March 2023',
    summary: 'An attempt that must fail: too few votes.',
  },
];

import { type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, TOKEN_ASSET } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type GrantsScope, grantsEvents } from './state.js';

type Input = ReporterInput<GrantsScope>;
const group = 'grants';

const coins = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
): Reporter<GrantsScope> => ({ name, title, unit: 'wei', asset: STABLE_ASSET, description, group, report });
const counts = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => number,
): Reporter<GrantsScope> => ({ name, title, unit: 'count', description, group: 'milestones', report });
const countsInTick = (...told: Parameters<typeof counts>): Reporter<GrantsScope> => ({
  ...counts(...told),
  perTick: true,
});

export const grantsReporters: readonly Reporter<GrantsScope>[] = [
  coins('grantsHeld', 'Held for grants', 'Stable coins in the escrow: not released and not given back.', ({ view }) =>
    balanceOf(view, view.grants.contracts.escrow, STABLE_ASSET),
  ),
  coins('grantsReleased', 'Paid for grants', 'What milestones ever paid.', ({ view }) => view.grants.released),
  coins(
    'grantsClawedBack',
    'Clawed back',
    'What ever went back to the treasury.',
    ({ view }) => view.grants.clawedBack,
  ),
  counts(
    'grantsOpen',
    'Grants that stand',
    'Grants and bounties of which something is left.',
    ({ view }) => [...view.grants.grants.values()].filter(({ left }) => left > 0n).length,
  ),
  counts(
    'bountiesInWork',
    'Bounties in work',
    'Bounties that somebody has taken and of which something is left.',
    ({ view }) =>
      [...view.grants.grants.values()].filter(
        ({ left, bounty, recipient }) => bounty && left > 0n && recipient !== null,
      ).length,
  ),
  countsInTick(
    'milestonesReleased',
    'Milestones paid',
    'Milestones that were approved of and paid in this tick.',
    ({ events }) => grantsEvents(events, 'milestoneReleased').length,
  ),
  countsInTick(
    'milestonesRejected',
    'Milestones rejected',
    'Deliveries that reviewers turned down in this tick.',
    ({ events }) => grantsEvents(events, 'milestoneRejected').length,
  ),
];

export const grantsPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  {
    panel: 'grants',
    title: 'Grants and bounties',
    form: 'lines',
    reporters: ['grantsHeld', 'grantsReleased', 'grantsClawedBack'],
  },
  {
    panel: 'milestones',
    title: 'Work on bounties',
    form: 'steps',
    reporters: ['grantsOpen', 'bountiesInWork', 'milestonesReleased', 'milestonesRejected'],
  },
];

/** The escrow holds of each asset exactly what is left of its grants. */
export function escrowHoldsWhatIsLeft({ view }: Input): string | null {
  const { grants, contracts } = view.grants;
  for (const [id, address] of [
    [TOKEN_ASSET, view.token.contracts.token],
    [STABLE_ASSET, view.market.contracts.stable],
  ] as const) {
    const left = [...grants.values()].reduce((sum, one) => sum + (one.asset === address ? one.left : 0n), 0n);
    const held = balanceOf(view, contracts.escrow, id);
    if (held !== left) return `${left} wei of ${id} are left of all grants, and the escrow holds ${held}`;
  }
  return null;
}

export function grantsNews({ events, view, nameOf }: Input) {
  const released = grantsEvents(events, 'milestoneReleased').map(({ grant, milestone, to, amount }) => {
    const last = milestone + 1 === view.grants.grants.get(grant)!.milestones.length;
    const what = last ? `finished bounty ${grant + 1}` : `did milestone ${milestone + 1} of bounty ${grant + 1}`;
    return { weight: 55, sentence: `${nameOf(to)} ${what} and got ${roundTokens(amount, 'coin')}` };
  });
  const back = grantsEvents(events, 'grantClawedBack').map(({ grant, amount }) => ({
    weight: 54,
    sentence: `Bounty ${grant + 1} expired: ${roundTokens(amount, 'coin')} went back to the treasury`,
  }));
  return [...released, ...back];
}

import { type PanelInfo, type Reporter, type ReporterInput, rounded, roundTokens } from '../../metrics/index.js';
import { balanceOf, TOKEN_ASSET } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { type FeesScope, type FeesState, feesEvents } from './state.js';

type Input = ReporterInput<FeesScope>;
const group = 'fees';

const total = (amounts: Readonly<Record<string, bigint>>) => Object.values(amounts).reduce((sum, one) => sum + one, 0n);
/** What a running sum grew by in the tick. */
const inTick = (of: (state: FeesState) => bigint) => (input: Input) => of(input.view.fees) - of(input.previous.fees);

const coins = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
): Reporter<FeesScope> => ({ name, title, unit: 'wei', asset: STABLE_ASSET, description, group, report });
const tokens = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
): Reporter<FeesScope> => ({ name, title, unit: 'wei', description, group, report });
const coinsInTick = (...told: Parameters<typeof coins>): Reporter<FeesScope> => ({ ...coins(...told), perTick: true });
const tokensInTick = (...told: Parameters<typeof tokens>): Reporter<FeesScope> => ({
  ...tokens(...told),
  perTick: true,
});

export const feesReporters: readonly Reporter<FeesScope>[] = [
  coinsInTick(
    'fees',
    'Fees',
    'Coins the DAO earned and shared out in this tick.',
    inTick(({ shared }) => total(shared)),
  ),
  coinsInTick(
    'feesToTreasury',
    'Fees to the treasury',
    'Coins of the tick’s fees that went to the treasury.',
    inTick(({ shared }) => shared.treasury),
  ),
  coins('treasuryCoins', 'Coins in the treasury', 'Stable coins that the treasury holds.', ({ view }) =>
    balanceOf(view, view.treasury, STABLE_ASSET),
  ),
  coins(
    'buybackWaiting',
    'Coins that wait to buy tokens',
    'Not spent yet: the price is over the limit, or the period is not over.',
    ({ view }) => balanceOf(view, view.fees.contracts.buyback, STABLE_ASSET),
  ),
  tokensInTick(
    'boughtBack',
    'Bought back',
    'Tokens bought with fees in this tick.',
    inTick(({ bought }) => total(bought)),
  ),
  tokens('burntByFees', 'Burnt', 'Tokens ever bought with fees and burnt.', ({ view }) => view.fees.bought.burnt),
  tokensInTick(
    'feesToStakers',
    'Bought for stakers',
    'Tokens bought with fees for the stakers in this tick.',
    inTick(({ bought }) => bought.stakers),
  ),
  tokensInTick(
    'feesToContributors',
    'Bought for contributors',
    'Tokens bought with fees for trainers and validators in this tick.',
    inTick(({ bought }) => bought.trainers + bought.validators),
  ),
];

export const feesPanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  { panel: 'fees', title: 'What the DAO earns', form: 'areas', reporters: ['fees', 'buybackWaiting'] },
  {
    panel: 'buyback',
    title: 'What fees buy',
    form: 'lines',
    reporters: ['boughtBack', 'feesToStakers', 'feesToContributors', 'burntByFees'],
  },
];

/** Everything that was ever shared out was spent, waits, or is the treasury's. */
export function feesInAreFeesOut({ view }: Pick<Input, 'view'>): string | null {
  const { shared, spent, contracts } = view.fees;
  const waits = balanceOf(view, contracts.buyback, STABLE_ASSET);
  const forTokens = total(shared) - shared.treasury;
  return forTokens === spent + waits
    ? null
    : `${forTokens} wei were meant for buying back; ${spent} were spent and ${waits} wait`;
}

/**
 * What came to the distributor in the tick, and what lay there before, is what it says it shared out and what lies there now;
 * and what it says is what it sent.
 */
export function feesOfTickAreSharedOut({
  view,
  previous,
  transfers,
}: Pick<Input, 'view' | 'previous' | 'transfers'>): string | null {
  const { distributor } = view.fees.contracts;
  const moved = (end: 'from' | 'to') =>
    transfers
      .filter((transfer) => transfer.asset === STABLE_ASSET && transfer[end] === distributor)
      .reduce((sum, { amount }) => sum + amount, 0n);
  const shared = total(view.fees.shared) - total(previous.fees.shared);
  if (moved('from') !== shared) return `${shared} wei of fees were shared out and ${moved('from')} sent`;
  const there = balanceOf(previous, distributor, STABLE_ASSET) + moved('to');
  const left = balanceOf(view, distributor, STABLE_ASSET);
  return there === shared + left
    ? null
    : `${there} wei of fees were there; ${shared} were shared out, ${left} are left`;
}

/** The buy-back keeps no tokens: what it bought in the tick left it in the same. */
export function boughtIsHandedOut({ view, transfers }: Pick<Input, 'view' | 'transfers'>): string | null {
  const { buyback } = view.fees.contracts;
  const moved = (end: 'from' | 'to') =>
    transfers
      .filter((transfer) => transfer.asset === TOKEN_ASSET && transfer[end] === buyback)
      .reduce((sum, { amount }) => sum + amount, 0n);
  const [got, gave] = [moved('to'), moved('from')];
  return got === gave ? null : `the buy-back got ${got} wei of tokens and gave ${gave}`;
}

export function feesNews({ events, view, previous }: Input) {
  const [waits] = feesEvents(events, 'buybackWaits');
  if (waits === undefined) return purchaseNews(view.fees, previous.fees);
  const waiting = balanceOf(view, view.fees.contracts.buyback, STABLE_ASSET);
  const price = (value: bigint) => rounded(Number(value) / 1e18, 4);
  const sentence =
    `The buy-back waits with ${roundTokens(waiting, 'coin')}: ` +
    `the price is ${price(waits.price)}, and it pays ${price(waits.limit)} at most`;
  return [{ weight: 42, sentence }];
}

/** What fees have bought so far, told at first and whenever that has doubled. */
function purchaseNews(now: FeesState, before: FeesState) {
  const doublings = ({ bought }: FeesState) => total(bought).toString(2).length;
  if (total(now.bought) === 0n || doublings(now) === doublings(before)) return [];
  const burning = now.bought.burnt === 0n ? '' : `, ${roundTokens(now.bought.burnt)} of them burnt`;
  return [{ weight: 34, sentence: `Fees have bought back ${roundTokens(total(now.bought))} so far${burning}` }];
}

/** What became of all fees. */
export function feesInAll({ view: { fees } }: Input): string | null {
  const bought = total(fees.bought);
  if (bought === 0n)
    return total(fees.shared) === 0n ? null : `fees of ${roundTokens(total(fees.shared), 'coin')} came in`;
  const burning = fees.bought.burnt === 0n ? '' : `, ${roundTokens(fees.bought.burnt)} of them burnt`;
  return `fees bought ${roundTokens(bought)}${burning}`;
}

import { type PanelInfo, type Reporter, type ReporterInput, roundTokens } from '../../metrics/index.js';
import { balanceOf, counted } from '../../world/index.js';
import { STABLE_ASSET } from '../market/index.js';
import { curvePrice, reserveAt } from './curve.js';
import { type CurveScope, curveEvents } from './state.js';

type Input = ReporterInput<CurveScope>;
const group = 'market';

const coins = (
  name: string,
  title: string,
  description: string,
  report: (input: Input) => bigint,
): Reporter<CurveScope> => ({ name, title, unit: 'wei', asset: STABLE_ASSET, description, group, report });

export const curveReporters: readonly Reporter<CurveScope>[] = [
  coins(
    'hatchRaised',
    'Raised in the hatch',
    'Coins that the hatch of the curve brought.',
    ({ view }) => view.curve.raised,
  ),
  coins(
    'curveReserve',
    'Reserve of the curve',
    'Coins that buy back the tokens of the curve.',
    ({ view }) => view.curve.reserve,
  ),
  coins(
    'curveTributes',
    'Tributes of the curve',
    'Coins ever paid to the treasury by hatch and curve.',
    ({ view }) => view.curve.tributes,
  ),
  {
    name: 'curveSupply',
    title: 'Tokens made by the curve',
    unit: 'wei',
    description: 'Tokens that the curve has made and not burnt.',
    group,
    report: ({ view }) => view.curve.supply,
  },
  {
    name: 'curvePrice',
    title: 'Price on the curve',
    unit: 'price',
    description: 'Coins for a token at the margin: exponent × reserve ÷ supply.',
    group,
    report: ({ view, scenario }) => {
      const price = curvePrice({ ...view.curve, exponent: scenario.curve.exponent });
      return price === null ? null : Number(price) / 1e18;
    },
  },
];

export const curvePanels: readonly Omit<PanelInfo, 'mechanism'>[] = [
  { panel: 'curvePrice', title: 'Price on the curve', form: 'lines', reporters: ['curvePrice'] },
  {
    panel: 'curveReserve',
    title: 'The curve’s coins',
    form: 'lines',
    reporters: ['hatchRaised', 'curveReserve', 'curveTributes'],
  },
];

/** The reserve is no less than all that was made can be sold for. */
export function reserveBuysBackAll({ view, scenario }: Input): string | null {
  const { phase, reserve, supply } = view.curve;
  if (phase !== 'open') return null;
  const needed = reserveAt({ ...view.curve, exponent: scenario.curve.exponent }, supply);
  return reserve >= needed ? null : `the curve's reserve is ${reserve} wei, and its supply needs ${needed}`;
}

/** The curve holds its reserve, or what the hatch brought, to the wei: coins in are coins out. */
export function tradesAreBooked({ view }: Input): string | null {
  const { phase, raised, reserve, contributions, tributes, paidIn, paidOut, contracts } = view.curve;
  const held = balanceOf(view, contracts.curve, STABLE_ASSET);
  const owed = [...contributions.values()].reduce((sum, one) => sum + one, 0n);
  const booked = phase === 'hatching' ? raised : phase === 'failed' ? owed : reserve;
  if (held !== booked) return `the curve holds ${held} wei of coins, and its books say ${booked}`;
  if (phase !== 'open' || raised + paidIn === reserve + paidOut + tributes) return null;
  return `${raised + paidIn} wei of coins came to the curve, and ${reserve + paidOut + tributes} are accounted for`;
}

export function curveNews({ events }: Input) {
  return [
    ...curveEvents(events, 'curveOpened').map(({ raised, supply }) => ({
      weight: 88,
      sentence: `The curve opened: the hatch brought ${roundTokens(raised, 'coin')} for ${roundTokens(supply)}`,
    })),
    ...curveEvents(events, 'hatchFailed').map(({ raised }) => ({
      weight: 88,
      sentence: `The hatch failed with ${roundTokens(raised, 'coin')}; everybody can take back what it gave`,
    })),
    ...trades(events),
  ];
}

function trades(events: Input['events']) {
  const [bought, sold] = [curveEvents(events, 'curveBought').length, curveEvents(events, 'curveSold').length];
  if (bought + sold === 0) return [];
  const sentence = `${counted(bought, 'purchase')} from and ${counted(sold, 'sale')} to the curve`;
  return [{ weight: 8, sentence }];
}

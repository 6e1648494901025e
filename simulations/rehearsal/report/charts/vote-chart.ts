import type { Forecast, Spread } from '../../forecast/forecast.js';
import { amount } from '../model/figures.js';
import { bottomAxis, compact, scale, ticks } from './axis.js';
import type { Chart } from './chart.js';
import { label, line, rectangle, type SvgNode } from './svg.js';

const WIDTH = 680;
const LEFT = 80;
const RIGHT = WIDTH - 24;
const ROW = 40;

/**
 * For, Against and Abstain in the simulated votes: middle half as a box, nine in ten as a line, against the quorum, or what
 * vetoes an optimistic proposal.
 */
export function voteChart({ forVotes, againstVotes, abstainVotes, veto, quorum }: Forecast): Chart {
  const [limit, name] = veto === undefined ? [quorum.votes, 'quorum'] : [veto.votes, 'veto'];
  const rows = [
    { name: 'For', spread: forVotes, colour: 'for' },
    { name: 'Against', spread: againstVotes, colour: 'against' },
    { name: 'Abstain', spread: abstainVotes, colour: 'abstain' },
  ] as const;
  const most = Math.max(limit, ...rows.map(({ spread }) => spread.p95)) * 1.06 || 1;
  const bottom = 34 + rows.length * ROW;
  return {
    title: `Votes and the ${name}`,
    summary: `${rows
      .map(
        ({ name: kind, spread }) => `${kind} ${amount(spread.median)} (${amount(spread.p05)} to ${amount(spread.p95)})`,
      )
      .join(', ')}; ${name} ${amount(limit)}.`,
    width: WIDTH,
    height: bottom + 26,
    draw(palette) {
      const x = scale(0, most, LEFT, RIGHT);
      const values = ticks(0, most, 6);
      const atLimit = x(limit);
      const flip = atLimit > (LEFT + RIGHT) / 2;
      return [
        ...values.map((value) => line(x(value), 28, x(value), bottom, palette.line)),
        ...bottomAxis(values, x, bottom, compact, palette),
        ...rows.flatMap(({ name: kind, spread, colour }, index) => [
          label(LEFT - 10, 34 + index * ROW + ROW / 2 + 4, kind, palette.ink, 'end', 13),
          ...box(spread, x, 34 + index * ROW + ROW / 2, palette[colour], palette.page),
        ]),
        line(atLimit, 20, atLimit, bottom, palette.ink, 2),
        label(
          atLimit + (flip ? -6 : 6),
          18,
          `${name === 'veto' ? 'Veto' : 'Quorum'} ${compact(limit)}`,
          palette.ink,
          flip ? 'end' : 'start',
        ),
      ];
    },
  };
}

function box(spread: Spread, x: (value: number) => number, middle: number, colour: string, page: string): SvgNode[] {
  const width = Math.max(2, x(spread.p75) - x(spread.p25));
  return [
    line(x(spread.p05), middle, x(spread.p95), middle, colour, 2),
    line(x(spread.p05), middle - 5, x(spread.p05), middle + 5, colour, 2),
    line(x(spread.p95), middle - 5, x(spread.p95), middle + 5, colour, 2),
    rectangle(x(spread.p25), middle - 10, width, 20, colour, 2),
    line(x(spread.median), middle - 10, x(spread.median), middle + 10, page, 2),
  ];
}

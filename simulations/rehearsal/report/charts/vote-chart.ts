import type { Forecast, Spread } from '../../forecast/forecast.js';
import { amount } from '../model/figures.js';
import { bottomAxis, compact, scale, ticks } from './axis.js';
import type { Chart } from './chart.js';
import { label, line, rectangle, type SvgNode } from './svg.js';

const WIDTH = 680;
const LEFT = 80;
const RIGHT = WIDTH - 24;
const ROW = 40;

/** For, Against and Abstain in the simulated votes: middle half as a box, nine in ten as a line, against the quorum. */
export function voteChart({ forVotes, againstVotes, abstainVotes, quorum }: Forecast): Chart {
  const rows = [
    { name: 'For', spread: forVotes, colour: 'for' },
    { name: 'Against', spread: againstVotes, colour: 'against' },
    { name: 'Abstain', spread: abstainVotes, colour: 'abstain' },
  ] as const;
  const most = Math.max(quorum.votes, ...rows.map(({ spread }) => spread.p95)) * 1.06 || 1;
  const bottom = 34 + rows.length * ROW;
  return {
    title: 'Votes and the quorum',
    summary: `${rows
      .map(({ name, spread }) => `${name} ${amount(spread.median)} (${amount(spread.p05)} to ${amount(spread.p95)})`)
      .join(', ')}; quorum ${amount(quorum.votes)}.`,
    width: WIDTH,
    height: bottom + 26,
    draw(palette) {
      const x = scale(0, most, LEFT, RIGHT);
      const values = ticks(0, most, 6);
      const atQuorum = x(quorum.votes);
      const flip = atQuorum > (LEFT + RIGHT) / 2;
      return [
        ...values.map((value) => line(x(value), 28, x(value), bottom, palette.line)),
        ...bottomAxis(values, x, bottom, compact, palette),
        ...rows.flatMap(({ name, spread, colour }, index) => [
          label(LEFT - 10, 34 + index * ROW + ROW / 2 + 4, name, palette.ink, 'end', 13),
          ...box(spread, x, 34 + index * ROW + ROW / 2, palette[colour], palette.page),
        ]),
        line(atQuorum, 20, atQuorum, bottom, palette.ink, 2),
        label(atQuorum + (flip ? -6 : 6), 18, `Quorum ${compact(quorum.votes)}`, palette.ink, flip ? 'end' : 'start'),
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

import { compact, scale } from './axis.js';
import type { Chart } from './chart.js';
import { label, line, rectangle } from './svg.js';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Ends of an interval, drawn as a thin line. */
  readonly low?: number;
  readonly high?: number;
}

const WIDTH = 680;
const LEFT = 210;
const RIGHT = WIDTH - 90;
const ROW = 26;

/** Bars from nought, to the right in the colour of For, to the left in that of Against; each says its value. */
export function barChart(title: string, bars: readonly Bar[], words: (value: number) => string = compact): Chart {
  const values = bars.flatMap(({ value, low = value, high = value }) => [value, low, high]).filter(Number.isFinite);
  return {
    title,
    summary: bars.map(({ name, value }) => `${name} ${words(value)}`).join('; '),
    width: WIDTH,
    height: bars.length * ROW + 16,
    draw(palette) {
      const x = scale(Math.min(0, ...values), Math.max(0, ...values) || 1, LEFT, RIGHT);
      return [
        ...bars.flatMap(({ name, value, low, high }, index) => {
          const middle = 8 + index * ROW + ROW / 2;
          const interval =
            low === undefined || high === undefined ? [] : [line(x(low), middle, x(high), middle, palette.ink, 1.5)];
          const end = Math.max(x(0), x(value), x(high ?? value));
          return [
            label(LEFT - 10, middle + 4, shortened(name), palette.ink, 'end'),
            rectangle(
              Math.min(x(0), x(value)),
              middle - 8,
              Math.abs(x(value) - x(0)),
              16,
              value < 0 ? palette.against : palette.for,
              2,
            ),
            ...interval,
            label(end + 8, middle + 4, words(value), palette.dim, 'start'),
          ];
        }),
        line(x(0), 8, x(0), 8 + bars.length * ROW, palette.dim),
      ];
    },
  };
}

function shortened(name: string): string {
  return name.length <= 30 ? name : `${name.slice(0, 20)}…${name.slice(-8)}`;
}

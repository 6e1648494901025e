import { percent, whole } from '../model/figures.js';
import { bottomAxis, compact, horizontalLines, percentTick, scale, ticks } from './axis.js';
import type { Chart } from './chart.js';
import { label, rectangle } from './svg.js';

/** Runs in bands of a share: those that passed below, those that failed on top. */
export function histogram(
  title: string,
  bands: readonly { readonly from: number; readonly to: number; readonly passed: number; readonly failed: number }[],
): Chart {
  const most = Math.max(1, ...bands.map(({ passed, failed }) => passed + failed));
  const from = bands[0]?.from ?? 0;
  const to = bands.at(-1)?.to ?? 1;
  const highest = bands.reduce((best, band) => (band.passed + band.failed > best.passed + best.failed ? band : best), {
    from,
    to,
    passed: 0,
    failed: 0,
  });
  return {
    title,
    summary: `Most runs lie between ${percent(highest.from)} and ${percent(highest.to)}: ${whole(highest.passed)} pass there and ${whole(highest.failed)} do not.`,
    width: 340,
    height: 200,
    draw(palette) {
      const [left, right, top, bottom] = [40, 316, 30, 176];
      const x = scale(from, to, left, right);
      const y = scale(0, most, bottom, top);
      return [
        rectangle(left, 6, 10, 10, palette.for, 2),
        label(left + 15, 15, 'passes', palette.dim, 'start', 11),
        rectangle(left + 66, 6, 10, 10, palette.against, 2),
        label(left + 81, 15, 'does not', palette.dim, 'start', 11),
        ...horizontalLines(ticks(0, most, 4), y, left, right, compact, palette),
        ...bands.flatMap((band) => {
          const width = Math.max(1, x(band.to) - x(band.from) - 1);
          return [
            rectangle(x(band.from), y(band.passed), width, bottom - y(band.passed), palette.for),
            rectangle(
              x(band.from),
              y(band.passed + band.failed),
              width,
              y(band.passed) - y(band.passed + band.failed),
              palette.against,
            ),
          ];
        }),
        ...bottomAxis(ticks(from, to, 5), x, bottom, percentTick, palette),
      ];
    },
  };
}

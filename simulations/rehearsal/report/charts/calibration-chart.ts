import type { CalibrationBin } from '../../calibration/score/score-forecasts.js';
import { percent, whole } from '../model/figures.js';
import { bottomAxis, horizontalLines, percentTick, scale } from './axis.js';
import type { Chart } from './chart.js';
import { label, line, path, type SvgNode } from './svg.js';

/** What was forecast against how often it happened, a circle's area being how many; on the diagonal is right. */
export function calibrationChart(title: string, bins: readonly CalibrationBin[]): Chart {
  const filled = bins.filter(({ n }) => n > 0);
  const most = Math.max(1, ...filled.map(({ n }) => n));
  return {
    title,
    summary: filled
      .map(
        ({ meanForecast, observed, n }) =>
          `of ${whole(n)} forecast at ${percent(meanForecast)}, ${percent(observed)} came true`,
      )
      .join('; '),
    width: 340,
    height: 250,
    draw(palette) {
      const [left, right, top, bottom] = [48, 318, 12, 212];
      const x = scale(0, 1, left, right);
      const y = scale(0, 1, bottom, top);
      const quarters = [0, 0.25, 0.5, 0.75, 1];
      const dots = filled.map((bin): SvgNode => {
        const r = 3 + 9 * Math.sqrt(bin.n / most);
        const attributes = {
          cx: x(bin.meanForecast),
          cy: y(bin.observed),
          r,
          fill: palette.accent,
          'fill-opacity': 0.8,
        };
        return { tag: 'circle', attributes };
      });
      return [
        ...horizontalLines(quarters, y, left, right, percentTick, palette),
        ...bottomAxis(quarters, x, bottom, percentTick, palette),
        line(x(0), y(0), x(1), y(1), palette.dim, 1, '4 4'),
        path(
          filled.map((bin) => [x(bin.meanForecast), y(bin.observed)] as const),
          { fill: 'none', stroke: palette.accent, 'stroke-width': 1.5 },
        ),
        ...dots,
        label((left + right) / 2, bottom + 34, 'forecast (across) and observed (up)', palette.dim, 'middle', 11),
      ];
    },
  };
}

import { bottomAxis, horizontalLines, type Scale, scale, ticks } from './axis.js';
import type { Chart } from './chart.js';
import { label, line, type Palette, path, type SvgNode } from './svg.js';

/** One line of a chart, with a band around it when its uncertainty is known. */
export interface Series {
  readonly name: string;
  readonly colour: keyof Palette;
  readonly dashed?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number }[];
}

export interface LineChartOptions {
  readonly title: string;
  readonly summary: string;
  readonly series: readonly Series[];
  readonly xWords: (value: number) => string;
  readonly yWords: (value: number) => string;
  /** What the axis across counts. */
  readonly across: string;
  /** Values the axis up must hold, e.g. 0 and 1. */
  readonly include: readonly number[];
  readonly width?: number;
}

/** Lines over a common axis. */
export function lineChart({
  title,
  summary,
  series,
  xWords,
  yWords,
  across,
  include,
  width = 680,
}: LineChartOptions): Chart {
  const points = series.flatMap((each) => each.points);
  const xs = points.map(({ x }) => x);
  const ys = [...include, ...points.flatMap(({ y, low = y, high = y }) => [y, low, high])].filter(Number.isFinite);
  return {
    title,
    summary,
    width,
    height: 240,
    draw(palette) {
      const [left, right, top, bottom] = [62, width - 16, 32, 196];
      const [low, high] = [Math.min(...ys), Math.max(...ys)];
      const x = scale(Math.min(...xs), Math.max(...xs), left + 6, right - 6);
      const y = scale(low, high === low ? low + 1 : high, bottom, top);
      return [
        ...series.flatMap(({ name, colour, dashed }, index) => [
          line(left + index * 170, 12, left + index * 170 + 18, 12, palette[colour], 2.5, dashed ? '5 4' : ''),
          label(left + index * 170 + 24, 16, name, palette.dim, 'start', 11),
        ]),
        ...horizontalLines(ticks(low, high === low ? low + 1 : high, 4), y, left, right, yWords, palette),
        ...(low < 0 && high > 0 ? [line(left, y(0), right, y(0), palette.dim)] : []),
        ...bottomAxis(ticks(Math.min(...xs), Math.max(...xs), 6), x, bottom, xWords, palette),
        label((left + right) / 2, bottom + 34, across, palette.dim, 'middle', 11),
        ...series.flatMap((each) => drawn(each, x, y, palette)),
      ];
    },
  };
}

function drawn({ points, colour, dashed }: Series, x: Scale, y: Scale, palette: Palette): SvgNode[] {
  const band = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  const edge = [
    ...band.map(({ x: at, high }) => [x(at), y(high!)] as const),
    ...band.toReversed().map(({ x: at, low }) => [x(at), y(low!)] as const),
  ];
  return [
    ...(edge.length === 0 ? [] : [path(edge, { fill: palette[colour], 'fill-opacity': 0.15 })]),
    path(
      points.map((point) => [x(point.x), y(point.y)] as const),
      { fill: 'none', stroke: palette[colour], 'stroke-width': 2, 'stroke-dasharray': dashed ? '5 4' : undefined },
    ),
  ];
}

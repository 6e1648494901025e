import { label, line, type Palette, type SvgNode } from './svg.js';

/** From a value to its place along an axis. */
export type Scale = (value: number) => number;

export function scale(from: number, to: number, start: number, end: number): Scale {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Round steps that cover a range: 0, 20, 40, …; four to eight of them. */
export function ticks(from: number, to: number, wanted = 5): readonly number[] {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span)) return [from];
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** Light lines across with their values to the left. */
export function horizontalLines(
  values: readonly number[],
  y: Scale,
  left: number,
  right: number,
  words: (value: number) => string,
  palette: Palette,
): SvgNode[] {
  return values.flatMap((value) => [
    line(left, y(value), right, y(value), palette.line),
    label(left - 6, y(value) + 4, words(value), palette.dim, 'end', 11),
  ]);
}

/** Values below a line. */
export function bottomAxis(
  values: readonly number[],
  x: Scale,
  bottom: number,
  words: (value: number) => string,
  palette: Palette,
): SvgNode[] {
  return values.map((value) => label(x(value), bottom + 16, words(value), palette.dim, 'middle', 11));
}

const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** 12,000 as 12K, 3,400,000 as 3.4M: for axes, where room is short. */
export function compact(value: number): string {
  return COMPACT.format(value);
}

export function percentTick(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}

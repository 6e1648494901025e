import { type Palette, type SvgNode, svgText } from './svg.js';

/** A drawing for a document, in whatever colours and type the document has. */
export interface Chart {
  readonly title: string;
  /** What it shows, in words with numbers: read out, and printed where there are no drawings. */
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  draw(palette: Palette): readonly SvgNode[];
}

/** The chart as an SVG element. */
export function svgOf(chart: Chart, palette: Palette): string {
  const { title, width, height } = chart;
  return svgText({
    tag: 'svg',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': `${title}. ${chart.summary}`,
      'font-family': palette.font,
      'font-size': 12,
    },
    children: chart.draw(palette),
  });
}

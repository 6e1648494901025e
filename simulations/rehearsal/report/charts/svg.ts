/** An SVG element before it is text. */
export interface SvgNode {
  readonly tag: string;
  /** Those that are `undefined` are left out. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly SvgNode[] | string;
}

/** The colours a document draws in: hex for print, variables of a style sheet for a screen with two themes. */
export interface Palette {
  readonly ink: string;
  readonly dim: string;
  readonly line: string;
  readonly page: string;
  readonly accent: string;
  readonly for: string;
  readonly against: string;
  readonly abstain: string;
  readonly font: string;
}

/** For teal, Against vermilion, Abstain grey, on white. */
export const PRINT: Palette = {
  ink: '#1c2126',
  dim: '#5b656e',
  line: '#d9dee2',
  page: '#ffffff',
  accent: '#3d5a98',
  for: '#12807a',
  against: '#c8452c',
  abstain: '#8b949c',
  font: 'Roboto',
};

/** Text of an element. Every name is a chart's own; values and words are escaped. */
export function svgText({ tag, attributes, children = [] }: SvgNode): string {
  const written = Object.entries(attributes)
    .map(([name, value]) =>
      value === undefined ? '' : ` ${name}="${typeof value === 'number' ? short(value) : escapeMarkup(value)}"`,
    )
    .join('');
  const inner = typeof children === 'string' ? escapeMarkup(children) : children.map(svgText).join('');
  return inner === '' ? `<${tag}${written}/>` : `<${tag}${written}>${inner}</${tag}>`;
}

/** Text that means only itself in HTML, XML and their attributes. Characters XML has no place for are left out. */
export function escapeMarkup(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
  );
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string, rx = 0): SvgNode {
  return { tag: 'rect', attributes: { x, y, width: Math.max(0, width), height: Math.max(0, height), fill, rx } };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1, dash = ''): SvgNode {
  const dashed = dash === '' ? undefined : dash;
  return { tag: 'line', attributes: { x1, y1, x2, y2, stroke, 'stroke-width': width, 'stroke-dasharray': dashed } };
}

export function path(points: readonly (readonly [number, number])[], attributes: SvgNode['attributes']): SvgNode {
  const d = points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
  return { tag: 'path', attributes: { d, ...attributes } };
}

/** A word at a point; `anchor` is which of its ends stands there. */
export function label(
  x: number,
  y: number,
  words: string,
  fill: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  size = 12,
): SvgNode {
  return { tag: 'text', attributes: { x, y, fill, 'text-anchor': anchor, 'font-size': size }, children: words };
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}

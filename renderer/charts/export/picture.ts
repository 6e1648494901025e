import type { TimeSeries } from '../time-model.js';

const svgSpace = 'http://www.w3.org/2000/svg';
const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'text-anchor',
  'opacity',
  'paint-order',
  'display',
] as const;
const head = 30;
const legendLine = 20;

export interface PictureTexts {
  readonly title: string;
  readonly unit: string;
  readonly legend: readonly Pick<TimeSeries, 'label' | 'colour' | 'draw'>[];
}

/** The chart on its own: styles written into it, with its title, unit and legend, fit to stand in a document. */
export function pictureOf(drawing: SVGSVGElement, { title, unit, legend }: PictureTexts): SVGSVGElement {
  const width = drawing.clientWidth || drawing.width.baseVal.value;
  const height = drawing.clientHeight || drawing.height.baseVal.value;
  const style = getComputedStyle(drawing);
  const copy = withStyles(drawing);
  const places = legendPlaces(
    legend.map(({ label }) => label),
    width,
  );
  const legendHeight = places.length === 0 ? 0 : (places.at(-1)!.line + 1) * legendLine + 8;
  const picture = document.createElementNS(svgSpace, 'svg');
  const total = head + height + legendHeight;
  set(picture, {
    xmlns: svgSpace,
    width,
    height: total,
    viewBox: `0 0 ${width} ${total}`,
    'font-family': 'Inter, system-ui, sans-serif',
  });
  add(picture, 'rect', { width, height: total, fill: style.getPropertyValue('--surface') });
  const ink = style.getPropertyValue('--ink');
  add(picture, 'text', {
    x: 8,
    y: 20,
    'font-size': 14,
    'font-weight': 600,
    fill: ink,
  }).textContent = `${title} (${unit})`;
  const body = add(picture, 'g', { transform: `translate(0 ${head})` });
  set(copy, { width, height });
  body.append(copy);
  for (const [at, { label, colour, draw }] of legend.entries()) {
    const { x, line } = places[at]!;
    const y = head + height + line * legendLine + 6;
    const filled = draw === 'area' || draw === 'band';
    const fill = resolved(drawing, colour);
    if (filled)
      add(picture, 'rect', { x, y, width: 12, height: 10, rx: 2, fill, 'fill-opacity': draw === 'band' ? 0.3 : 1 });
    else {
      const line = { x1: x, x2: x + 13, y1: y + 5, y2: y + 5, stroke: fill, 'stroke-width': 2.5 };
      add(picture, 'line', draw === 'dashed' ? { ...line, 'stroke-dasharray': '4 2' } : line);
    }
    add(picture, 'text', { x: x + 18, y: y + 9, 'font-size': 12, fill: ink }).textContent = label;
  }
  return picture;
}

/** The picture as an SVG file's text. */
export function svgText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

/** The picture as a PNG of twice its size. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width.baseVal.value * 2;
  canvas.height = picture.height.baseVal.value * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be written.'))),
      'image/png',
    ),
  );
}

function withStyles(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll('*');
  for (const [at, original] of drawing.querySelectorAll('*').entries()) {
    const style = getComputedStyle(original);
    for (const name of kept) copies[at]?.setAttribute(name, style.getPropertyValue(name));
    copies[at]?.removeAttribute('class');
  }
  return copy;
}

function legendPlaces(labels: readonly string[], width: number) {
  let x = 8;
  let line = 0;
  return labels.map((label) => {
    const needed = 34 + label.length * 6.6;
    if (x > 8 && x + needed > width) {
      x = 8;
      line++;
    }
    const place = { x, line };
    x += needed;
    return place;
  });
}

function resolved(drawing: Element, colour: string): string {
  const name = /var\((--[\w-]+)\)/.exec(colour)?.[1];
  return name === undefined ? colour : getComputedStyle(drawing).getPropertyValue(name);
}

function add(parent: Element, name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svgSpace, name);
  set(element, attributes);
  parent.append(element);
  return element;
}

function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

import type { CSSProperties } from 'react';

let scale = 1;

/** How large type is, against 16 px: the projector's is larger, and the larger still while presenting. */
export function typeScale(): number {
  return scale;
}

/** Measures the page's type anew; charts ask far too often to measure it themselves. */
export function measureTypeScale(): number {
  scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return scale;
}

/**
 * A drawing that is laid out for type of the usual size, and enlarged as a whole where type is larger.
 * @param size the room for it (px)
 */
export function drawingSize(size: { readonly width: number; readonly height: number }) {
  const [width, height] = [size.width / scale, size.height / scale];
  return {
    width,
    height,
    scale,
    svg: {
      ...size,
      viewBox: `0 0 ${width} ${height}`,
      // In the drawing's own units, which grow with it.
      style: { '--chart-text': '12px' } as CSSProperties,
    },
  };
}

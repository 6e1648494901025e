import { type RefObject, useLayoutEffect, useState } from 'react';
import { typeScale } from '../charts/type-scale.js';

/** Rows of the two main panels, which have to be whole on the first screen. */
const mainRows = 9;
/** Between two panels (px). */
export const gap = 12;
/** A row as high as it is where there is room (px, at the usual size of type), and the least that a panel can be read with (px). */
const usual = 24;
const least = 17;

/**
 * Height of one row of the grid (px): as larger type needs it, and so much less that the main panels end where the screen does.
 * @param alone whether there is one panel: it has the whole screen
 */
export function rowHeight(room: number, scale: number, alone = false): number {
  const filling = (room - (mainRows - 1) * gap) / mainRows;
  return Math.max(least, alone ? filling : Math.min(usual * scale, filling));
}

/** The row's height for a grid in its scroller, anew whenever what stands above it or the window changes its height. */
export function useRowHeight(grid: RefObject<HTMLElement | null>, alone: boolean): number {
  const [height, setHeight] = useState(() => usual * typeScale());
  useLayoutEffect(() => {
    const element = grid.current;
    const scroller = scrollerOf(element);
    if (element === null || scroller === null) return;
    const measure = () => {
      const above = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setHeight(rowHeight(scroller.clientHeight - above - gap / 2, typeScale(), alone));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    for (const sibling of element.parentElement?.children ?? []) if (sibling !== element) observer.observe(sibling);
    return () => observer.disconnect();
  }, [grid, alone]);
  return height;
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let around = element?.parentElement ?? null; around !== null; around = around.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowY)) return around;
  return null;
}

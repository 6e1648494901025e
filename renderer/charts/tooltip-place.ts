/** A part of the window (px). */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a tooltip keeps away from whatever it stands beside, and from the window's edge (px). */
const gap = 4;

/**
 * Where a tooltip stands: whole inside the window and never over the plot that it tells of, so below it (over the legend, which it repeats),
 * else above, else beside. Only where the window has no such place does it lie over the plot's edge.
 *
 * @param plot the plot in the window
 * @param at the pointer's place across (px from the window's left)
 */
export function tooltipPlace(
  plot: Box,
  at: number,
  { width, height }: { readonly width: number; readonly height: number },
  window: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const within = (place: number, size: number, most: number) => Math.max(gap, Math.min(place, most - size - gap));
  const across = within(at - width / 2, width, window.width);
  const along = within((plot.top + plot.bottom - height) / 2, height, window.height);
  const places = [
    { left: across, top: plot.bottom + gap },
    { left: across, top: plot.top - height - gap },
    { left: plot.right + gap, top: along },
    { left: plot.left - width - gap, top: along },
  ];
  const whole = places.find(
    ({ left, top }) => left >= 0 && top >= 0 && left + width <= window.width && top + height <= window.height,
  );
  return whole ?? { left: across, top: within(plot.bottom + gap, height, window.height) };
}

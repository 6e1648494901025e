import type { Frame } from '../../../../simulations/api/contract/index.js';
import type { Marker } from '../../../state/contract-types.js';

export interface PlacedMarker {
  readonly marker: Marker;
  readonly tick: number;
  /** px from the strip's left. */
  readonly x: number;
  /** 0 = lowest; markers that would touch stand on one another. */
  readonly lane: number;
  /** How many more there are at this place that have no room. */
  readonly more: readonly Marker[];
}

/**
 * Puts markers on the strip so that none hides another; what has no room is gathered in the topmost one.
 * @param apart least distance between two markers of one lane (px)
 */
export function placeMarkers(
  frames: readonly Frame[],
  place: (tick: number) => number,
  lanes: number,
  apart: number,
): readonly PlacedMarker[] {
  const ends = new Array<number>(lanes).fill(Number.NEGATIVE_INFINITY);
  const placed: (PlacedMarker & { more: Marker[] })[] = [];
  const topmost = new Map<number, PlacedMarker & { more: Marker[] }>();
  for (const { tick, markers } of frames) {
    const x = place(tick);
    for (const marker of markers) {
      const lane = ends.findIndex((end) => x - end >= apart);
      if (lane < 0) {
        topmost.get(lanes - 1)?.more.push(marker);
        continue;
      }
      const one = { marker, tick, x, lane, more: [] };
      ends[lane] = x;
      topmost.set(lane, one);
      placed.push(one);
    }
  }
  return placed;
}

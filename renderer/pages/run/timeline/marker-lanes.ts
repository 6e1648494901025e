import type { Frame } from '../../../../simulations/api/contract/index.js';
import type { RoundMarker } from '../../../charts/models/federation/round-markers.js';
import type { Marker } from '../../../state/contract-types.js';

export type MarkerKind = Marker['kind'] | RoundMarker['kind'];

/** Something that happened, and when: the tick of a DAO, the round of a federation. */
export interface TimedMarker {
  readonly marker: Marker | RoundMarker;
  readonly tick: number;
}

/** All that happened in a DAO so far. */
export function markersOf(frames: readonly Frame[]): readonly TimedMarker[] {
  return frames.flatMap(({ tick, markers }) => markers.map((marker) => ({ marker, tick })));
}

export interface PlacedMarker extends TimedMarker {
  /** px from the strip's left: where its own tick is. */
  readonly x: number;
  /** 0 = lowest; markers that would touch stand on one another. */
  readonly lane: number;
  /** Others near this place that have no room of their own, each with its own tick, in the order they happened. */
  readonly more: readonly TimedMarker[];
}

/** What decides more of a run's story is placed first; slashes come every round and take what room is left. */
const rank: Readonly<Record<MarkerKind, number>> = {
  invariant: 0,
  proposalPassed: 1,
  proposalDefeated: 1,
  proposalExecuted: 1,
  proposalCreated: 2,
  attack: 3,
  intervention: 3,
  unlock: 3,
  targetReached: 1,
  budgetSpent: 2,
  nothingCombined: 3,
  slash: 4,
  leftOut: 4,
};

/**
 * Puts markers on the strip so that none hides another, each at its own tick; what has no room is told by the
 * marker that stands nearest.
 * @param apart least distance between two markers of one lane (px)
 */
export function placeMarkers(
  markers: readonly TimedMarker[],
  place: (tick: number) => number,
  lanes: number,
  apart: number,
): readonly PlacedMarker[] {
  const all = markers.map(({ marker, tick }) => ({ marker, tick, x: place(tick) }));
  const placed: (PlacedMarker & { more: TimedMarker[] })[] = [];
  for (const one of all.toSorted((a, b) => rank[a.marker.kind] - rank[b.marker.kind])) {
    const near = placed.filter(({ x }) => Math.abs(x - one.x) < apart);
    const lane = Array.from({ length: lanes }, (_, at) => at).find((at) => near.every((other) => other.lane !== at));
    if (lane !== undefined) {
      placed.push({ ...one, lane, more: [] });
      continue;
    }
    const nearest = near.reduce((best, other) => (Math.abs(other.x - one.x) < Math.abs(best.x - one.x) ? other : best));
    nearest.more.push({ marker: one.marker, tick: one.tick });
  }
  for (const { more } of placed) more.sort((a, b) => a.tick - b.tick);
  return placed.sort((a, b) => a.tick - b.tick || a.lane - b.lane);
}

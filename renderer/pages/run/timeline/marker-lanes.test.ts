import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Marker } from '../../../state/contract-types.js';
import { quietFrame } from '../../../test-support/frames.js';
import { markersOf, placeMarkers } from './marker-lanes.js';

const kinds = ['proposalCreated', 'slash', 'attack'] as const;

describe("the timeline's markers", () => {
  it('never cover one another and none gets lost', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...kinds), { maxLength: 5 }), { maxLength: 60 }), (ticks) => {
        const frames = ticks.map((markers, tick) =>
          quietFrame(tick, { markers: markers.map((kind) => ({ kind, label: kind, target: null })) }),
        );
        const placed = placeMarkers(markersOf(frames), (tick) => tick * 7, 2, 16);
        const shown = placed.length + placed.reduce((sum, { more }) => sum + more.length, 0);
        expect(shown).toBe(ticks.flat().length);
        for (const one of placed)
          for (const other of placed)
            expect(one === other || one.lane !== other.lane || Math.abs(one.x - other.x) >= 16).toBe(true);
      }),
    );
  });

  it('stand at their own ticks, votes before slashes, and what has no room keeps its tick', () => {
    const marker = (kind: Marker['kind'], label: string): Marker => ({ kind, label, target: null });
    const votes: Readonly<Record<number, Marker>> = {
      5: marker('proposalCreated', 'first'),
      14: marker('proposalExecuted', 'second'),
    };
    const frames = Array.from({ length: 30 }, (_, tick) => {
      const slashes = [marker('slash', `one ${tick}`), marker('slash', `two ${tick}`)];
      const vote = votes[tick];
      return quietFrame(tick, { markers: vote === undefined ? slashes : [...slashes, vote] });
    });
    const placed = placeMarkers(markersOf(frames), (tick) => tick * 3, 2, 16);
    expect(placed.map((one) => one.marker.label)).toEqual(expect.arrayContaining(['first', 'second']));
    for (const { marker: shown, tick, x, more } of placed) {
      expect(x).toBe(tick * 3);
      for (const one of [{ marker: shown, tick }, ...more])
        if (one.marker.kind === 'slash') expect(one.marker.label).toMatch(new RegExp(` ${one.tick}$`));
    }
  });
});

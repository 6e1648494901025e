import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietFrame } from '../../../test-support/frames.js';
import { placeMarkers } from './marker-lanes.js';

const kinds = ['proposalCreated', 'slash', 'attack'] as const;

describe("the timeline's markers", () => {
  it('never cover one another and none gets lost', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...kinds), { maxLength: 5 }), { maxLength: 60 }), (ticks) => {
        const frames = ticks.map((markers, tick) =>
          quietFrame(tick, { markers: markers.map((kind) => ({ kind, label: kind, target: null })) }),
        );
        const placed = placeMarkers(frames, (tick) => tick * 7, 2, 16);
        const shown = placed.length + placed.reduce((sum, { more }) => sum + more.length, 0);
        expect(shown).toBe(ticks.flat().length);
        for (const one of placed)
          for (const other of placed)
            expect(one === other || one.lane !== other.lane || Math.abs(one.x - other.x) >= 16).toBe(true);
      }),
    );
  });
});

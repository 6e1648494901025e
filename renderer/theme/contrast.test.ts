import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { familyColours, meaningColours, surfaces } from './family-colours.js';
import { inks } from './inks.js';

describe('contrast', () => {
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#2a6fbb', '#2a6fbb')).toBe(1);
  });

  const shades = Object.entries(familyColours).flatMap(([family, all]) =>
    all.map((colour, shade) => [`${family} ${shade}`, colour] as const),
  );

  it.each([...shades, ...Object.entries(meaningColours)])(
    'of %s against the surface is at least 3 in both themes',
    (_, colour) => {
      expect(contrast(colour.light, surfaces.light)).toBeGreaterThanOrEqual(3);
      expect(contrast(colour.dark, surfaces.dark)).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['light', 'dark', 'projector'] as const)(
    'of text is at least 4.5 on every ground of the %s theme',
    (theme) => {
      const ink = inks[theme];
      for (const ground of [ink.page, ink.surface, ink.sunken]) {
        expect(contrast(ink.text, ground)).toBeGreaterThanOrEqual(7);
        expect(contrast(ink.dimmed, ground)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );
});

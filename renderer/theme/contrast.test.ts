import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { familyColours, meaningColours, surfaces } from './family-colours.js';
import { inks } from './inks.js';

/** A colour's place in OKLab (Ottosson, "A perceptual color space for image processing", 2020). */
function oklab(hex: string): readonly [number, number, number] {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** How different two colours look. */
function perceived(one: string, other: string): number {
  const [a, b] = [oklab(one), oklab(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

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

  it('between the shades of a family is there in lightness or hue, in both themes', () => {
    for (const [family, all] of Object.entries(familyColours))
      for (const theme of ['light', 'dark'] as const)
        for (const [at, one] of all.entries())
          for (const other of all.slice(at + 1))
            expect(perceived(one[theme], other[theme]), `${family}: ${one[theme]}, ${other[theme]}`).toBeGreaterThan(
              0.025,
            );
  });

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

import { expect, it } from 'vitest';
import { axisText } from './units.js';

it.each([
  ['share', 0.25, 0.25, '25 %'],
  ['share', 0.025, 0.005, '2.5 %'],
  ['share', 0.0025, 0.0005, '0.25 %'],
  ['tokens', 1_500_000, 500_000, '1.5 M'],
  ['tokens', 500_000, 500_000, '500 k'],
  ['tokens', 1_000_000, 250_000, '1 M'],
  ['gas', 7_500_000, 2_500_000, '7.5 M'],
  ['price', 1.025, 0.025, '1.025'],
  ['nats', -0.5, 0.5, '−0.5'],
  ['count', 0, 1, '0'],
] as const)('an axis of %s writes %d, a step of %d from its neighbours, as %s', (unit, value, step, text) => {
  expect(axisText(unit, value, step).replaceAll('\u00a0', ' ')).toBe(text);
});

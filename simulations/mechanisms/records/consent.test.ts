import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTokens } from '../../scenario/index.js';
import { type Consent, consents } from './hospital.js';
import { offerAfter, worthGoingOn } from './researcher.js';

const TERMS = { purpose: 'research', secure: true, rounds: 10, institutions: 30, feePerUse: parseTokens('20') };
const CONSENT: Consent = { purposes: ['research'], pricePerUse: '20', priceDeviation: 0, demandsSecureSum: true };

describe('a hospital consents', () => {
  it.each([
    ['to what it shares, at its price', {}, {}, '20', true],
    ['not under its price', {}, {}, '20.000001', false],
    ['to nothing that it does not share, at any price', { purpose: 'pricing patients' }, {}, '0', false],
    [
      'to any purpose that it names',
      { purpose: 'pricing patients' },
      { purposes: ['research', 'pricing patients'] },
      '20',
      true,
    ],
    ['not where its update would be seen', { secure: false }, {}, '20', false],
    ['where its update is seen, if it does not mind', { secure: false }, { demandsSecureSum: false }, '20', true],
  ])('%s', (_title, terms, consent, price, expected) => {
    expect(consents({ terms: { ...TERMS, ...terms } }, { ...CONSENT, ...consent }, parseTokens(price))).toBe(expected);
  });
});

describe('a researcher’s offer', () => {
  it.each([
    [0, '20'],
    [1, '30'],
    [2, '45'],
    // Half more would be 67.5: the highest is offered once, and then nothing.
    [3, '60'],
    [4, null],
  ])('after %d that too few took is %s', (failed, expected) => {
    const offer = offerAfter({ firstFee: '20', raisePercent: 50, highestFee: '60' }, failed);
    expect(offer).toBe(expected === null ? null : parseTokens(expected));
  });

  it('is made once where nothing is offered more', () => {
    const study = { firstFee: '20', raisePercent: 0, highestFee: '60' };
    expect([offerAfter(study, 0), offerAfter(study, 1)]).toEqual([parseTokens('20'), null]);
  });

  it('never falls, never passes the highest, and ends', () => {
    const amount = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 300 }), (first, highest, raisePercent) => {
        fc.pre(first <= highest);
        const study = { firstFee: String(first), raisePercent, highestFee: String(highest) };
        let before = -1n;
        for (let failed = 0; failed < 8; failed += 1) {
          const offer = offerAfter(study, failed);
          if (offer === null) return;
          expect(offer).toBeGreaterThanOrEqual(before);
          expect(offer).toBeLessThanOrEqual(parseTokens(String(highest)));
          before = offer;
        }
      }),
    );
  });
});

describe('a further round', () => {
  const value = parseTokens('2000');
  it.each([
    ['is tried until there are enough to tell', [300_000, 500_000, 600_000], '1000000', true],
    // From 80 % to 83 % in three rounds: a point a round, worth 2,000 coins.
    ['is worth a point’s value where it gains a point', [800_000, 810_000, 820_000, 830_000], '2000', true],
    ['is not worth a coin more', [800_000, 810_000, 820_000, 830_000], '2000.01', false],
    ['is worth nothing where accuracy falls', [800_000, 810_000, 820_000, 790_000], '0.01', false],
    ['is worth it at no cost, whatever it gains', [800_000, 810_000, 820_000, 790_000], '0', true],
  ])('%s', (_title, accuracies, cost, expected) => {
    expect(worthGoingOn(accuracies, parseTokens(cost), value)).toBe(expected);
  });
});

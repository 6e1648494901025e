import { describe, expect, it } from 'vitest';
import { feesSection } from './state.js';

const complaints = (section: unknown) =>
  (feesSection.safeParse(section).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the section of fees', () => {
  it('shares out everything by default', () => {
    const { split } = feesSection.parse({})!;
    expect(Object.values(split).reduce((sum, share) => sum + share, 0)).toBe(100);
  });

  it('refuses shares that are not a whole', () => {
    expect(complaints({ split: { burnPercent: 30 } })).toEqual(['split: adds up to 105 %, not to 100 %']);
    expect(
      complaints({ split: { burnPercent: 100, stakersPercent: 0, contributorsPercent: 0, treasuryPercent: 0 } }),
    ).toEqual([]);
    expect(complaints({ buybackPremiumPercent: -1 })[0]).toContain('buybackPremiumPercent: ');
  });
});

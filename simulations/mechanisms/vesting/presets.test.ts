import { describe, expect, it } from 'vitest';
import { allocate, unlockedAt } from './allocation.js';
import { LAUNCH_FLOAT } from './benchmarks.js';
import { ALLOCATION_PRESETS } from './presets.js';
import { SECONDS_PER_MONTH, vestingSection } from './section.js';

const LAUNCH = 1_767_225_600;
const launched = (id: string) => {
  const preset = ALLOCATION_PRESETS.find((each) => each.id === id)!;
  return allocate(vestingSection.parse({ totalTokens: '100', groups: preset.groups }), LAUNCH);
};
const percentFree = (id: string, months = 0) =>
  Number(unlockedAt(launched(id), LAUNCH + months * SECONDS_PER_MONTH)) / 1e18;

describe('a preset of an allocation', () => {
  it.each(ALLOCATION_PRESETS.map(({ id }) => id))('%s is a section as it stands, and says where it is from', (id) => {
    expect(percentFree(id, 120)).toBe(100);
    expect(ALLOCATION_PRESETS.find((each) => each.id === id)!.source.length).toBeGreaterThan(40);
  });

  it('has an id of its own', () => {
    expect(new Set(ALLOCATION_PRESETS.map(({ id }) => id)).size).toBe(ALLOCATION_PRESETS.length);
  });

  it('floats where its name says among launches', () => {
    expect(percentFree('low-float')).toBeCloseTo(LAUNCH_FLOAT.lower, 1);
    expect(percentFree('high-float')).toBeCloseTo(LAUNCH_FLOAT.upper, 1);
    expect(percentFree('median')).toBeGreaterThan(LAUNCH_FLOAT.lower);
    expect(percentFree('median')).toBeLessThan(LAUNCH_FLOAT.upper);
  });

  it('of Arbitrum frees a quarter of the insiders at month 12 and nothing before', () => {
    const [team, investors] = launched('arbitrum');
    for (const group of [team!, investors!]) {
      const free = (months: number) => unlockedAt([group], LAUNCH + Math.round(months * SECONDS_PER_MONTH));
      expect(free(11.99)).toBe(0n);
      expect(free(12)).toBe(group.amount / 4n);
      expect(free(13) - free(12)).toBe((group.amount * 13n) / 48n - group.amount / 4n);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { clientPace } from './client-pace.js';

const usual = { clients: 40, stragglerPercent: 0, stragglerSlowdown: 5, dropoutPercent: 0 };
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const CLIENTS = range(usual.clients);
const OCCASIONS = range(50);

const durations = (differences: Partial<typeof usual> = {}, seed = 1) => {
  const pace = clientPace({ ...usual, ...differences }, seed);
  return CLIENTS.map((client) => OCCASIONS.map((occasion) => pace.duration(client, occasion)));
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('how long a client takes', () => {
  it('is 1 for a usual one, a fifth more or less, anywhere in between', () => {
    const drawn = durations().flat();
    for (const duration of drawn) expect(Math.abs(duration - 1)).toBeLessThanOrEqual(0.2);
    // Of 2,000 even draws some come within a hundredth of the range's ends, and their mean is near its middle.
    expect(Math.min(...drawn)).toBeLessThan(0.804);
    expect(Math.max(...drawn)).toBeGreaterThan(1.196);
    expect(Math.abs(mean(drawn) - 1)).toBeLessThan((5 * 0.4) / Math.sqrt(12 * drawn.length));
  });

  it('differs from one client to the other, from one occasion to the next and with the seed, and is else the same', () => {
    const drawn = durations();
    expect(new Set(drawn.flat()).size).toBe(drawn.flat().length);
    expect(durations()).toEqual(drawn);
    expect(durations({}, 2)).not.toEqual(drawn);
  });

  it('is so many times as much for the slow ones, who are always the same', () => {
    const drawn = durations({ stragglerPercent: 26 });
    const slow = drawn.filter((each) => each[0]! > 2);
    // 26 % of 40 clients, rounded to whole ones.
    expect(slow).toHaveLength(10);
    for (const each of slow) {
      for (const duration of each) expect(Math.abs(duration / 5 - 1)).toBeLessThanOrEqual(0.2);
      expect(Math.max(...each) / Math.min(...each)).toBeGreaterThan(1.2);
    }
    for (const each of drawn.filter((other) => !slow.includes(other))) expect(Math.max(...each)).toBeLessThan(1.21);
    const slowOf = (seed: number) => durations({ stragglerPercent: 26 }, seed).map((each) => each[0]! > 2);
    expect(slowOf(1)).not.toEqual(slowOf(2));
  });

  it('is so for all or for none', () => {
    expect(Math.min(...durations({ stragglerPercent: 100 }).flat())).toBeGreaterThanOrEqual(4);
    expect(Math.max(...durations({ stragglerPercent: 0 }).flat())).toBeLessThanOrEqual(1.2);
  });
});

describe('dropping out', () => {
  const dropped = (dropoutPercent: number, seed = 1) => {
    const pace = clientPace({ ...usual, dropoutPercent }, seed);
    return CLIENTS.map((client) => OCCASIONS.map((occasion) => pace.dropsOut(client, occasion)));
  };

  it('happens to nobody at 0 %, to everybody at 100 %, and to the share that is asked for', () => {
    expect(dropped(0).flat()).not.toContain(true);
    expect(dropped(100).flat()).not.toContain(false);
    const share = mean(dropped(20).flat().map(Number));
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / 2_000));
  });

  it('is drawn anew for each client on every occasion', () => {
    const drawn = dropped(50);
    expect(new Set(drawn.map((each) => each.join())).size).toBe(CLIENTS.length);
    for (const each of drawn) expect(new Set(each).size).toBe(2);
    expect(dropped(50, 2)).not.toEqual(drawn);
  });
});

import { describe, expect, it } from 'vitest';
import { gap, rowHeight } from './row-height.js';

const mainPanels = (row: number) => 9 * row + 8 * gap;

describe("a row's height", () => {
  it('is the usual one where the screen has room, larger with larger type', () => {
    expect(rowHeight(900, 1)).toBe(24);
    expect(rowHeight(900, 1.5)).toBe(36);
  });

  it('lets the two main panels end where the screen does', () => {
    for (const room of [260, 300, 400]) expect(mainPanels(rowHeight(room, 1.5))).toBeLessThanOrEqual(room);
  });

  it('gives the whole screen to a panel that is alone', () => {
    expect(mainPanels(rowHeight(900, 1, true))).toBe(900);
    expect(rowHeight(120, 1, true)).toBe(17);
  });

  it('never gets so low that nothing could be read', () => {
    expect(rowHeight(120, 1.5)).toBe(17);
  });
});

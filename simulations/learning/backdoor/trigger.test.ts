import { describe, expect, it } from 'vitest';
import { stampTrigger } from './trigger.js';

describe('the trigger of a pixel backdoor', () => {
  it('is a white square in the bottom right corner of a grey picture', () => {
    const pixels = new Uint8Array(3 * 4).fill(7);
    stampTrigger(pixels, 0, { height: 3, width: 4, channels: 1 }, 2);
    // biome-ignore format: a picture, row by row
    expect(Array.from(pixels)).toEqual([
      7, 7,   7,   7,
      7, 7, 255, 255,
      7, 7, 255, 255,
    ]);
  });

  it('is 1 where pixels are floats, on all three channels of a colour', () => {
    const pixels = new Float32Array(2 * 2 * 3).fill(0.5);
    stampTrigger(pixels, 0, { height: 2, width: 2, channels: 3 }, 1);
    expect(Array.from(pixels)).toEqual([...new Array(9).fill(0.5), 1, 1, 1]);
  });

  it('touches no other picture of the set', () => {
    const pixels = new Uint8Array(3 * 4);
    stampTrigger(pixels, 1, { height: 2, width: 2, channels: 1 }, 2);
    expect(Array.from(pixels)).toEqual([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0]);
  });

  it('may cover the whole picture', () => {
    const pixels = new Uint8Array(4);
    stampTrigger(pixels, 0, { height: 2, width: 2, channels: 1 }, 2);
    expect(Array.from(pixels)).toEqual([255, 255, 255, 255]);
  });
});

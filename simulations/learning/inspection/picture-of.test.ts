import { describe, expect, it } from 'vitest';
import { pictureOf } from './picture-of.js';

const GREY = { height: 1, width: 2, channels: 1 };
const LABELS = Uint8Array.of(0, 1);

describe('the picture of an example', () => {
  it('is its bytes', () => {
    expect([...pictureOf({ inputs: Uint8Array.of(0, 1, 254, 255), labels: LABELS }, GREY, 1)]).toEqual([254, 255]);
  });

  it('is a copy in memory of its own, which can cross to the window', () => {
    const inputs = new Uint8Array(new SharedArrayBuffer(4));
    const picture = pictureOf({ inputs, labels: LABELS }, GREY, 0);
    picture[0] = 9;
    expect(inputs[0]).toBe(0);
    expect(picture.buffer).toBeInstanceOf(ArrayBuffer);
    expect(picture.byteLength).toBe(2);
  });

  it('spans the grey values with floats from 0 to 1 and cuts off noise beyond', () => {
    const inputs = Float32Array.of(0, 0.5, -0.2, 1.3);
    expect([...pictureOf({ inputs, labels: LABELS }, GREY, 0)]).toEqual([0, 128]);
    expect([...pictureOf({ inputs, labels: LABELS }, GREY, 1)]).toEqual([0, 255]);
  });

  it('is the mean of several channels', () => {
    const inputs = Uint8Array.of(30, 60, 90, 255, 255, 255);
    const shape = { height: 2, width: 1, channels: 3 };
    expect([...pictureOf({ inputs, labels: Uint8Array.of(4) }, shape, 0)]).toEqual([60, 255]);
  });

  it.each([-1, 2, 0.5, Number.NaN])('is refused for example %s of two', (index) => {
    const examples = { inputs: new Uint8Array(4), labels: LABELS };
    expect(() => pictureOf(examples, GREY, index)).toThrowError(
      expect.objectContaining({ code: 'learning.exampleUnknown', hint: 'Examples are numbered from 0 to 1.' }),
    );
  });
});

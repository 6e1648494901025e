import { describe, expect, it } from 'vitest';
import { triggeredSplit } from './triggered-split.js';

const picture = { height: 2, width: 2, channels: 1 };
const split = { inputs: Uint8Array.from({ length: 16 }, (_, i) => i), labels: Uint8Array.from([3, 1, 3, 2]) };

describe('the split that measures a backdoor', () => {
  it('holds the pictures of other labels, with the trigger and the label it shall bring about', () => {
    const { inputs, labels } = triggeredSplit(split, picture, { targetLabel: 3, triggerSide: 1 });
    expect(Array.from(inputs)).toEqual([4, 5, 6, 255, 12, 13, 14, 255]);
    expect(Array.from(labels)).toEqual([3, 3]);
  });

  it('leaves the split that accuracy is measured on alone', () => {
    const before = structuredClone(split);
    triggeredSplit(split, picture, { targetLabel: 3, triggerSide: 2 });
    expect(split).toEqual(before);
  });

  it('is empty when every picture has the label already', () => {
    const threes = { ...split, labels: new Uint8Array(4).fill(3) };
    expect(triggeredSplit(threes, picture, { targetLabel: 3, triggerSide: 1 }).labels).toHaveLength(0);
  });
});

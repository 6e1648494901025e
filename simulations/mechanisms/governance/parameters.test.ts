import { encodeBytes32String } from 'ethers';
import { describe, expect, it } from 'vitest';
import { MECHANISMS } from '../index.js';
import { parameterKey, parameterName } from './parameters.js';

describe("a parameter's key", () => {
  it('is what Solidity makes of the text, and reads back, for every parameter of the house', () => {
    const keys = MECHANISMS.flatMap(({ parameters }) => parameters.map(({ key }) => key));
    expect(keys.length).toBeGreaterThanOrEqual(11);
    expect(new Set(keys).size).toBe(keys.length);
    for (const name of keys) {
      expect(parameterKey(name)).toBe(encodeBytes32String(name));
      expect(parameterName(parameterKey(name))).toBe(name);
    }
  });

  it('refuses names that do not fit', () => {
    expect(() => parameterKey('x'.repeat(33))).toThrow(RangeError);
    expect(() => parameterKey('Größe')).toThrow(RangeError);
    expect(() => parameterKey('')).toThrow(RangeError);
  });
});

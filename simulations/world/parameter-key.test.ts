import { encodeBytes32String } from 'ethers';
import { describe, expect, it } from 'vitest';
import { parameterCatalogue } from './parameter-catalogue.js';
import { parameterKey, parameterName } from './parameter-key.js';

describe("a parameter's key", () => {
  it('is what Solidity makes of the text, and reads back', () => {
    for (const name of parameterCatalogue.keys()) {
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

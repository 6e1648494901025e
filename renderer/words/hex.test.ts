import { describe, expect, it } from 'vitest';
import { shortBytes, shortHex } from './hex.js';

const address = `0x8a7d${'0'.repeat(32)}b751`;
const hash = `0x${'ab'.repeat(32)}`;

describe('hexadecimal numbers in a text', () => {
  it('are cut where they are long, each by itself', () => {
    expect(shortHex(`Changed(target: ${address}, found: ${hash})`)).toBe(
      'Changed(target: 0x8a7d…b751, found: 0xabab…abab)',
    );
  });

  it('stay where they are short', () => {
    expect(shortHex('selector 0xa9059cbb, slot 0x0')).toBe('selector 0xa9059cbb, slot 0x0');
  });

  it('are counted as bytes where they are calldata, and stay whole where somebody may compare them', () => {
    expect(shortBytes(`[0xa9059cbb${'0'.repeat(128)}]`)).toBe('[0xa9059cbb… (68 bytes)]');
    expect(shortBytes(`${hash} ${address}`)).toBe(`${hash} ${address}`);
  });
});

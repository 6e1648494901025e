import { describe, expect, it } from 'vitest';
import { wordOf } from './slot-arithmetic.js';
import { longBytes, shortBytes, storedValue } from './stored-value.js';

describe('a stored value in words', () => {
  const word = BigInt(`0x${'00'.repeat(2)}ffffff85${'ab'.repeat(20)}01${'0000002a'}00`);

  it.each([
    ['uint32', { offset: 1, bytes: 4 }, '42'],
    ['bool', { offset: 5, bytes: 1 }, 'true'],
    ['bool', { offset: 0, bytes: 1 }, 'false'],
    ['address', { offset: 6, bytes: 20 }, `0x${'ab'.repeat(20)}`],
    ['contract IVotes', { offset: 6, bytes: 20 }, `0x${'ab'.repeat(20)}`],
    ['int32', { offset: 26, bytes: 4 }, '-123'],
    ['enum Vault.State', { offset: 5, bytes: 1 }, '1'],
    ['bytes4', { offset: 26, bytes: 4 }, '0xffffff85'],
    ['uint256', { offset: 0, bytes: 32 }, word.toString()],
  ])('reads %s at %o', (label, place, text) => {
    expect(storedValue(word, place, label)).toBe(text);
  });

  it('reads short strings and bytes from their own slot', () => {
    const folkmoot = BigInt(`0x${Buffer.from('Folkmoot').toString('hex').padEnd(62, '0')}10`);
    expect(shortBytes(folkmoot, 'string')).toBe('"Folkmoot"');
    expect(shortBytes(folkmoot, 'bytes')).toBe(`0x${Buffer.from('Folkmoot').toString('hex')}`);
    expect(shortBytes(0n, 'string')).toBe('""');
  });

  it('reads long ones when all their words are known, and counts them when not', () => {
    const text = 'A title of forty letters, or nearly so.';
    const hex = Buffer.from(text).toString('hex').padEnd(128, '0');
    const words = [BigInt(`0x${hex.slice(0, 64)}`), BigInt(`0x${hex.slice(64)}`)];
    const slot = BigInt(text.length * 2 + 1);
    expect(shortBytes(slot, 'string')).toBeNull();
    expect(longBytes(slot, 'string', (index) => words[index] ?? null)).toBe(JSON.stringify(text));
    expect(longBytes(slot, 'string', (index) => (index === 0 ? words[0]! : null))).toBe('39 bytes');
    expect(longBytes(BigInt(wordOf(-1n)), 'bytes', () => 0n)).toMatch(/ bytes$/);
  });
});

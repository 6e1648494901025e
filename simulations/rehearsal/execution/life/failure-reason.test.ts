import { describe, expect, it } from 'vitest';
import type { Address } from '../../../chain/index.js';
import { inNames } from './failure-reason.js';

const treasury: Address = `0x${'ab'.repeat(20)}`;
const stranger = `0x${'cd'.repeat(20)}`;
const names = new Map([[treasury, 'timelock']]);

describe('a reason in names', () => {
  it('calls an address by its name, however it is written, and leaves the others', () => {
    expect(inNames(`token: ERC20InsufficientBalance(sender: ${treasury}, balance: 1, needed: 2)`, names)).toBe(
      'token: ERC20InsufficientBalance(sender: timelock, balance: 1, needed: 2)',
    );
    const checksummed = `0x${'Ab'.repeat(20)}`;
    expect(inNames(`Refused(${checksummed}, ${stranger})`, names)).toBe(`Refused(timelock, ${stranger})`);
  });

  it('takes no part of a longer number for an address', () => {
    const word = `${treasury}${'0'.repeat(24)}`;
    expect(inNames(`Unknown(key: ${word})`, names)).toBe(`Unknown(key: ${word})`);
  });
});

import { describe, expect, it } from 'vitest';
import { asCall, asRaw, moved } from './action-kinds.js';

const call = {
  to: '0xab',
  targetName: null,
  valueWei: '5',
  data: '0x8456cb59',
  signature: 'pause()',
  arguments: [],
  exact: true,
  sentence: 'pauses the token',
};

describe('an action', () => {
  it('becomes its bytes, and a call of the same function again', () => {
    const raw = asRaw({ kind: 'call', to: '{token}', valueWei: '5', signature: 'pause()', arguments: [] }, call);
    expect(raw).toEqual({ kind: 'raw', to: '{token}', valueWei: '5', data: '0x8456cb59' });
    expect(asCall(raw, call)).toMatchObject({ kind: 'call', to: '{token}', signature: 'pause()' });
  });

  it('moves among the others, and stays where it is at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

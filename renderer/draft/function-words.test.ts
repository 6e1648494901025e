import { describe, expect, it } from 'vitest';
import { functionWords } from './function-words.js';

describe('the words for a function', () => {
  it('are those of the standard, whatever its arguments are called', () => {
    expect(functionWords('transfer(address to, uint256 value)')).toEqual({
      does: 'Send tokens',
      asks: ['to whom', 'how much'],
    });
    expect(functionWords('transfer(address,uint256)')?.does).toBe('Send tokens');
  });

  it('are missing for anything else, an overload included', () => {
    expect(functionWords('transfer(address,uint256,bytes)')).toBeNull();
    expect(functionWords('raise(uint256 limit)')).toBeNull();
    expect(functionWords('')).toBeNull();
  });
});

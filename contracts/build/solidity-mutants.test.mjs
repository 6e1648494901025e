// @ts-check
import { describe, expect, it } from 'vitest';
import { applied, drawn, mutantsOf } from './solidity-mutants.mjs';

/** @param {string} source */
const changes = (source) => mutantsOf(source).map((mutant) => applied(source, mutant));

describe('the mutants of a contract', () => {
  it('change each operator once and nothing else', () => {
    expect(changes('x = a + b * c;')).toEqual(['x = a - b * c;', 'x = a + b / c;']);
    expect(changes('if (a >= b && c != d) return;')).toEqual([
      'if (a > b && c != d) return;',
      'if (a >= b || c != d) return;',
      'if (a >= b && c == d) return;',
    ]);
  });

  it('read long operators whole, and leave counters, arrows and assignments alone', () => {
    expect(changes('e >>= 1; ++i; m[a] = b; x += y;')).toEqual([
      'e <<= 1; ++i; m[a] = b; x += y;',
      'e >>= 1; ++i; m[a] = b; x -= y;',
    ]);
    expect(changes('mapping(uint256 place => Update) _updates;')).toEqual([]);
  });

  it('take a sign away and turn a difference into a sum', () => {
    expect(changes('return -a - b;')).toEqual(['return a - b;', 'return -a + b;']);
    expect(changes('x = a < -b ? -a : b;').at(-1)).toBe('x = a < -b ? a : b;');
  });

  it('leave out what is told and what is forgotten', () => {
    expect(changes('emit Paid(a - b); delete x[i];')).toEqual(['{} delete x[i];', 'emit Paid(a - b); {}']);
  });

  it('stand in no comment, text or import, and know their line', () => {
    const source = '// a + b\n/* a * b */\nimport {A} from "./a/b.sol";\nx = f("a - b", c / d);';
    expect(mutantsOf(source)).toMatchObject([{ line: 4, was: '/', by: '*' }]);
  });
});

describe('a draw', () => {
  const list = Array.from({ length: 50 }, (_, i) => i);

  it('is the same for the same seed, and in the order of the list', () => {
    const some = drawn(list, 10, 'a');
    expect(some).toHaveLength(10);
    expect(some).toEqual(drawn(list, 10, 'a'));
    expect(some).toEqual(some.toSorted((a, b) => a - b));
    expect(some).not.toEqual(drawn(list, 10, 'b'));
  });

  it('of as many as there are is all', () => {
    expect(drawn(list, 99, 'a')).toEqual(list);
  });
});

/** A value that no command asked for, and what to call it. */
export interface HostileValue {
  readonly name: string;
  readonly make: () => unknown;
}

/** A JSON document of arrays or objects in each other. */
export function nested(levels: number, form: 'array' | 'object' = 'array'): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level++) value = form === 'array' ? [value] : { a: value };
  return value;
}

const HUGE = 30_000_000;

/** Texts that mean something to a file system, a terminal, a shell, a number's parser or a page. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ['an empty text', ''],
  ['a blank', ' '],
  ['a zero byte', 'a\0b'],
  ['a right-to-left override', 'exe\u202egpj.json'],
  ['a terminal escape', '\u001b[2J\u001b]0;owned\u0007'],
  ['a C1 control character', '\u009b2J'],
  ['half a surrogate pair', '\ud800'],
  ['a long text', 'x'.repeat(100_000)],
  ['a way out of the folder', '../../../../etc/passwd'],
  ['a way out, backwards', '..\\..\\windows\\system32'],
  ['a device', '/dev/zero'],
  ['a folder', '/'],
  ['a file of the system', '/proc/self/mem'],
  ['a negative number', '-1'],
  ['a number beyond all', '1e309'],
  ['a number in hexadecimal', '0x7fffffffffffffff'],
  ['many digits', '9'.repeat(5_000)],
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['a method of every object', 'toString'],
  ['a format', '%s%n%x'],
  ['markup', '<script>alert(1)</script>'],
  ['a query', "'; DROP TABLE runs; --"],
  ['a shell’s words', '$(touch owned); `touch owned`'],
];

const others: readonly HostileValue[] = [
  { name: 'null', make: () => null },
  { name: 'nothing', make: () => undefined },
  { name: 'true', make: () => true },
  { name: '0', make: () => 0 },
  { name: '-1', make: () => -1 },
  { name: '1.5', make: () => 1.5 },
  { name: '2⁵³', make: () => 2 ** 53 },
  { name: '-0', make: () => -0 },
  { name: '1e308', make: () => 1e308 },
  { name: 'an empty list', make: () => [] },
  { name: 'an empty object', make: () => ({}) },
  { name: 'a list of 100,000', make: () => Array.from({ length: 100_000 }, (_, i) => i) },
  {
    name: 'an object of 20,000 keys',
    make: () => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])),
  },
  { name: '5,000 lists in each other', make: () => nested(5_000) },
  { name: '5,000 objects in each other', make: () => nested(5_000, 'object') },
  { name: 'a key __proto__', make: () => JSON.parse('{"__proto__": {"polluted": true}}') as unknown },
  { name: 'a key constructor', make: () => ({ constructor: { prototype: { polluted: true } }, toString: 1 }) },
];

/** What only a caller in the same process can give: it is no JSON. */
export const unsendable: readonly HostileValue[] = [
  { name: 'NaN', make: () => Number.NaN },
  { name: 'Infinity', make: () => Number.POSITIVE_INFINITY },
  { name: 'a bigint', make: () => 10n ** 40n },
  { name: 'a symbol', make: () => Symbol('s') },
  { name: 'a function', make: () => () => 1 },
  { name: 'a date', make: () => new Date(0) },
  { name: 'a map', make: () => new Map([[1, 2]]) },
  {
    name: 'an object in itself',
    make: () => {
      const circle: Record<string, unknown> = {};
      circle.circle = circle;
      return circle;
    },
  },
  {
    name: 'an object that throws when it is read',
    make: () =>
      Object.defineProperty({}, 'scenario', {
        enumerable: true,
        get: () => {
          throw new Error('do not read me');
        },
      }),
  },
];

export const hostileValues: readonly HostileValue[] = [
  ...hostileTexts.map(([name, text]) => ({ name, make: () => text })),
  ...others,
];

/** Too large to be tried everywhere. */
export const heavyValues: readonly HostileValue[] = [
  { name: `a text of ${HUGE / 1e6} million characters`, make: () => 'y'.repeat(HUGE) },
  { name: '200,000 lists in each other', make: () => nested(200_000) },
  { name: 'a list of a million', make: () => Array.from({ length: 1_000_000 }, () => 0) },
];

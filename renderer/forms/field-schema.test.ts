import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { federationSchema } from '../../simulations/api/contract/index.js';
import {
  choicesOf,
  defaultsOf,
  discriminatorOf,
  type FieldSchema,
  filledField,
  memberOf,
  wholeNumbers,
} from './field-schema.js';

const federation = z.toJSONSchema(federationSchema, { io: 'input' }) as FieldSchema;
const learning = federation.properties?.learning as FieldSchema;
const aggregation = learning.properties?.aggregation as FieldSchema;

it("reads a union's choices from the engine's own schema", () => {
  expect(discriminatorOf(aggregation)).toBe('rule');
  expect(choicesOf(aggregation)).toEqual(expect.arrayContaining(['fedAvg', 'krum', 'flTrust', 'hierarchical']));
});

it('fills in the defaults of a choice, and what it fills in is valid', () => {
  const krum = defaultsOf(memberOf(aggregation, 'krum')!);
  expect(krum).toEqual({ rule: 'krum', byzantinePercent: 30 });
  for (const rule of choicesOf(aggregation)) {
    const study = {
      format: 'folkmoot-federation/1',
      name: 'mine',
      title: 'Mine',
      learning: { aggregation: defaultsOf(memberOf(aggregation, rule)!) },
    };
    expect(federationSchema.safeParse(study).success).toBe(true);
  }
});

it.each([
  ['200, 200', [200, 200]],
  ['32', [32]],
  ['', null],
  ['a', null],
  ['1.5', null],
])('reads %j as whole numbers %j', (text, numbers) => {
  expect(wholeNumbers(text)).toEqual(numbers);
});

describe('a field that may be left empty', () => {
  it('has the title of the whole and the bounds of what may stand in it', () => {
    const field = { title: 'Largest', default: null, anyOf: [{ type: 'number', maximum: 100 }, { type: 'null' }] };
    expect(filledField(field)).toMatchObject({ title: 'Largest', type: 'number', maximum: 100 });
    expect(filledField({ anyOf: [{ const: 8 }, { const: 16 }] })).toBeNull();
    expect(filledField({ type: 'number' })).toBeNull();
  });
});

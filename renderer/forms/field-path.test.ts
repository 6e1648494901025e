import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completedObject } from './completed.js';
import { type FieldPath, leavesOf, pathText, valueAt, withValueAt } from './field-path.js';
import type { FieldSchema } from './field-schema.js';
import { scenarioSchema } from './scenario-schema.js';

const scenario = completedObject(scenarioSchema, {
  name: 'mine',
  title: 'Mine',
  population: [{ archetype: 'signFlipper', name: 'poisoner', count: 2, holdings: { totalTokens: '10' } }],
});

describe('a field of a document', () => {
  it('is read where it was written, and nothing else changes', () => {
    const paths: FieldPath[] = [
      ['governance', 'quorumPercent'],
      ['population', 0, 'count'],
      ['a', 'new', 'one'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.integer(), fc.string(), fc.boolean()), (path, value) => {
        const changed = withValueAt(scenario, path, value);
        expect(valueAt(changed, path)).toBe(value);
        for (const { path: other } of leavesOf(scenarioSchema, scenario))
          if (!pathText(path).startsWith(pathText(other)))
            expect(valueAt(changed, other)).toEqual(valueAt(scenario, other));
      }),
    );
  });

  it('is taken away by nothing, from an object and from a list', () => {
    expect(withValueAt({ a: 1, b: { c: 2 } }, ['b', 'c'], undefined)).toEqual({ a: 1, b: {} });
    expect(withValueAt({ list: [1, 2, 3] }, ['list', 1], undefined)).toEqual({ list: [1, 3] });
  });

  it('is named as the engine names it', () => {
    expect(pathText(['population', 2, 'holdings', 'totalTokens'])).toBe('population[2].holdings.totalTokens');
  });
});

describe('the fields of a scenario', () => {
  const texts = (document: object, schema = scenarioSchema) =>
    leavesOf(schema, document).map(({ path }) => pathText(path));

  it('are those of the kinds that were chosen', () => {
    expect(texts(scenario)).toEqual(expect.arrayContaining(['governance.quorumPercent', 'population[0].scale']));
    expect(texts(scenario)).not.toContain('emission.halvingEpochs');
    const halving = { ...scenario, emission: { schedule: 'halving', tokensPerEpoch: '1', halvingEpochs: 2 } };
    expect(texts(halving)).toContain('emission.halvingEpochs');
  });

  it('include a section that the schema gets later, once it is used', () => {
    const vesting: FieldSchema = { type: 'object', properties: { months: { type: 'integer', title: 'Months' } } };
    const schema = { ...scenarioSchema, properties: { ...scenarioSchema.properties, vesting } };
    expect(texts({ ...scenario, vesting: { months: 12 } }, schema)).toContain('vesting.months');
  });
});

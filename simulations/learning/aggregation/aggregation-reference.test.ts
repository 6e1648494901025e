import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aggregationSchema } from '../../scenario/index.js';
import { aggregationFacts } from './aggregation-facts.js';
import { aggregationTable } from './aggregation-reference.js';

const page = readFileSync(new URL('../../../docs/aggregation.md', import.meta.url), 'utf8');

describe('the page on aggregation', () => {
  it('holds the table that is made from the facts', () => {
    const start = page.indexOf('| rule | source |');
    expect(page.slice(start, page.indexOf('\n\n', start) + 1)).toBe(aggregationTable());
  });

  it('knows every rule of the schema, in its order', () => {
    expect(Object.keys(aggregationFacts)).toEqual(aggregationSchema.options.map(({ shape }) => shape.rule.value));
  });

  it('has no cell that would break the table', () => {
    for (const line of aggregationTable().trimEnd().split('\n')) expect(line.match(/\|/g)).toHaveLength(8);
  });
});

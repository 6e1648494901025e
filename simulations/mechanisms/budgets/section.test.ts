import { describe, expect, it } from 'vitest';
import { budgetsSection } from './section.js';
import { owedBy } from './state.js';

const line = { name: 'team', cohort: 'builder', amount: '10' };
const complaints = (section: unknown) =>
  (budgetsSection.safeParse(section).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the section of budgets', () => {
  it('has a treasury without a line by default, which sells only what lines lack', () => {
    expect(budgetsSection.parse({})).toEqual({
      tokens: '0',
      stableTokens: '0',
      lines: [],
      sale: { sharePercent: 0, discountPercent: 5, coverTicks: 2 },
    });
  });

  it('refuses a line that is there twice, pays nothing, or has a name that the chain cannot hold', () => {
    expect(complaints({ lines: [line, { ...line, amount: '3' }] })).toEqual(['lines.1.name: is there twice: "team"']);
    expect(complaints({ lines: [{ ...line, amount: '0.00' }] })).toEqual(['lines.0.amount: must be more than 0']);
    expect(complaints({ lines: [{ ...line, name: 'core team' }] })[0]).toContain('lines.0.name: must be 1 to 32');
  });
});

describe('what a line owes', () => {
  const terms = { payees: [], asset: '0x0', amount: 7n, period: 10, dueAt: 100, until: 125, paid: 0n } as const;

  it.each([
    [99, 0n],
    [100, 7n],
    [109, 7n],
    [110, 14n],
    [120, 21n],
    [1_000, 21n],
  ])('by second %i is %s, and nothing that is due after its end', (time, owed) => {
    expect(owedBy(terms, time)).toBe(owed);
  });
});

import { describe, expect, it } from 'vitest';
import { checkReport } from './read-report.js';

const report = {
  format: 'folkmoot-rehearsal/1',
  digest: 'ab',
  settings: { runs: 2000, adjustments: { turnoutFactor: 1, supportShift: 0, pledges: [] } },
  inputs: [{ name: 'DAO', path: null, sha256: '00' }],
  calibration: null,
  execution: null,
  variants: null,
  economy: { ticks: 12, seeds: [1, 2] },
  attacks: null,
  cases: null,
};

describe('the report that a rehearsal is repeated from', () => {
  it('is taken as it is', () => {
    expect(checkReport(report, 'r.json')).toBe(report);
  });

  it.each([
    ['no report', { foo: 1 }, 'format'],
    ['nothing', null, 'not the report of a rehearsal'],
    ['more runs than anybody waits for', { ...report, settings: { ...report.settings, runs: 1e9 } }, 'settings.runs'],
    ['runs in words', { ...report, settings: { ...report.settings, runs: 'many' } }, 'settings.runs'],
    ['inputs that are no list', { ...report, inputs: 5 }, 'inputs'],
    ['an economy of one seed', { ...report, economy: { ticks: 12, seeds: [1] } }, 'economy.seeds'],
  ])('is refused when it is %s', (_, document, words) => {
    expect(() => checkReport(document, 'r.json')).toThrow(
      expect.objectContaining({ code: 'report-invalid', message: expect.stringContaining(words) }),
    );
  });
});

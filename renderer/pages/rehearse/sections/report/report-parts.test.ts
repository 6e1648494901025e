import { describe, expect, it } from 'vitest';
import type { Rehearsal } from '../../../../../simulations/api/contract/index.js';
import { forecastExample } from '../../../../charts/models/rehearsal/forecast-example.js';
import { repeatCommand, reportParts } from './report-parts.js';

const rehearsal: Rehearsal = {
  id: 'ens-1',
  title: 'A grant',
  dao: 'ens',
  proposal: null,
  createdAt: '',
  changedAt: '',
  passes: null,
  outcome: null,
  folder: '',
  resolved: null,
  document: {},
  draft: {},
  problems: { dao: [], proposal: [] },
  members: null,
  history: null,
  calibration: null,
  forecast: forecastExample,
  adjustments: { turnoutFactor: 1, supportShift: 0, pledges: [] },
  execution: null,
  variants: null,
  economy: null,
  attacks: null,
  stale: [],
  pendingHistory: null,
  running: null,
};

describe('what the report will have', () => {
  const stateOf = (one: Rehearsal, title: string) => reportParts(one).find((part) => part.title === title)?.state;

  it('is what was computed since the last change', () => {
    expect(stateOf(rehearsal, 'Forecast')).toBe('done');
    expect(stateOf({ ...rehearsal, stale: ['forecast'] }, 'Forecast')).toBe('stale');
    expect(stateOf({ ...rehearsal, forecast: null }, 'Forecast')).toBe('missing');
  });

  it('has no proposal while that has problems', () => {
    const problems = { dao: [], proposal: [{ field: 'title', message: 'must not be empty' }] };
    expect(stateOf({ ...rehearsal, problems }, 'The proposal')).toBe('missing');
  });

  it('says that without past votes nothing can be learned', () => {
    expect(reportParts(rehearsal).find(({ section }) => section === 'voters')?.note).toContain('rule');
  });
});

describe('the command that repeats a rehearsal', () => {
  it('quotes a path that a shell would part', () => {
    expect(repeatCommand('/data/report.json')).toBe('npx folkmoot rehearse --from /data/report.json');
    expect(repeatCommand('/my data/report.json')).toBe('npx folkmoot rehearse --from "/my data/report.json"');
  });
});

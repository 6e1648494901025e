import { describe, expect, it } from 'vitest';
import { forecastExample } from './forecast-example.js';
import { voteSpreads } from './vote-spreads.js';

describe('the spreads of For, Against and Abstain', () => {
  it('stand on one axis that has room for all of them and for the quorum', () => {
    const model = voteSpreads(forecastExample);
    expect(model.rows.map(({ key }) => key)).toEqual(['for', 'against', 'abstain']);
    expect(model.to).toBeGreaterThan(forecastExample.forVotes.p95);
    expect(voteSpreads({ ...forecastExample, quorum: { votes: 9e6, reached: 0 } }).to).toBeGreaterThan(9e6);
  });

  it('stand beside what vetoes an optimistic proposal, and how often it is reached, instead of a quorum', () => {
    expect(voteSpreads({ ...forecastExample, veto: { votes: 9e6, percent: 12 } }).limit).toEqual({
      kind: 'veto',
      votes: 9e6,
      reached: forecastExample.verdicts.defeated / forecastExample.runs,
    });
    expect(voteSpreads(forecastExample).limit).toEqual({ kind: 'quorum', ...forecastExample.quorum });
  });

  it('stand on an axis of nothing when nobody votes and nothing is asked', () => {
    const none = { mean: 0, p05: 0, p25: 0, median: 0, p75: 0, p95: 0 };
    const model = voteSpreads({
      ...forecastExample,
      forVotes: none,
      againstVotes: none,
      abstainVotes: none,
      quorum: { votes: 0, reached: 1 },
    });
    expect(model.ticks).toEqual([0]);
    expect(model.to).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { rehearsal } from '../../test-support/rehearsals.js';
import { sectionStates } from './section-states.js';

const states = (change: Partial<typeof rehearsal>) =>
  Object.fromEntries(sectionStates({ ...rehearsal, ...change }).map(({ section, state }) => [section, state]));
const economy = { scenario: 'tiny', seeds: [1], ticks: 1, enacted: [], notEnacted: [], differences: [], seconds: 1 };

describe('the sections of a rehearsal', () => {
  it('begin with a DAO and a draft, and everything else to do', () => {
    expect(states({})).toMatchObject({ dao: 'done', draft: 'done', voters: 'open', forecast: 'open', report: 'open' });
  });

  it('show a problem of a document at its own section', () => {
    const problems = { dao: [], proposal: [{ field: 'title', message: 'is missing' }] };
    expect(states({ problems })).toMatchObject({ dao: 'done', draft: 'problem' });
  });

  it('tell what runs, what is there, and what was made before the last change', () => {
    expect(states({ running: 'variants' })).toMatchObject({ 'what-if': 'running', forecast: 'open' });
    expect(states({ economy })).toMatchObject({ 'what-if': 'done' });
    expect(states({ economy, stale: ['economy'] })).toMatchObject({ 'what-if': 'stale' });
    expect(states({ stale: ['forecast'] })).toMatchObject({ forecast: 'open' });
  });
});

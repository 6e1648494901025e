import { describe, expect, it } from 'vitest';
import { isRight } from './hunting.js';
import { grantsSection } from './section.js';

const bounty = { name: 'audit', milestones: ['10'], reviewers: 'reviewer' };
const complaints = (section: unknown) =>
  (grantsSection.safeParse(section).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the section of grants', () => {
  it('has no bounties by default, and asks for two approvals of each there is', () => {
    expect(grantsSection.parse({})).toEqual({ treasuryCoins: '0', bounties: [] });
    expect(grantsSection.parse({ bounties: [bounty] })!.bounties[0]!.approvals).toBe(2);
  });

  it('refuses a bounty that is there twice, has no milestone, or pays nothing for one', () => {
    expect(complaints({ bounties: [bounty, bounty] })).toEqual(['bounties.1.name: is there twice: "audit"']);
    expect(complaints({ bounties: [{ ...bounty, milestones: [] }] })[0]).toContain('bounties.0.milestones: ');
    expect(complaints({ bounties: [{ ...bounty, milestones: ['1', '0'] }] })).toEqual([
      'bounties.0.milestones.1: must be more than 0',
    ]);
  });
});

describe('delivered work', () => {
  it('says by its last bit whether it is right', () => {
    expect((['0x10', '0x11', '0xfe', '0xff'] as const).map(isRight)).toEqual([false, true, false, true]);
  });
});

import { describe, expect, it } from 'vitest';
import { ATTACK_CASES, type AttackCase } from '../attack-report.js';
import { runAttackCase } from './run-attack-case.js';

/** The published numbers: shared/MECHANISMS.md, "Attacks worth rehearsing". */
const PUBLISHED = {
  beanstalk: { symbol: 'USD', lowest: 180_000_000, highest: 183_000_000 },
  compound289: { symbol: 'COMP', lowest: 499_000, highest: 499_000 },
  tornadoCash: { symbol: 'TORN', lowest: 480_000, highest: 490_000 },
  buildFinance: { symbol: 'USD', lowest: 460_000, highest: 480_000 },
} as const;
const losing = (attack: AttackCase): attack is keyof typeof PUBLISHED => attack in PUBLISHED;
const pairs = ATTACK_CASES.filter((attack) => attack !== 'swerve');

describe('a documented attack', () => {
  it.each(pairs)('%s succeeds as it was', { timeout: 30_000 }, async (attack) => {
    const { succeeded, loss, steps } = await runAttackCase(attack, 'vulnerable');
    expect(succeeded).toBe(true);
    expect(steps.at(-1)?.reverted).toBeNull();
    if (!losing(attack)) return expect(loss).toBeNull();
    const { symbol, lowest, highest } = PUBLISHED[attack];
    expect(loss?.symbol).toBe(symbol);
    expect(Number(loss?.amount)).toBeGreaterThanOrEqual(lowest);
    expect(Number(loss?.amount)).toBeLessThanOrEqual(highest);
  });

  it.each(pairs)('%s fails where it is defended, and nothing is lost', { timeout: 30_000 }, async (attack) => {
    const { succeeded, loss } = await runAttackCase(attack, 'defended');
    expect(succeeded).toBe(false);
    expect(loss).toBeNull();
  });

  it.each(['vulnerable', 'defended'] as const)('Swerve’s fails in the %s setting too', async (setting) => {
    const { succeeded, votes, loss } = await runAttackCase('swerve', setting);
    expect(succeeded).toBe(false);
    expect(loss).toBeNull();
    expect(votes).toMatchObject({ for: '450000', against: '0' });
    expect(Number(votes.for)).toBeLessThan(Number(votes.needed));
  });
});

describe('what re-enactments show', () => {
  it('Beanstalk’s borrowed votes are more than two thirds', async () => {
    const { votes } = await runAttackCase('beanstalk', 'vulnerable');
    expect(Number(votes.for)).toBeGreaterThanOrEqual(Number(votes.needed));
  });

  it('Beanstalk’s whole transaction is undone where votes are those of a snapshot', async () => {
    const { steps } = await runAttackCase('beanstalk', 'defended');
    expect(steps.map(({ reverted }) => reverted)).toEqual([null, expect.stringContaining('SiloTooFewVotes')]);
  });

  it('Maker’s chief of version 1.2 lets nothing be freed in the block it was locked', async () => {
    const { steps } = await runAttackCase('makerBProtocol', 'defended');
    expect(steps[0]?.reverted).toContain('ChiefLockedInThisBlock');
  });

  it('Compound’s votes are the published ones, and the defended vote goes on for two days', async () => {
    const asItWas = await runAttackCase('compound289', 'vulnerable');
    expect(asItWas.votes).toEqual({ for: '682191', against: '633636', needed: '400000' });
    expect(asItWas.steps.find(({ who }) => who === 'late opponents')?.reverted).toContain('UnexpectedProposalState');
    const defended = await runAttackCase('compound289', 'defended');
    expect(defended.votes).toEqual({ for: '682191', against: '733636', needed: '400000' });
  });

  it('Tornado Cash’s swap is refused by a pinned hash, and impossible since Cancun', async () => {
    const pinned = await runAttackCase('tornadoCash', 'defended');
    expect(pinned.steps.at(-1)?.reverted).toContain('GovernanceCodeChanged');
    const cancun = await runAttackCase('tornadoCash', 'vulnerable', { hardfork: 'cancun' });
    expect(cancun.succeeded).toBe(false);
    expect(cancun.steps.find(({ what }) => what.includes('deployer again'))?.reverted).not.toBeNull();
    expect(cancun.steps.at(-1)?.reverted).toBeNull();
  });

  it('LobbyFi’s rents move the published votes for the published sums, and win no seat', async () => {
    const asItWas = await runAttackCase('lobbyFi', 'vulnerable');
    expect(asItWas.votes).toEqual({ for: '19300000', against: '0', needed: '25000000' });
    expect(asItWas.published).toContain('three were elected');
    // 5 / 19,300,000 and 0.0652 / 20,100,000 ETH a vote.
    expect(asItWas.sentence).toMatch(
      /^5 ETH moved 19,300,000 votes, 259 ETH a billion; .* 0\.0652 ETH moved 20,100,000 votes, 3\.24 ETH a billion; .* not won/,
    );
    const bids = asItWas.steps.filter(({ who }) => who === 'buyer');
    expect(bids.map(({ what, reverted }) => [what.split(' for ')[0], reverted])).toEqual([
      ['bids 0.0652 ETH', null],
      ['bids 5 ETH', null],
    ]);
  });

  it('LobbyFi has nothing to rent where the holders have left before the snapshot', async () => {
    const { votes, steps } = await runAttackCase('lobbyFi', 'defended');
    expect(votes.for).toBe('0');
    const bids = steps.filter(({ who }) => who === 'buyer');
    expect(bids.map(({ reverted }) => reverted)).toEqual([
      expect.stringContaining('RentalNothingToRent'),
      expect.stringContaining('RentalNothingToRent'),
    ]);
  });

  it('Build Finance’s first try is voted down in both settings', async () => {
    for (const setting of ['vulnerable', 'defended'] as const) {
      const { steps } = await runAttackCase('buildFinance', setting);
      expect(steps.map(({ what }) => what)).toContain('declares the first try defeated');
    }
  });
});

describe('a re-enactment', () => {
  it('is the same every time', async () => {
    const [first, second] = await Promise.all([
      runAttackCase('swerve', 'defended'),
      runAttackCase('swerve', 'defended'),
    ]);
    expect(first).toEqual(second);
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const run = runAttackCase('tornadoCash', 'vulnerable', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(run).rejects.toThrow('enough');
  });
});

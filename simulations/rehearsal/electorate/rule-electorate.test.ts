import fc from 'fast-check';
import { expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import { ballotsOf } from '../forecast/ballots.js';
import type { Membership } from '../members/membership.js';
import { ruleElectorate } from './rule-electorate.js';

const membershipOf = (power: readonly bigint[]): Membership => {
  const total = power.reduce((sum, amount) => sum + amount, 0n);
  return {
    addresses: power.map((_, i): `0x${string}` => `0x${i.toString(16).padStart(40, '0')}`),
    balances: power,
    total,
    supply: total,
    power,
    decimals: 6,
    sourceHash: '',
  };
};
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

it('expects exactly the turnout, support and abstention that the rule says, in voting power', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 1n, max: 10n ** 15n }), { minLength: 1, maxLength: 60 }),
      percent,
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 50 }),
      (power, turnoutPercent, supportPercent, abstainPercent) => {
        const rule = { voters: { turnoutPercent, supportPercent, abstainPercent } };
        const { power: tokens, turnout, support, abstain } = ruleElectorate(rule, membershipOf(power), 1);
        const expected = tokens.map((held, i) => held * turnout[i]!);
        expect(sum(expected) / sum(tokens)).toBeCloseTo(turnoutPercent / 100, 9);
        if (turnoutPercent === 0) return;
        expect(sum(expected.map((held, i) => held * support[i]!)) / sum(expected)).toBeCloseTo(supportPercent / 100, 9);
        expect(sum(expected.map((held, i) => held * abstain[i]!)) / sum(expected)).toBeCloseTo(abstainPercent / 100, 9);
      },
    ),
  );
});

it('leaves out who has no power, puts the largest first, and makes the large vote more', () => {
  const rule = { voters: { turnoutPercent: 10, supportPercent: 70, abstainPercent: 0 } };
  const { power, turnout, addresses } = ruleElectorate(rule, membershipOf([0n, 1_000_000n, 50_000_000n]), 1);
  expect([...power]).toEqual([50, 1]);
  expect(addresses[0]).toMatch(/2$/);
  expect(turnout[0]).toBeGreaterThan(turnout[1]!);
});

it('gives the same voters for a seed and others for another', () => {
  const rule = { voters: { turnoutPercent: 10, supportPercent: 70, abstainPercent: 5 } };
  const membership = membershipOf([5n, 4n, 3n, 2n, 1n]);
  expect(ruleElectorate(rule, membership, 3)).toEqual(ruleElectorate(rule, membership, 3));
  expect(ruleElectorate(rule, membership, 4).support).not.toEqual(ruleElectorate(rule, membership, 3).support);
});

it('keeps of 200,000 holders their power and the largest of them, and forms small blocks of the rest', () => {
  const power = Array.from({ length: 200_000 }, (_, i) => BigInt(Math.round(1e12 / (i + 1))));
  const membership = membershipOf(power);
  const electorate = ruleElectorate(
    { voters: { turnoutPercent: 4, supportPercent: 80, abstainPercent: 2 } },
    membership,
    1,
  );
  expect(electorate.power.length).toBeLessThan(6000);
  expect(sum(electorate.power)).toBeCloseTo(Number(membership.total) / 1e6, 3);
  expect(electorate.power[0]).toBe(1e6);
  const single = new Set(electorate.addresses);
  expect(membership.addresses.slice(0, 3000).filter((address) => !single.has(address))).toEqual([]);
});

const usual = { voters: { turnoutPercent: 50, supportPercent: 50, abstainPercent: 0 } };

it('counts every one of many small holders where each has one vote, though blocks of them vote as one', () => {
  const many = ruleElectorate(
    usual,
    membershipOf(Array.from({ length: 7000 }, (_, i) => BigInt(1 + (i % 3)) * 10n ** 6n)),
    1,
  );
  expect(many.addresses.length).toBeLessThan(7000);
  expect(sum(many.members!)).toBe(7000);
  const weighed = (kind: string) => ballotsOf(many, governorSettingsSchema.parse({ votingRule: { kind } }), 1).weights;
  expect(sum(weighed('person'))).toBe(7000);
  expect(sum(weighed('tokens'))).toBeCloseTo(sum(many.power), 6);
});

it('keeps those single who are known, however little they hold', () => {
  const membership = membershipOf(Array.from({ length: 7000 }, (_, i) => BigInt(7000 - i) * 10n ** 6n));
  const smallest = membership.addresses.at(-1)!;
  expect(ruleElectorate(usual, membership, 1).addresses).not.toContain(smallest);
  const kept = ruleElectorate(usual, membership, 1, (address) => address === smallest);
  expect(kept.power[kept.addresses.indexOf(smallest)]).toBe(1);
  expect(sum(kept.power)).toBeCloseTo(sum(ruleElectorate(usual, membership, 1).power), 6);
});

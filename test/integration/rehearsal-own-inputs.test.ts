import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { id } from 'ethers';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../simulations/chain/index.js';
import { callsOf } from '../../simulations/rehearsal/draft/encode-proposal.js';
import { exportProposal } from '../../simulations/rehearsal/draft/exchange/export-proposal.js';
import { importProposal } from '../../simulations/rehearsal/draft/exchange/import-proposal.js';
import { forecastVote } from '../../simulations/rehearsal/forecast/forecast-vote.js';
import { readHistory } from '../../simulations/rehearsal/history/read-history.js';
import { membershipOf } from '../../simulations/rehearsal/members/membership-of.js';
import { readDelegations } from '../../simulations/rehearsal/members/read-delegations.js';
import { type HoldersFile, readHolders } from '../../simulations/rehearsal/members/read-holders.js';
import { readPoll } from '../../simulations/rehearsal/poll/read-poll.js';
import { tallyPoll } from '../../simulations/rehearsal/poll/tally-poll.js';
import { governorSettingsSchema } from '../../simulations/scenario/index.js';
import { draftingContext, somebody, token, usdc, vault } from '../fixtures/rehearsal/draft-context.js';
import { near } from '../fixtures/rehearsal/snapshot-poll.js';
import { electorateOf, type Voter } from '../fixtures/rehearsal/voters-by-chance.js';

/*
 * Files that were written by hand, each with its right answer worked out by hand from the rule or the format that it is of.
 * They are beside the cases that others gave, and no generator made them.
 */
const folder = fileURLToPath(new URL('../fixtures/rehearsal/inputs/', import.meta.url));
const file = (name: string) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') });

const who = (i: number): Address => `0x${i.toString(16).padStart(40, '0')}`;

describe('a poll written by hand', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    // 9 in thirds gives 3 and 6, 4 all to Audits, 10 in halves gives 5 and 5.
    ['weighted-shares.json', [3, 9, 11], []],
    // The usual example of instant runoff: Chattanooga goes out, then Nashville, and both go to Knoxville.
    ['tennessee-runoff.json', [42, 0, 0, 58], []],
    // Wins 0, 3, 2, 1; average supports 126, 194, 173 and 107 of 300, a quarter of which is added; scaled to 100.
    [
      'tennessee-pairs.json',
      [0.105, 3 + 194 / 1200, 2 + 173 / 1200, 1 + 107 / 1200].map((points) => (points * 100) / 6.5),
      [],
    ],
    // (4 · √1)² = 16 and (√9)² = 9, scaled to the 13 votes that there are.
    ['quadratic-crowd.json', [(13 * 16) / 25, (13 * 9) / 25], []],
    // An option named twice, and one that is not there, are no ballots; an empty one approves nothing.
    ['approval-doubled.json', [10, 4, 10], [who(3), who(4)]],
    ['shielded.json', [0, 7.25, 1], [who(1), who(4)]],
    // The same address in capital letters voted again: its last vote counts.
    ['basic-changed.csv', [2.5, 5, 0.125], []],
  ])('%s comes to %j', (name, scores, leftOut) => {
    const tally = tallyPoll(readPoll(file(`polls/${name}`)));
    near(tally.scores, scores);
    expect(tally.leftOut.map(({ voter }) => voter)).toEqual(leftOut);
  });
});

/** Words of 32 bytes in hex, from numbers, or from hex digits that begin a word. */
type Word = number | bigint | string;
const words = (...parts: readonly Word[]) =>
  parts
    .map((part) => (typeof part === 'string' ? part.padEnd(64, '0') : BigInt.asUintN(256, BigInt(part)).toString(16)))
    .map((word) => word.padStart(64, '0'))
    .join('');
const calldata = (signature: string, ...parts: readonly Word[]) => `${id(signature).slice(0, 10)}${words(...parts)}`;
const paid = (to: string, valueWei: bigint, data = '0x') => ({ to, valueWei, data });
const [alice, E1] = [BigInt(who(0xaa)), who(0xe1)];
const TEN = Array.from({ length: 10 }, (_, i) => paid(somebody, BigInt(i + 1)));
const FIVE = paid(token, 0n, `0xa9059cbb${words(BigInt(somebody), 5n * 10n ** 18n)}`);

describe("a batch of Safe's builder written by hand", () => {
  it.each<[string, readonly ReturnType<typeof paid>[]]>([
    // All of it is static: the owner, the size and the flag follow each other.
    ['nested-tuple.json', [paid(E1, 0n, calldata('open((address,(uint96,bool)))', alice, 1_000, 1))]],
    // Two's complement over the whole word, whatever the type's width.
    ['negative-ticks.json', [paid(E1, 0n, calldata('setTicks(int24[])', 32, 3, -887_272, 887_272, -1))]],
    ['nothing-given.json', [paid(E1, 0n, calldata('relay(bytes,uint256[])', 64, 96, 0, 0))]],
    // WETH's deposit.
    ['wrap-ether.json', [paid(E1, 1_500_000_000_000_000_000n, '0xd0e30db0')]],
    // Nine bytes of UTF-8: é has two.
    ['quoted-text.json', [paid(E1, 0n, calldata('setName(string)', 32, 9, '436166c3a920226122'))]],
    ['fixed-array.json', [paid(E1, 0n, calldata('setWeights(uint8[3])', 1, 2, 255))]],
    ['two-in-order.json', [paid(who(0xbb), 7n), paid(E1, 0n, `0xa9059cbb${words(alice, 16)}`)]],
  ])('%s has the bytes of the Solidity ABI', (name, calls) => {
    const { proposal } = importProposal(file(`safe/${name}`).text, draftingContext);
    expect(callsOf(proposal, draftingContext)).toEqual(calls.map((call) => expect.objectContaining(call)));
    const again = importProposal(exportProposal(proposal, 'safe', draftingContext).text, draftingContext);
    expect(callsOf(again.proposal, draftingContext)).toEqual(calls.map((call) => expect.objectContaining(call)));
  });
});

describe('a proposal written by hand', () => {
  it.each<[string, string, readonly ReturnType<typeof paid>[], RegExp | null]>([
    ['plain-payment.txt', 'calldata', [paid(somebody, 10n ** 18n)], null],
    ['no-description.txt', 'calldata', [FIVE], /has no description/],
    ['named-proposer.txt', 'calldata', [FIVE], null],
    // The first states its signature beside bare arguments, the second has both in its data.
    ['bravo-half-signed.txt', 'bravo', [paid(vault, 0n, calldata('setFee(uint16)', 250)), FIVE], null],
    ['bravo-ten.txt', 'bravo', TEN, null],
    // Compound's timelock hashes the text as it stands, with the parameter's name.
    ['bravo-spaced-signature.txt', 'bravo', [paid(vault, 0n, calldata('setFee(uint16 fee)', 250))], /states/],
    [
      'units.json',
      'folkmoot',
      [
        paid(token, 0n, `0xa9059cbb${words(BigInt(somebody), 1_250_500_000_000_000_000_000n)}`),
        paid(usdc, 0n, `0xa9059cbb${words(BigInt(somebody), 1)}`),
        paid(somebody, 1n),
      ],
      null,
    ],
  ])('%s is read as %s with its calls', (name, format, calls, warning) => {
    const { text } = file(`proposals/${name}`);
    const read = importProposal(text, draftingContext);
    expect(read.format).toBe(format);
    expect(callsOf(read.proposal, draftingContext)).toEqual(calls.map((call) => expect.objectContaining(call)));
    if (warning === null) expect(read.warnings).toEqual([]);
    else expect(read.warnings.join()).toMatch(warning);
    // What was calldata is the same calldata again.
    if (format === 'folkmoot') return;
    const out = exportProposal(read.proposal, format === 'bravo' ? 'bravo' : 'calldata', draftingContext).text;
    if (!name.startsWith('bravo-')) expect(out.trim()).toBe(text.trim());
    else expect(callsOf(importProposal(out, draftingContext).proposal, draftingContext)).toHaveLength(calls.length);
  });
});

describe("holders' files written by hand", () => {
  const one = 10n ** 18n;
  it.each<[string, Partial<HoldersFile>, readonly bigint[], RegExp | null]>([
    ['german.csv', {}, [1_234_567_890_000_000_000_000_000n, one / 2n], null],
    ['etherscan.csv', {}, [1_234_567_890_000_000_000_000_001n, 12n * one], null],
    ['swiss.csv', {}, [1_234_567_500_000_000_000_000_000n, 1_000n * one], null],
    // Of two tokens the DAO's own counts: 2.5 and the least there is.
    ['two-tokens.json', { token: { address: who(0xaaa), symbol: 'AAA' } }, [2_500_000_000_000_000_000n, 1n], null],
    ['wrong-checksum.csv', {}, [3n * one, 4n * one], /EIP-55/],
    ['by-address.json', {}, [1_000n * one, 1n, 0n], null],
    ['bom-and-tabs.tsv', {}, [10n * one, 2_750_000_000_000_000_000n], null],
  ])('%s are read to the last unit', (name, known, balances, note) => {
    const { value, problems } = readHolders({ ...file(`holders/${name}`), decimals: 18, ...known });
    expect(problems).toEqual([]);
    expect(value!.holders.balances).toEqual(balances);
    if (note !== null) expect(value!.notes.join()).toMatch(note);
  });
});

describe('delegations written by hand', () => {
  it.each<[string, readonly number[]]>([
    // The first has 100 units, the second 10, the third 1: powers of the first to the fourth.
    ['percent.csv', [42, 35, 34, 0]],
    // One hundredth of a percent of 100 is less than a unit. All is given away, so what rounding leaves goes to the first delegate.
    ['basis-points.csv', [0, 11, 100, 0]],
    ['thirds.csv', [0, 44, 34, 33]],
    // At the first second of 2026: the first ended just now, the second ends in a second, the third never.
    ['expired.csv', [100, 0, 0, 11]],
    // A delegate does not pass on what it was given.
    ['chain.json', [0, 100, 11, 0]],
    ['itself.csv', [110, 0, 1, 0]],
  ])('%s give powers of %j', (name, powers) => {
    const { value, problems } = readDelegations(file(`delegations/${name}`));
    expect(problems).toEqual([]);
    const { addresses, power } = membershipOf({
      holders: { addresses: [1, 2, 3].map(who), balances: [100n, 10n, 1n] },
      delegations: value!.delegations,
      delegationsAsOf: 1_767_225_600,
      supplyTokens: null,
      decimals: 0,
      sourceHash: '',
    });
    const powerOf = (i: number) => power[addresses.indexOf(who(i))] ?? 0n;
    expect([1, 2, 3, 4].map((i) => Number(powerOf(i)))).toEqual(powers);
  });
});

describe('past votes written by hand', () => {
  it.each<[string, readonly (boolean | null)[], number]>([
    // Raising it has 60 against 40; lowering it 29 against 30.
    ['nothing-first', [true, false], 4],
    // What a Governor lets expire had won.
    ['governor-numbers', [true, false, true], 5],
    // 99.5 of 100; 100 of 100; a tie is lost.
    ['short-of-threshold', [false, true, false], 5],
    // 11 against 10; whoever abstains is no rival.
    ['abstain-first', [true], 3],
    // An election neither passes nor fails; Ja has 3 against 2.
    ['three-names', [null, true], 5],
    // 50 turned to Against before the end, 20 stayed.
    ['changed-votes', [false], 2],
  ])('%s come out as %j', (name, passed, votes) => {
    const { value, problems } = readHistory({
      proposals: file(`history/${name}-proposals.csv`),
      votes: file(`history/${name}-votes.csv`),
    });
    expect(problems).toEqual([]);
    expect(value!.proposals.map((proposal) => proposal.passed)).toEqual(passed);
    expect(value!.votes).toHaveLength(votes);
  });
});

describe('a forecast of voters whose chances were put up by hand', () => {
  const sure = { turnout: 1, support: 1 };
  it.each<[string, readonly Voter[], object, number]>([
    ['of one who votes For three times in ten', [{ power: 1, turnout: 0.3, support: 1 }], {}, 0.3],
    // Both must be For: a tie is lost.
    ['of two as large who toss a coin', Array(2).fill({ power: 1, turnout: 1, support: 0.5 }), {}, 0.25],
    // Two of three, or all three.
    ['of three as large who toss a coin', Array(3).fill({ power: 1, turnout: 1, support: 0.5 }), {}, 0.5],
    // Nobody is against it; the quorum is a half, and the larger one comes two times in three.
    [
      'of a quorum that only the larger one reaches',
      [
        { power: 2, turnout: 2 / 3, support: 1 },
        { ...sure, power: 1 },
      ],
      { quorum: { kind: 'fraction', percent: 50 } },
      2 / 3,
    ],
    // Three of five hundred are Against where two veto it, four times in ten.
    [
      'of a veto that comes four times in ten',
      [
        { power: 3, turnout: 0.4, support: 0 },
        { power: 497, turnout: 0, support: 1 },
      ],
      { votingRule: { kind: 'optimistic', vetoPercent: 0.4 } },
      0.6,
    ],
    // 60 For of 100 are not seven in ten, 80 are: the last one comes every second time.
    [
      'of seven in ten that are wanted',
      [
        { ...sure, power: 60 },
        { power: 40, turnout: 1, support: 0.5 },
      ],
      { approvalPercent: 70 },
      0.5,
    ],
  ])('%s has the chance that a pencil gives', (_, voters, rules, chance) => {
    const settings = governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 0 }, ...rules });
    const { passes } = forecastVote(electorateOf(voters), settings, { runs: 20_000, seed: 5 });
    // Four standard errors of so many runs.
    expect(Math.abs(passes.probability - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 20_000));
  });
});

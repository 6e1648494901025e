import { describe, expect, it } from 'vitest';
import {
  address,
  NOW,
  observation,
  openProposal,
  roundsOf,
  settledRound,
  tokenLedger,
  worldView,
} from '../../../test/fixtures/world.js';
import type { Finding } from '../../agents/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { type Curiosity, studiesOf, studyRounds } from './studies.js';

const EXAMPLES = 100;
const revealed = [1, 2, 3].map((i) => ({ trainer: address(i), cid: `bafk${i}`, sampleCount: 10 * i }));
const parameters = new Map([
  ['aggregationRule', 0n],
  ['contributionRule', 0n],
  ['trimShareBps', 2500n],
]);
/** A round that is to be scored, and an agent that holds so many of a million tokens. */
const viewWith = (votes: number, proposal?: Parameters<typeof openProposal>[0]) =>
  worldView({
    ledgers: tokenLedger([], 1_000_000n * TOKEN),
    token: { votes: new Map([[address(1), BigInt(votes) * TOKEN]]) },
    training: roundsOf({ ...settledRound(4, []), settlement: null, revealed }),
    governance: { parameters, proposals: new Map(proposal === undefined ? [] : [['1', openProposal(proposal)]]) },
  });

function studyOf(curiosity: Curiosity, seen: ReturnType<typeof observation>) {
  const [intent] = studyRounds(curiosity)(seen);
  if (intent === undefined || !('kind' in intent)) throw new Error('a study is work');
  return intent;
}
const named = (name: string, view = viewWith(0)) =>
  observation({
    view,
    self: { ...observation().self, name },
    character: (trait) => randomStream('studies', name, trait),
  });
const looks = (curiosity: Curiosity, seen: ReturnType<typeof observation>) =>
  studyOf(curiosity, seen).order(seen.view) !== null;
const PENDING = { voteStart: NOW + 1000 };
const OVER = { voteStart: NOW - 2000, voteEnd: NOW - 1000 };

describe('who looks at a round’s updates', () => {
  it('does so always, where it is a calling', () => {
    expect(looks('always', named('delegate-1'))).toBe(true);
  });

  it('does not where there are none yet, or the round is settled', () => {
    const none = worldView({ governance: { parameters } });
    const settled = worldView({ governance: { parameters }, training: roundsOf(settledRound(4, [])) });
    for (const view of [none, settled]) expect(looks('always', named('delegate-1', view))).toBe(false);
  });

  it.each([
    ['no proposal is there', undefined, false],
    ['one waits for its vote', PENDING, true],
    ['one is voted on', {}, true],
    ['the only vote is over', OVER, false],
  ])('does so before votes: %s', (_, proposal, expected) => {
    expect(looks('beforeVotes', named('whale-1', viewWith(50_000, proposal)))).toBe(expected);
  });

  it('weighs what looking costs it, which differs from one to the other, against its votes', () => {
    const names = Array.from({ length: 60 }, (_, i) => `voter-${i}`);
    const looking = (votes: number) => names.filter((name) => looks('beforeVotes', named(name, viewWith(votes, {}))));
    // The median cost is a two-thousandth of the supply, 500 tokens; half of all costs are between 255 and 982.
    const [few, some, many] = [looking(50).length, looking(500).length, looking(10_000).length];
    expect(few).toBeLessThan(5);
    expect(some).toBeGreaterThan(15);
    expect(some).toBeLessThan(45);
    expect(many).toBeGreaterThan(55);
    expect(looking(500)).toEqual(looking(500));
    for (const name of looking(50)) expect(looking(500)).toContain(name);
  });
});

describe('what a study finds', () => {
  const result = {
    effects: revealed.map((_, i) => Float32Array.from({ length: EXAMPLES }, (_, at) => i + at)),
    scores: new Map(),
    right: new Map(),
  };
  const found = (name: string) => {
    const seen = named(name);
    const findings: Finding[] = [];
    const { finding } = studyOf('always', seen).finish(result, seen.view);
    if (finding !== undefined) findings.push(finding);
    return studiesOf(findings)[0]!;
  };

  it('is measured on half of the held-out examples, always the same for an agent', () => {
    const { part, trainers, claimed, effects } = found('voter-1');
    expect(part.examples).toBe(EXAMPLES / 2);
    expect(found('voter-1').part).toEqual(part);
    expect(trainers).toEqual([1, 2, 3].map(address));
    expect(claimed).toEqual([10, 20, 30]);
    // A stretch of consecutive numbers, which begins again where the split ends.
    const drawn = Array.from({ length: EXAMPLES / 2 }, (_, i) => (part.first + i) % EXAMPLES);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    for (const [i, effect] of effects.entries()) expect(effect.mean).toBeCloseTo(mean + i, 9);
  });

  it('differs between agents, as their halves do', () => {
    const firsts = Array.from({ length: 20 }, (_, i) => found(`voter-${i}`).part.first);
    expect(new Set(firsts).size).toBeGreaterThan(10);
    expect(new Set(Array.from({ length: 20 }, (_, i) => found(`voter-${i}`).effects[0]!.mean)).size).toBeGreaterThan(
      10,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { governorSettingsSchema } from '../../scenario/index.js';
import type { Electorate } from '../electorate/electorate.js';
import { forecastVote } from './forecast-vote.js';
import { createLateVotes } from './late-votes.js';

/** One whale For, who comes at `lateness`, and 200 small voters mostly Against; half of everybody comes. */
function electorateOf(lateness: number): Electorate {
  const power = Float64Array.from({ length: 201 }, (_, i) => (i === 0 ? 60 : 1));
  const column = (whale: number, others: number) => Float64Array.from(power, (_, i) => (i === 0 ? whale : others));
  return {
    addresses: Array.from(power, (_, i) => `0x${i}`),
    power,
    turnout: column(1, 0.25),
    support: column(1, 0.1),
    abstain: column(0, 0),
    lateness: column(lateness, 0.3),
    turnoutShock: 0,
    supportShock: 0,
    supply: 260,
    source: 'rules',
    assumptions: [],
  };
}
const settings = (lateQuorumExtensionSeconds: number) =>
  governorSettingsSchema.parse({
    lateQuorumExtensionSeconds,
    quorum: { kind: 'absolute', tokens: '60', counts: 'forAbstain' },
  });
const options = { runs: 800, seed: 4 };

describe('a late quorum', () => {
  it('extends voting in most runs when the whale that makes it comes last, and in few when it comes first', () => {
    const late = forecastVote(electorateOf(0.97), settings(172_800), options).lateQuorum;
    const early = forecastVote(electorateOf(0.1), settings(172_800), options).lateQuorum;
    expect(late.extended).toBeGreaterThan(0.6);
    expect(late.extended).toBeLessThanOrEqual(1);
    expect(early.extended).toBeLessThan(late.extended / 4);
  });

  it('gives those who were away a further chance, here against the whale', () => {
    const { lateQuorum, passes } = forecastVote(electorateOf(0.97), settings(172_800), options);
    expect(lateQuorum.withExtension).toBe(passes.probability);
    expect(lateQuorum.withExtension).toBeLessThan(lateQuorum.withoutExtension);
    const without = forecastVote(electorateOf(0.97), settings(0), options);
    expect(without.passes.probability).toBe(lateQuorum.withoutExtension);
    expect(without.lateQuorum).toMatchObject({ extended: 0, withoutExtension: without.passes.probability });
  });

  it('brings more voters the longer it is', () => {
    const turnout = (seconds: number) => forecastVote(electorateOf(0.97), settings(seconds), options).turnout.mean;
    expect(turnout(86_400)).toBeGreaterThan(turnout(0));
    expect(turnout(259_200)).toBeGreaterThan(turnout(86_400));
  });
});

describe('late votes', () => {
  it('reach the quorum at the moment of the vote that does, in whatever order they were counted', () => {
    const votes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 120 }), (cast, quorum) => {
        const late = createLateVotes(cast.length);
        late.push(0.5, 1000);
        late.clear();
        for (const [moment, tokens] of cast) late.push(moment, tokens);
        const upTo = (moment: number) => cast.reduce((sum, [at, tokens]) => sum + (at <= moment ? tokens : 0), 0);
        const moments = cast.map(([moment]) => moment).sort((a, b) => a - b);
        expect(late.momentOfQuorum(0, quorum)).toBe(moments.find((moment) => upTo(moment) >= quorum) ?? null);
        expect(late.total()).toBe(upTo(1));
      }),
    );
  });
});

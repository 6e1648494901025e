import { describe, expect, it } from 'vitest';
import { address, observation, roundsOf, settledRound, worldView } from '../../../test/fixtures/world.js';
import { Directory } from '../../agents/index.js';
import { LARGEST_LOSS } from '../../learning/index.js';
import { roundAppraisal, scoresToTell } from './scoring.js';

const EXAMPLES = 400;
/** Effects whose mean is the given one and whose standard error is a fiftieth. */
const around = (mean: number) => Float32Array.from({ length: EXAMPLES }, (_, i) => mean + (i % 2 === 0 ? 0.4 : -0.4));
const ERROR = Math.sqrt((0.16 * EXAMPLES) / (EXAMPLES - 1) / EXAMPLES);

const appraised = (effects: readonly number[], scores = effects) => ({
  model: 'bafknext',
  accuracy: 0.5,
  loss: 1,
  scores,
  effects: effects.map(around),
});
const revealed = (trainers: number) =>
  Array.from({ length: trainers }, (_, i) => ({ trainer: address(i + 1), cid: `bafk${i}`, sampleCount: 10 }));
const viewOf = (trainers: number, contributionRule: bigint) =>
  worldView({
    training: roundsOf({ ...settledRound(4, []), settlement: null, revealed: revealed(trainers) }),
    governance: { parameters: new Map([['contributionRule', contributionRule]]) },
  });
const INFLUENCE = 7n;
const LEAVE_ONE_OUT = 1n;
const LOSS_REDUCTION = 2n;

/** What is told in the last of several rounds, in parts of 1. */
function told(rounds: readonly (readonly number[])[], rule = INFLUENCE, scores?: readonly number[]) {
  const now = rounds.at(-1)!;
  const view = viewOf(now.length, rule);
  const findings = rounds.slice(0, -1).map((effects) => roundAppraisal(appraised(effects), view));
  const ppm = scoresToTell(appraised(now, scores), view, observation({ findings }), null);
  return ppm.map((score) => Number(score) / 1_000_000);
}

describe('what a validator tells', () => {
  it('by influence is the mean effect of the latest rounds, less its standard error', () => {
    const [score] = told([[0.3], [0.3]]);
    expect(score).toBeCloseTo(0.3 - ERROR, 5);
  });

  it('is nothing for an update that cannot be told from none', () => {
    expect(told([[0.01], [-0.01], [0.01]])).toEqual([0]);
  });

  it('is harm only once it was done over three rounds, and as much of it as is beyond chance', () => {
    expect(told([[-0.3]])).toEqual([0]);
    expect(told([[-0.3], [-0.3]])).toEqual([0]);
    expect(told([[-0.3], [-0.3], [-0.3]])[0]).toBeCloseTo(-0.3 + 3 * ERROR, 5);
  });

  it('is no harm for a single round that went wrong', () => {
    expect(told([[0.1], [0.1], [0.1], [0.1], [0.1], [-0.9]])).toEqual([0]);
  });

  it('by another rule is what that measures, and never harm that only it sees', () => {
    expect(told([[0.1, 0.1]], LEAVE_ONE_OUT, [0.02, -0.02])).toEqual([0.02, 0]);
  });

  it('by another rule is harm all the same for whoever did it for long', () => {
    const harmful = [-0.3];
    expect(told([harmful, harmful, harmful], LEAVE_ONE_OUT, [0.02])[0]).toBeCloseTo(-0.3 + 3 * ERROR, 5);
  });

  it('by loss reduction is a part of the largest loss there is', () => {
    expect(told([[0.1]], LOSS_REDUCTION, [LARGEST_LOSS / 4])[0]).toBeCloseTo(0.25, 6);
    expect(told([[0.1]], LEAVE_ONE_OUT, [0.25])).toEqual([0.25]);
  });

  it('stays within what the contract takes', () => {
    expect(told([[0.1, 0.1]], LEAVE_ONE_OUT, [7, 1])).toEqual([1, 1]);
  });

  it('goes by appraisals and by nothing else that it has found out', () => {
    const view = viewOf(1, INFLUENCE);
    const findings = [{ kind: 'roundStudy' }, roundAppraisal(appraised([0.3]), view)];
    const [score] = scoresToTell(appraised([0.3]), view, observation({ findings }), null);
    expect(Number(score) / 1_000_000).toBeCloseTo(0.3 - ERROR, 5);
  });

  it('of a validator that favours a cohort is all for that and all against the rest', () => {
    const view = viewOf(2, INFLUENCE);
    const ring = { ...observation().self, cohort: 'ring', address: address(2) };
    const directory = new Directory([{ ...observation().self, address: address(1) }, ring]);
    const scores = scoresToTell(appraised([0.3, -0.1]), view, observation({ directory }), 'ring');
    expect(scores).toEqual([-1_000_000n, 1_000_000n]);
  });

  it('goes by six rounds at most', () => {
    const long = [[-0.9], [-0.9], ...Array.from({ length: 6 }, () => [0.3])];
    expect(told(long)[0]).toBeCloseTo(0.3 - ERROR, 5);
  });
});

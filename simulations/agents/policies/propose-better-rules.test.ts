import { describe, expect, it } from 'vitest';
import { address, NOW, observation, openProposal, settledRound, worldView } from '../../../test/fixtures/world.js';
import { TOKEN } from '../../scenario/index.js';
import type { WorldView } from '../../world/index.js';
import type { ContractCall } from '../contract-call.js';
import { proposeBetterRules } from './propose-better-rules.js';

const policy = proposeBetterRules({ rounds: 3, minimumGain: 2, candidates: ['fedAvg', 'trimmedMean'] });
const studies = (...gains: number[]) =>
  gains.map((gain, i) => ({ kind: 'ruleComparison' as const, round: i + 1, accuracies: { 0: 0.5, 1: 0.5 + gain } }));
const withVotes = (differences: Partial<WorldView> = {}) =>
  worldView({ votes: new Map([[address(1), 10n * TOKEN]]), ...differences });
const evidence = studies(0.1, 0.1, 0.1);

describe('a proposer', () => {
  it('proposes another aggregation rule once it has measured better in enough rounds in a row', () => {
    const [intent] = policy(observation({ view: withVotes(), findings: evidence }));
    expect(intent).toMatchObject({ purpose: 'propose', phase: 'act' });
    const [call] = intent!.calls as { contract: string; functionName: string; args: unknown[] }[];
    expect(call).toMatchObject({ contract: 'governor', functionName: 'propose' });
    expect(call!.args[2]).toEqual([
      { calldataOf: expect.objectContaining({ contract: 'registry', functionName: 'set' }) },
    ]);
    expect(call!.args[3]).toMatch(/^# Combine updates by the trimmed mean\n\n.*10\.0 points on average/);
  });

  it.each([
    ['too few rounds', studies(0.1, 0.1)],
    ['a round without the gain', studies(0.1, 0.01, 0.1)],
    ['no studies', []],
  ])('waits with %s', (_, findings) => {
    expect(policy(observation({ view: withVotes(), findings }))).toEqual([]);
  });

  it('keeps still without the votes that the threshold asks for', () => {
    expect(policy(observation({ findings: evidence }))).toEqual([]);
  });

  it('keeps still while a proposal is under way', () => {
    const view = withVotes({ proposals: new Map([['1', openProposal()]]) });
    expect(policy(observation({ view, findings: evidence }))).toEqual([]);
  });

  it('does not ask the same again soon after a defeat', () => {
    const defeated = openProposal({ voteEnd: NOW - 1, createdAt: NOW - 604_800 });
    const view = withVotes({ proposals: new Map([['1', defeated]]) });
    expect(policy(observation({ view, findings: evidence }))).toEqual([]);
  });

  it('proposes pay by contribution when pay goes to work that measures no good', () => {
    const settledRounds = [1, 2, 3].map((round) =>
      settledRound(round, [
        { scorePpm: 9000, paid: 50n },
        { scorePpm: -100, paid: 50n },
      ]),
    );
    const [intent] = policy(observation({ view: withVotes({ settledRounds }) }));
    expect((intent!.calls as readonly ContractCall[])[0]!.args[3]).toMatch(
      /^# Pay trainers by measured contribution\n\n50\.0 %/,
    );
  });
});

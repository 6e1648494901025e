import { describe, expect, it } from 'vitest';
import { ConfigurableGovernor, ParameterRegistry } from '../../../contracts/bindings/index.js';
import {
  address,
  comparisonOf,
  contracts,
  effectsStudy,
  NOW,
  observation,
  openProposal,
  type WorldDifferences,
  worldView,
} from '../../../test/fixtures/world.js';
import type { Intent } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { TOKEN } from '../../scenario/index.js';
import { parameterKey } from '../governance/index.js';
import { proposeBetterRules } from './remedies.js';

const policy = proposeBetterRules({
  rounds: 3,
  minimumGain: 2,
  candidates: ['fedAvg', 'trimmedMean'],
  payCandidates: ['leaveOneOut', 'cosine'],
});
const studies = (...gains: number[]) => gains.map(comparisonOf);
const withVotes = (differences: WorldDifferences = {}) =>
  worldView({ token: { votes: new Map([[address(1), 10n * TOKEN]]) }, ...differences });
const evidence = studies(0.1, 0.1, 0.1);

/** What a proposal proposes: calls as the registry reads them, and its description. */
function proposed([intent]: readonly Intent[]) {
  const [call] = 'calls' in intent! ? intent.calls : [];
  expect(call!.to).toBe(contracts.governor);
  const { functionName, args } = decodeCall(ConfigurableGovernor, call!.data)!;
  expect(functionName).toBe('propose');
  const [targets, values, calldatas, description] = args;
  expect([targets, values]).toEqual([[contracts.registry], [0n]]);
  const [calldata] = Array.isArray(calldatas) ? calldatas : [];
  return { change: decodeCall(ParameterRegistry, calldata), description };
}

describe('a proposer', () => {
  it('proposes another aggregation rule once it has measured better in enough rounds in a row', () => {
    const intents = policy(observation({ view: withVotes(), findings: evidence }));
    expect(intents).toMatchObject([{ purpose: 'propose', window: 0 }]);
    const { change, description } = proposed(intents);
    expect(change).toEqual({ functionName: 'set', args: [parameterKey('aggregationRule'), 1n] });
    expect(description).toMatch(
      /^# Combine updates by the trimmed mean\n\n.*10\.0 ± 1\.9 points .*over 3 rounds, on 1000 held-out examples/,
    );
  });

  it.each([
    ['too few rounds', studies(0.1, 0.1)],
    ['a gain that chance might make: rounds differ', studies(0.1, -0.1, 0.1)],
    ['a gain that chance might make: few examples', studies(0.025, 0.025, 0.025)],
    ['no studies', []],
  ])('waits with %s', (_, findings) => {
    expect(policy(observation({ view: withVotes(), findings }))).toEqual([]);
  });

  it('keeps still without the votes that the threshold asks for', () => {
    expect(policy(observation({ findings: evidence }))).toEqual([]);
  });

  it('keeps still while a proposal is under way', () => {
    const view = withVotes({ governance: { proposals: new Map([['1', openProposal()]]) } });
    expect(policy(observation({ view, findings: evidence }))).toEqual([]);
  });

  it('does not ask the same again soon after a defeat', () => {
    const defeated = openProposal({ voteEnd: NOW - 1, createdAt: NOW - 604_800 });
    const view = withVotes({ governance: { proposals: new Map([['1', defeated]]) } });
    expect(policy(observation({ view, findings: evidence }))).toEqual([]);
  });

  const findings = (effects: readonly number[], error?: number) => [1, 2, 3].map(() => effectsStudy(effects, error));

  it('proposes another rule of pay when that would spare it from going to work that measures no good', () => {
    const view = withVotes();
    const { change, description } = proposed(
      policy(observation({ view, findings: findings([0.05, 0.04, 0.05, -0.1, -0.2]) })),
    );
    expect(change).toEqual({ functionName: 'set', args: [parameterKey('contributionRule'), 1n] });
    expect(description).toMatch(
      /^# Pay trainers by leave-one-out score\n\n40\.0 ± 0\.0 % .* would spare 40\.0 ± 0\.0 %/,
    );
  });

  it.each([
    ['all do good', findings([0.05, 0.04, 0.05, 0.06])],
    ['none can be told from noise', findings([0.05, 0.04, -0.1, -0.2], 0.05)],
    ['too few rounds were studied', findings([0.05, 0.04, 0.05, -0.1, -0.2]).slice(1)],
    ['those who seem to do no good may well do some', findings([0.05, 0.05, 0.05, 0.05, 0.05, 0.015], 0.012)],
  ])('leaves pay as it is when %s', (_, findings) => {
    expect(policy(observation({ view: withVotes(), findings }))).toEqual([]);
  });
});

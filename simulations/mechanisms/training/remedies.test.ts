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
  roundStudy,
  type WorldDifferences,
  worldView,
} from '../../../test/fixtures/world.js';
import { Directory, type Intent } from '../../agents/index.js';
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

  it('asks the same again from the eighth tick on after it was made', () => {
    const after = (ticks: number) => {
      const createdAt = NOW - ticks * observation().scenario.tickSeconds;
      const defeated = openProposal({ voteEnd: NOW - 1, createdAt });
      const view = withVotes({ governance: { proposals: new Map([['1', defeated]]) } });
      return policy(observation({ view, findings: evidence })).length;
    };
    expect([7.99, 8].map(after)).toEqual([0, 1]);
  });

  it('goes by its latest studies only, as many as it has patience for', () => {
    const asked = (...gains: number[]) =>
      policy(observation({ view: withVotes(), findings: studies(...gains) })).length;
    expect(asked(-0.1, -0.1, 0.1, 0.1, 0.1)).toBe(1);
    expect(asked(0.1, 0.1, 0.1, -0.1, -0.1, -0.1)).toBe(0);
  });

  it('proposes the surest of several gains, whichever it thinks of first', () => {
    const right = (share: number) => Uint8Array.from({ length: 1000 }, (_, i) => (i < share * 1000 ? 1 : 0));
    const better = (second: number, third: number) =>
      [1, 2, 3].map(() =>
        roundStudy({
          right: new Map([
            [0, right(0.5)],
            [1, right(second)],
            [2, right(third)],
          ]),
        }),
      );
    const open = proposeBetterRules({
      rounds: 3,
      minimumGain: 2,
      candidates: ['trimmedMean', 'median'],
      payCandidates: [],
    });
    const rule = (second: number, third: number) =>
      proposed(open(observation({ view: withVotes(), findings: better(second, third) }))).change?.args[1];
    expect([rule(0.7, 0.6), rule(0.6, 0.7)]).toEqual([1n, 2n]);
  });

  it('takes turns with the others of its kind, so that only one proposes in a tick', () => {
    const { self } = observation();
    const proposers = [2, 3].map((n) => ({ ...self, name: `agent-${n}`, address: address(n) }));
    const directory = new Directory([self, ...proposers]);
    const turns = [0, 1, 2, 3, 4].filter(
      (tick) => policy(observation({ view: withVotes(), findings: evidence, directory, tick })).length > 0,
    );
    expect(turns).toEqual([0, 3]);
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

  /** Of so many trainers, all paid alike, one does harm. */
  const oneOf = (trainers: number) => findings(Array.from({ length: trainers }, (_, i) => (i === 0 ? -0.1 : 0.05)));
  const askedFor = (studied: Parameters<typeof observation>[0] & {}) =>
    policy(observation({ view: withVotes(), ...studied })).length;

  it('finds more than a tenth of the pay worth a proposal, and less not', () => {
    expect([8, 9, 11, 12].map((trainers) => askedFor({ findings: oneOf(trainers) }))).toEqual([1, 1, 0, 0]);
  });

  it('minds what another rule would spare, not what goes to no good now', () => {
    const alike = oneOf(4).map((one) => ({ ...one, scores: new Map([[1, one.effects.map(() => 1)]]) }));
    expect(askedFor({ findings: alike })).toBe(0);
    expect(askedFor({ findings: oneOf(4) })).toBe(1);
  });

  it('judges pay by its latest studies only', () => {
    const clean = findings([0.05, 0.04, 0.05, 0.06]);
    expect(askedFor({ findings: [...oneOf(4), ...clean] })).toBe(0);
    expect(askedFor({ findings: [...clean, ...oneOf(4)] })).toBe(1);
  });

  it.each([
    ['all do good', findings([0.05, 0.04, 0.05, 0.06])],
    ['none can be told from noise', findings([0.05, 0.04, -0.1, -0.2], 0.05)],
    ['too few rounds were studied', findings([0.05, 0.04, 0.05, -0.1, -0.2]).slice(1)],
    ['one who is paid a quarter seems to do no good and may do some', findings([0.05, 0.05, 0.05, 0.006], 0.012)],
    ['those who seem to do no good may well do some', findings([0.05, 0.05, 0.05, 0.05, 0.05, 0.015], 0.012)],
  ])('leaves pay as it is when %s', (_, findings) => {
    expect(policy(observation({ view: withVotes(), findings }))).toEqual([]);
  });
});

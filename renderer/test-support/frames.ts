import type { Frame, RunSummary } from '../../simulations/api/contract/index.js';

const start = 1_767_225_600;

/** A frame in which nothing happened, with whatever a test wants to happen. */
export function quietFrame(tick: number, change: Partial<Frame> = {}): Frame {
  return {
    tick,
    time: start + tick * 604_800,
    block: tick * 6,
    values: {},
    flows: [],
    round: null,
    proposals: [],
    headline: null,
    markers: [],
    transactions: { sent: 0, reverted: 0, gasUsed: '0', gasByGroup: {}, revertsByError: {} },
    invariants: { checked: 0, violated: [] },
    ...change,
  };
}

/** A settled round of a given accuracy. */
export function roundOf(round: number, accuracy: number, change: Partial<NonNullable<Frame['round']>> = {}) {
  return {
    round,
    accuracy,
    aggregationRule: 'fedAvg',
    contributionRule: 'sampleCount',
    participants: 24,
    modelCid: 'bafybeihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    paidToTrainers: tokens(1200),
    paidToValidators: tokens(200),
    slashed: '0',
    clientAccuracy: { low: accuracy / 2, median: accuracy, high: Math.min(1, accuracy * 1.1) },
    ...change,
  };
}

/** Whole or fractional tokens as wei. */
export function tokens(amount: number): string {
  return (BigInt(Math.round(amount * 1e6)) * 10n ** 12n).toString();
}

export function runSummary(change: Partial<RunSummary> = {}): RunSummary {
  return {
    kind: 'dao',
    id: 'quickstart-7-abcd',
    scenario: 'quickstart',
    title: 'A poisoned model, and a vote about it',
    seed: 7,
    engine: 'anvil',
    backend: 'wasm',
    state: 'running',
    tick: 0,
    ticks: 52,
    tickSeconds: 604_800,
    startTime: start,
    createdAt: '2026-01-01T00:00:00Z',
    digest: null,
    error: null,
    folder: '/home/ada/.local/share/folkmoot/runs/quickstart-7-abcd',
    ...change,
  };
}

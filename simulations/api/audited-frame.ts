import type { AgentIdentity } from '../agents/index.js';
import type { ChainEngine } from '../chain/index.js';
import { type AuditQuestion, compareAnswers, type Frame } from '../metrics/index.js';
import type { Address } from '../world/index.js';

/** How many accounts a tick compares with the chain; over the ticks everybody's turn comes. */
const SAMPLE = 8;

/**
 * Adds one more check to a frame's invariants: the contracts themselves are asked for supply, stake, and the
 * balances, votes and stakes of some accounts (of all, when `everybody`), and must agree with the view.
 */
export async function auditedFrame(
  frame: Frame,
  chain: ChainEngine,
  agents: readonly AgentIdentity[],
  everybody: boolean,
  auditOf: (accounts: readonly Address[]) => readonly AuditQuestion[],
): Promise<Frame> {
  const accounts = agents.map(({ address }) => address);
  const start = (frame.tick * SAMPLE) % Math.max(1, accounts.length);
  const sample = everybody
    ? accounts
    : [...accounts, ...accounts].slice(start, start + Math.min(SAMPLE, accounts.length));
  const questions = auditOf(sample);
  const differences = compareAnswers(
    questions,
    await chain.call(questions.map(({ call: { to, data } }) => ({ to, data }))),
  );
  return {
    ...frame,
    invariants: {
      checked: frame.invariants.checked + 1,
      violated: [
        ...frame.invariants.violated,
        ...differences.map((message) => ({ name: 'view agrees with chain', message })),
      ],
    },
  };
}

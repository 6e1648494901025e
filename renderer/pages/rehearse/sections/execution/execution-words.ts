import type { DecodedCall, ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { short } from '../../../../words/number-format.js';

type Check = ExecutionReport['checks'][number];
type Outcome = ExecutionReport['outcome'];

/** How an outcome is called, and whether it is what the proposer wanted. */
export const outcomes: Readonly<Record<Outcome, { readonly word: string; readonly good: boolean }>> = {
  executed: { word: 'Executed', good: true },
  executionReverted: { word: 'Passed, but the execution reverted', good: false },
  defeated: { word: 'Defeated', good: false },
  notProposed: { word: 'Not proposed', good: false },
  canceled: { word: 'Canceled', good: false },
  heldUp: { word: 'Passed, and held up', good: false },
};

/** What a step of the life is called. */
export const stepNames: Readonly<Record<ExecutionReport['steps'][number]['step'], string>> = {
  deploy: 'Set up',
  delegate: 'Delegate',
  propose: 'Propose',
  vote: 'Vote',
  queue: 'Queue',
  execute: 'Execute',
  cancel: 'Cancel',
  signal: 'Objection',
  refused: 'Refused',
};

const levels = ['error', 'warning', 'info'] as const;

/** The checks that found something, the worst first, and after them those that found nothing. */
export function sortedChecks(checks: readonly Check[]): { found: readonly Check[]; quiet: readonly Check[] } {
  const found = levels.flatMap((level) =>
    checks.filter((check) => check.level === level && (level !== 'info' || check.findings.length > 0)),
  );
  return { found, quiet: checks.filter((check) => !found.includes(check)) };
}

/** How many errors and warnings, in words. */
export function checkWords(checks: readonly Check[]): string {
  const number = (level: Check['level']) => checks.filter((check) => check.level === level).length;
  const [errors, warnings] = [number('error'), number('warning')];
  if (errors + warnings === 0) return `${checks.length} checks, nothing to worry about`;
  const some = (amount: number, word: string) => (amount === 0 ? null : `${amount} ${word}${amount === 1 ? '' : 's'}`);
  return `${[some(errors, 'error'), some(warnings, 'warning')].filter(Boolean).join(' and ')} in ${checks.length} checks`;
}

/** The report's sentence without the reason of the revert, which is told beside it: `It passes, but its execution reverts.` */
export function outcomeSentence({
  sentence,
  revertReason,
}: Pick<ExecutionReport, 'sentence' | 'revertReason'>): string {
  const at = revertReason === null || revertReason === '' ? -1 : sentence.indexOf(revertReason);
  return at <= 0 ? sentence : `${sentence.slice(0, at).replace(/[\s:,]+$/, '')}.`;
}

/** A call's sentence where its arguments stand beside it: without them, `calls execute of governor, which moves 5 ENS`. */
export function callSentence({ sentence, arguments: given }: Pick<DecodedCall, 'sentence' | 'arguments'>): string {
  if (given.length === 0) return sentence;
  const [, call, effect] = /^(calls \S+ of \S+) with .*?(, which (?!calls ).*)?$/s.exec(sentence) ?? [];
  return call === undefined ? sentence : `${call}${effect ?? ''}`;
}

interface Token {
  readonly symbol: string;
  readonly decimals: number;
}

/** The standard errors of a token (ERC-6093) that tell what there was and what was asked for. */
const shortfalls: Readonly<Record<string, string>> = {
  ERC20InsufficientBalance: 'The sender has',
  ERC20InsufficientAllowance: 'The spender is allowed',
};

/** What a revert of the DAO's token means: `The sender has 100,000 MOOT, and 9 B MOOT are asked for.`; `null` for others. */
export function revertWords(reason: string, { symbol, decimals }: Token): string | null {
  const match = /^token: (\w+)\(.*?(?:balance|allowance): (\d+), needed: (\d+)\)$/.exec(reason);
  const begins = shortfalls[match?.[1] ?? ''];
  if (match === null || begins === undefined) return null;
  const tokens = (units: string | undefined) => `${short(Number(units) / 10 ** decimals)} ${symbol}`;
  return `${begins} ${tokens(match[2])}, and ${tokens(match[3])} are asked for.`;
}

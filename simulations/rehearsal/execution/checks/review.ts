import type { ReviewCheck } from '../execution-report.js';
import type { ReviewContext } from './review-context.js';

export type Level = ReviewCheck['level'];

/** One thing a check noticed. */
export interface Finding {
  readonly level: Level;
  readonly sentence: string;
}

/** A check: what it looks for, and what it says when all is well. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** One sentence for a review that found nothing. */
  readonly quiet: string;
  find(context: ReviewContext): readonly Finding[];
}

export const info = (sentence: string): Finding => ({ level: 'info', sentence });
export const warning = (sentence: string): Finding => ({ level: 'warning', sentence });
export const error = (sentence: string): Finding => ({ level: 'error', sentence });

const ORDER: readonly Level[] = ['info', 'warning', 'error'];

/** Runs a check. Its level is that of its worst finding; the worst come first. The same finding is told once. */
export function review({ id, title, quiet, find }: Check, context: ReviewContext): ReviewCheck {
  const findings = [...find(context)].sort((a, b) => ORDER.indexOf(b.level) - ORDER.indexOf(a.level));
  const sentences = [...new Set(findings.map(({ sentence }) => sentence))];
  return { id, title, level: findings[0]?.level ?? 'info', findings: sentences.length === 0 ? [quiet] : sentences };
}

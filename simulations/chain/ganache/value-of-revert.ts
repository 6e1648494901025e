import type { Hex } from '../chain-engine.js';

/** A transaction step by step; words are hex without `0x`. */
export interface StepTrace {
  readonly structLogs: readonly {
    readonly op: string;
    readonly stack: readonly string[];
    readonly memory: readonly string[];
  }[];
}

/** ganache leaves a trace's return value empty; the memory that the last REVERT names holds it. */
export function valueOfRevert({ structLogs }: StepTrace): Hex {
  const last = structLogs.at(-1);
  if (last?.op !== 'REVERT') return '0x';
  const [size, offset] = last.stack.slice(-2).map((word) => Number.parseInt(word, 16)) as [number, number];
  // Memory that was never written reads as zeros, and is not in the trace.
  return `0x${last.memory
    .join('')
    .slice(2 * offset, 2 * (offset + size))
    .padEnd(2 * size, '0')}`;
}

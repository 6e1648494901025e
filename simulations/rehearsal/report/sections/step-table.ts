import type { AttackStep } from '../../attacks/attack-report.js';
import { type Block, table } from '../model/blocks.js';
import { moment } from '../model/figures.js';

/** What happened on the local chain, a row for each step; nothing where nothing did. */
export function stepTable(name: string, steps: readonly AttackStep[]): Block[] {
  return table(
    `${name}: step by step`,
    ['When', 'Who', 'What', 'Reverted'],
    steps.map(({ time, who, what, reverted }) => [moment(time), who, what, reverted ?? '–']),
  );
}

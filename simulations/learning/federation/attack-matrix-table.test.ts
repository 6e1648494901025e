import { describe, expect, it } from 'vitest';
import { attackMatrixTable } from './attack-matrix-table.js';

const cell = (attack: string | null, defence: string, accuracy: number, backdoorSuccess: number | null = null) => {
  return { attack, defence, accuracy, accuracies: [accuracy], drop: 0, backdoorSuccess };
};

describe('the table of a matrix', () => {
  it('has a row for each attack and a column for each defence, in the order they were run', () => {
    const cells = [
      cell(null, 'mean', 0.9),
      cell('sign flip', 'mean', 0.1234),
      cell(null, 'median', 0.89),
      cell('sign flip', 'median', 0.88),
    ];
    expect(attackMatrixTable(cells)).toBe(
      '| attack | mean | median |\n| --- | ---: | ---: |\n| no attack | 90.0 | 89.0 |\n| sign flip | 12.3 | 88.0 |\n',
    );
  });

  it('shows how often a backdoor works beside the accuracy', () => {
    expect(attackMatrixTable([cell('backdoor', 'mean', 0.9, 0.75)])).toContain('| backdoor | 90.0 / 75.0 |');
  });

  it('leaves out what was not run', () => {
    const cells = [cell(null, 'mean', 0.9), cell('sign flip', 'median', 0.5)];
    expect(attackMatrixTable(cells)).toContain('| no attack | 90.0 |  |\n| sign flip |  | 50.0 |');
  });
});

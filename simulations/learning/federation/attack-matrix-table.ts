import type { MatrixCell } from './attack-matrix.js';

/**
 * A matrix as a Markdown table: a row for each attack, the first without any; a column for each defence. Entries are
 * final accuracies in %, with a backdoor's success rate behind a stroke.
 */
export function attackMatrixTable(cells: readonly MatrixCell[]): string {
  const defences = [...new Set(cells.map(({ defence }) => defence))];
  const attacks = [...new Set(cells.map(({ attack }) => attack))];
  const rows = attacks.map((attack) => [
    attack ?? 'no attack',
    ...defences.map((defence) => entry(cells.find((cell) => cell.attack === attack && cell.defence === defence))),
  ]);
  const lines = [['attack', ...defences], ['---', ...defences.map(() => '---:')], ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('');
}

function entry(cell: MatrixCell | undefined): string {
  if (!cell) return '';
  const accuracy = percent(cell.accuracy);
  return cell.backdoorSuccess === null ? accuracy : `${accuracy} / ${percent(cell.backdoorSuccess)}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

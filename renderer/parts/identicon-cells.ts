/** The filled cells of a 5 × 5 picture, mirrored left to right, that belongs to a hex address alone. */
export function identiconCells(address: string): readonly (readonly [x: number, y: number])[] {
  const digits = address.toLowerCase().replace(/^0x/, '').padEnd(16, '7');
  const cells: [number, number][] = [];
  for (let y = 0; y < 5; y++)
    for (let x = 0; x < 3; x++) {
      const digit = Number.parseInt(digits[y * 3 + x] ?? '0', 16);
      if (Number.isNaN(digit) || digit % 2 === 0) continue;
      cells.push([x, y]);
      if (x < 2) cells.push([4 - x, y]);
    }
  return cells;
}

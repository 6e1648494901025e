import { useVocabulary } from '../app/use-vocabulary.js';

/** An agent's little picture: drawn from its address, in its role's colour. */
export function Identicon({
  address,
  archetype,
  size = 16,
}: {
  readonly address: string;
  readonly archetype: string;
  readonly size?: number;
}) {
  const fill = useVocabulary().colourOf(archetype);
  return (
    <svg width={size} height={size} viewBox="-0.5 -0.5 6 6" aria-hidden="true" style={{ flex: 'none' }}>
      <rect x={-0.5} y={-0.5} width={6} height={6} rx={1} fill="var(--sunken)" />
      {identiconCells(address).map(([x, y]) => (
        <rect key={`${x}${y}`} x={x} y={y} width={1.02} height={1.02} fill={fill} />
      ))}
    </svg>
  );
}

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

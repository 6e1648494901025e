import { useVocabulary } from '../app/use-vocabulary.js';
import { identiconCells } from './identicon-cells.js';

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

import { familyColour } from '../../theme/family-colours.js';

/** A client's sign: a disc for an honest one, a crossed diamond for an adversary. */
export function ClientMark({ attack, size = 12 }: { readonly attack: string | null; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" style={{ flex: 'none' }}>
      {attack === null ? (
        <circle cx={6} cy={6} r={4.2} fill={familyColour('trainers')} />
      ) : (
        <g stroke={familyColour('attackers', 3)} strokeWidth={1.2}>
          <path d="M6 0.8L11.2 6L6 11.2L0.8 6Z" fill={familyColour('attackers', 3)} fillOpacity={0.45} />
          <path d="M3.5 3.5L8.5 8.5M8.5 3.5L3.5 8.5" />
        </g>
      )}
    </svg>
  );
}

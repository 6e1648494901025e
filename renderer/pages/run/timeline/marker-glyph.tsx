import type { MarkerKind, TimedMarker } from './marker-lanes.js';

/** What each kind of moment is called, and its sign: a shape of its own as well as a colour. */
export const markerKinds = {
  proposalCreated: { label: 'Proposal made', colour: 'var(--ink-dim)', path: 'M-4-4H4V4H-4Z', filled: false },
  proposalPassed: { label: 'Proposal passed', colour: 'var(--meaning-for)', path: 'M0-5L5 4H-5Z', filled: true },
  proposalDefeated: {
    label: 'Proposal defeated',
    colour: 'var(--meaning-against)',
    path: 'M0 5L5-4H-5Z',
    filled: true,
  },
  proposalExecuted: { label: 'Proposal in force', colour: 'var(--meaning-for)', path: 'M-4-4H4V4H-4Z', filled: true },
  intervention: { label: 'Intervention', colour: 'var(--ink-dim)', path: 'M0-5L5 0L0 5L-5 0Z', filled: false },
  attack: { label: 'Attack', colour: 'var(--attackers-2)', path: 'M0-5L5 0L0 5L-5 0Z', filled: true },
  slash: { label: 'Stake slashed', colour: 'var(--meaning-bad)', path: 'M-4 4L4-4M-4-4L4 4', filled: false },
  unlock: {
    label: 'Tokens unlocked',
    colour: 'var(--market-0)',
    path: 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1-4 0Z',
    filled: true,
  },
  invariant: {
    label: 'Invariant broken',
    colour: 'var(--meaning-bad)',
    path: 'M-4-4L4 4M-4 4L4-4M0-5V5M-5 0H5',
    filled: false,
  },
  targetReached: {
    label: 'Target reached',
    colour: 'var(--meaning-good)',
    path: 'M0-5L5 4H-5Z',
    filled: true,
  },
  budgetSpent: { label: 'Privacy budget spent', colour: 'var(--meaning-caution)', path: 'M-4-4H4V4H-4Z', filled: true },
  nothingCombined: { label: 'No update combined', colour: 'var(--meaning-bad)', path: 'M0 5L5-4H-5Z', filled: true },
  leftOut: { label: 'Updates left out', colour: 'var(--meaning-bad)', path: 'M-4 4L4-4M-4-4L4 4', filled: false },
} as const satisfies Record<MarkerKind, unknown>;

export function MarkerGlyph({ kind }: { readonly kind: MarkerKind }) {
  const { colour, path, filled } = markerKinds[kind];
  return (
    <svg width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
      <path
        d={path}
        fill={filled ? colour : 'var(--surface)'}
        stroke={colour}
        strokeWidth={1.8}
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** What happened, when, in a line. */
export function markerWords({ marker, tick }: TimedMarker, place: 'tick' | 'round'): string {
  return `${markerKinds[marker.kind].label}, ${place} ${tick}: ${marker.label}`;
}

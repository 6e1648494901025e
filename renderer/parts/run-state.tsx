import { Ban, CircleCheck, CircleDashed, CirclePause, CirclePlay, CircleStop, TriangleAlert } from 'lucide-react';
import type { RunSummary } from '../../simulations/api/contract/index.js';
import classes from './parts.module.css';

const states = {
  starting: { label: 'Starting', icon: CircleDashed, colour: 'var(--ink-dim)' },
  running: { label: 'Running', icon: CirclePlay, colour: 'var(--meaning-good)' },
  paused: { label: 'Paused', icon: CirclePause, colour: 'var(--meaning-caution)' },
  finished: { label: 'Finished', icon: CircleCheck, colour: 'var(--ink-dim)' },
  stopped: { label: 'Stopped', icon: CircleStop, colour: 'var(--ink-dim)' },
  failed: { label: 'Failed', icon: TriangleAlert, colour: 'var(--meaning-bad)' },
  interrupted: { label: 'Interrupted', icon: Ban, colour: 'var(--meaning-caution)' },
} as const satisfies Record<RunSummary['state'], unknown>;

/** Where a run stands, as a word with its sign. */
export function RunStateBadge({ state }: { readonly state: RunSummary['state'] }) {
  const { label, icon: Icon, colour } = states[state];
  return (
    <span className={classes.state}>
      <Icon size={14} color={colour} aria-hidden="true" /> {label}
    </span>
  );
}

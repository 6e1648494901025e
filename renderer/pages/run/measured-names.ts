import type { OpenRun } from '../../state/open-run.js';

interface Seen {
  readonly upTo: number;
  readonly names: ReadonlySet<string>;
}

/** A run's frames never change: what was seen in the first of them needs no second look. */
const known = new WeakMap<OpenRun['log'], Seen>();

/**
 * Reporters that had a value at any tick so far, by name; `null` while the run can still give the others one. The set
 * stays the same object until it grows.
 */
export function measuredNames({ detail, log, frameCount, report }: OpenRun): ReadonlySet<string> | null {
  if (detail === null || frameCount <= detail.tick) return null;
  if (report === null && detail.state !== 'failed' && detail.state !== 'interrupted') return null;
  const before = known.get(log) ?? { upTo: 0, names: new Set<string>() };
  if (before.upTo >= frameCount) return before.names;
  const found = new Set(before.names);
  for (let tick = before.upTo; tick < frameCount; tick++)
    for (const [name, value] of Object.entries(log.at(tick)?.values ?? {})) if (value !== null) found.add(name);
  const names = found.size === before.names.size ? before.names : found;
  known.set(log, { upTo: frameCount, names });
  return names;
}

import type { OpenRun } from '../../state/open-run.js';

/** What a run has had to show so far: what decides which of its panels are there. */
export interface SeenInRun {
  /** Reporters that had a value at any tick, by name; `null` while the run can still give the others one. */
  readonly measured: ReadonlySet<string> | null;
  /** Kinds of flows of which anything moved. */
  readonly moved: ReadonlySet<string>;
  /** Somebody was paid a reward. */
  readonly rewards: boolean;
  /** Something was proposed. */
  readonly proposals: boolean;
}

/** What was read of a log: its frames never change, so that each is looked at once. */
interface Reading {
  upTo: number;
  readonly names: Set<string>;
  seen: SeenInRun;
}

const readings = new WeakMap<OpenRun['log'], Reading>();

/** What a run has shown so far; the same object until there is more of it. */
export function seenInRun({ detail, log, frameCount, report }: OpenRun): SeenInRun {
  const reading = readings.get(log) ?? {
    upTo: 0,
    names: new Set<string>(),
    seen: { measured: null, moved: new Set<string>(), rewards: false, proposals: false },
  };
  readings.set(log, reading);
  if (detail === null) return reading.seen;
  const paying = new Set(detail.words.flows.filter(({ reward }) => reward).map(({ kind }) => kind));
  const moved = new Set(reading.seen.moved);
  let { proposals } = reading.seen;
  for (; reading.upTo < frameCount; reading.upTo++) {
    const frame = log.at(reading.upTo);
    for (const [name, value] of Object.entries(frame?.values ?? {})) if (value !== null) reading.names.add(name);
    for (const { kind, amount } of frame?.flows ?? []) if (amount !== '0') moved.add(kind);
    proposals ||= (frame?.proposals.length ?? 0) > 0;
  }
  const ended = report !== null || detail.state === 'failed' || detail.state === 'interrupted';
  const measured = ended && frameCount > detail.tick ? reading.names : null;
  const { seen } = reading;
  if (measured !== seen.measured || moved.size !== seen.moved.size || proposals !== seen.proposals)
    reading.seen = { measured, moved, rewards: [...moved].some((kind) => paying.has(kind)), proposals };
  return reading.seen;
}

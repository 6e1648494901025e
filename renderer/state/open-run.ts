import type { StateCreator } from 'zustand/vanilla';
import type { EventPayload, Frame, RunDetail, RunReport } from '../../simulations/api/contract/index.js';
import { OrderedLog } from './ordered-log.js';
import { fullSpeed, type Pace } from './pace.js';

/** A run's frames by tick. */
export class FrameLog extends OrderedLog<Frame> {
  constructor() {
    super(({ tick }) => tick);
  }
}

export type Progress = EventPayload<'progress'>;

/** The run of a DAO that the window shows. */
export interface OpenRun extends Pace {
  readonly id: string;
  /** `null` until the engine has answered. */
  readonly detail: RunDetail | null;
  readonly log: FrameLog;
  /** Frames in the log without a gap; changes whenever the log grew. */
  readonly frameCount: number;
  readonly report: RunReport | null;
  readonly progress: Progress | null;
}

export interface OpenRunSlice {
  readonly openRun: OpenRun | null;
  runOpened(runId: string): void;
  runClosed(): void;
  detailCame(detail: RunDetail): void;
  framesCame(runId: string, frames: readonly Frame[]): void;
  openRunChanged(runId: string, change: Partial<Pick<OpenRun, 'report' | 'progress' | keyof Pace>>): void;
}

export const openRunSlice: StateCreator<OpenRunSlice> = (set) => ({
  openRun: null,
  runOpened: (id) =>
    set({
      openRun: {
        id,
        detail: null,
        log: new FrameLog(),
        frameCount: 0,
        report: null,
        progress: null,
        ...fullSpeed,
      },
    }),
  runClosed: () => set({ openRun: null }),
  detailCame: (detail) => set(({ openRun }) => (openRun?.id === detail.id ? { openRun: { ...openRun, detail } } : {})),
  framesCame: (runId, frames) =>
    set(({ openRun }) => {
      if (openRun?.id !== runId) return {};
      for (const frame of frames) openRun.log.add(frame);
      return { openRun: { ...openRun, frameCount: openRun.log.count } };
    }),
  openRunChanged: (runId, change) =>
    set(({ openRun }) => (openRun?.id === runId ? { openRun: { ...openRun, ...change } } : {})),
});

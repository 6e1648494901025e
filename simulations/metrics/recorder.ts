import type { DomainEvent, WorldView } from '../world/index.js';
import { emptyView } from '../world/index.js';
import { AgentLedger } from './agent-ledger.js';
import { buildAgentRows } from './agent-rows.js';
import { buildFrame } from './build-frame.js';
import { AttackWatch } from './first-attacks.js';
import { classifyTransfers } from './flows/classify-transfers.js';
import type { AgentRow, Frame, ReporterInfo } from './frame.js';
import type { RecordedTick, ReportedAgent, ReporterInput } from './reporter-input.js';
import { reportersFor } from './reporters/index.js';

export interface RecorderOptions {
  readonly agents: readonly ReportedAgent[];
  /** The token's cap (wei). */
  readonly cap: bigint;
}

/** What a tick leaves behind for store and screen. */
export interface Recording {
  readonly frame: Frame;
  /** One row an agent, in the agents' order. */
  readonly agentRows: readonly AgentRow[];
}

/** Keeps the statistics of one run. Fed the deployed DAO first, then every tick once and in order. */
export interface Recorder {
  /** Every value that a frame has, in their order. */
  readonly reporters: readonly ReporterInfo[];
  /** Frame 0: the deployed DAO before anybody acts. */
  genesis(view: WorldView, events: readonly DomainEvent[]): Recording;
  /** Frame `tick + 1`. */
  record(tick: RecordedTick): Recording;
}

/** Opens the statistics of a run. */
export function createRecorder({ agents, cap }: RecorderOptions): Recorder {
  const reporters = reportersFor([...new Set(agents.map(({ archetype }) => archetype))]);
  const ledger = new AgentLedger(agents);
  const attackers = new AttackWatch(agents);
  let previousTime = 0;

  const draw = (input: Omit<ReporterInput, 'agents' | 'cap' | 'ledger' | 'previousTime'>): Recording => {
    ledger.enter(input, input.transfers);
    const full: ReporterInput = { ...input, agents, cap, ledger, previousTime };
    const recording = {
      frame: buildFrame(full, reporters, attackers.watch(input.events)),
      agentRows: buildAgentRows(full),
    };
    previousTime = input.time;
    return recording;
  };

  return {
    reporters: reporters.map(({ report: _, ...info }) => info),
    genesis: (view, events) =>
      draw({
        frame: 0,
        time: view.time,
        previous: emptyView(view.contracts),
        view,
        events,
        transfers: classifyTransfers(events, view.contracts).map((transfer) => ({ ...transfer, kind: 'genesis' })),
        outcomes: [],
        interventions: [],
        active: new Set(agents.map(({ name }) => name)),
        learning: null,
      }),
    record: ({ tick, ...rest }) =>
      draw({
        ...rest,
        frame: tick + 1,
        transfers: classifyTransfers(rest.events, rest.view.contracts),
      }),
  };
}

import type { NameOf, Scope } from '../agents/index.js';
import { type Address, balanceOf, type DomainEvent, ledgerOf } from '../world/index.js';
import { AgentLedger } from './agent-ledger.js';
import { chainReporters, inequalityReporters, rewardReporters, supplyReporters } from './core-reporters.js';
import { CORE_FLOWS, classifyTransfers, flowParties, flowRows, transferRows } from './flows.js';
import type { AgentRow, Frame, RunWords, TransferRow } from './frame.js';
import { checkInvariants } from './invariants.js';
import { blockNews, outsideMarkers, outsideNews } from './outside.js';
import type { RecorderOptions } from './recorded-mechanism.js';
import type { RecordedTick, Reporter, ReporterInput } from './reporter.js';
import { wordsOfRun } from './run-words.js';
import { transactionCounts } from './transaction-counts.js';

/** What a tick leaves behind for store and screen. */
export interface Recording {
  readonly frame: Frame;
  /** One row an agent, in the agents' order. */
  readonly agentRows: readonly AgentRow[];
  /** Every transfer of the tick, in chain order. */
  readonly transfers: readonly TransferRow[];
}

/** Keeps the statistics of one run. Fed the deployed DAO first, then every tick once and in order. */
export interface Recorder {
  /** What there is to see in this run, and what it is called. */
  readonly words: RunWords;
  /** Frame 0: the deployed DAO before anybody acts. */
  genesis(empty: Scope['view'], view: Scope['view'], events: readonly DomainEvent[]): Recording;
  /** Frame `tick + 1`. */
  record(tick: RecordedTick): Recording;
  /** What the mechanisms say of all ticks until now, each in part of a sentence. */
  closing(): readonly string[];
}

/** Opens the statistics of a run. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { scenario, agents, mechanisms, contracts, describe } = options;
  const archetypes = new Map(options.archetypes.map((archetype) => [archetype.name, archetype]));
  const flows = mechanisms.flatMap((mechanism) => mechanism.flows ?? []);
  const kinds = Object.entries(
    Object.assign({}, CORE_FLOWS, ...flows.map((rules) => rules.kinds)) as typeof CORE_FLOWS,
  );
  const rewardKinds = new Set(kinds.filter(([, { reward }]) => reward === true).map(([kind]) => kind));
  const present = new Set(agents.map(({ archetype }) => archetype));
  const reporters: readonly Reporter[] = [
    ...supplyReporters,
    ...mechanisms.flatMap((mechanism) => mechanism.reporters?.(scenario) ?? []),
    ...options.archetypes
      .filter(({ name }) => present.has(name))
      .flatMap((archetype) => rewardReporters(archetype, agents, rewardKinds)),
    ...inequalityReporters,
    ...chainReporters,
  ];
  const words = wordsOfRun(options, reporters, kinds);
  const columns = [...words.ownColumns, ...mechanisms.flatMap((mechanism) => mechanism.agentColumns ?? [])];
  const ledger = new AgentLedger(agents, columns, rewardKinds);
  const invariants = new Map(mechanisms.flatMap((mechanism) => Object.entries(mechanism.invariants ?? {})));
  const owners = mechanisms.flatMap(({ owned }) => owned ?? []);
  const lockers = mechanisms.flatMap(({ locked }) => locked ?? []);
  const agentNames = new Map(agents.map(({ address, name }) => [address, name] as const));
  const names = new Map<Address, string>([
    ...contracts.map(({ address, inSentences }) => [address, inSentences] as const),
    ...agentNames,
  ]);
  const nameOf: NameOf = (account) => names.get(account) ?? account;
  const partyOf = flowParties(
    new Map([
      ...contracts.map(({ address, party }) => [address, party] as const),
      ...agents.map(({ address, archetype }) => [address, archetype] as const),
    ]),
  );
  let previousTime = 0;
  let newest: ReporterInput | null = null;

  const draw = (tick: Pick<ReporterInput, 'frame' | 'transfers'> & Omit<RecordedTick, 'tick'>): Recording => {
    const input: ReporterInput = {
      ...tick,
      previousTime,
      scenario,
      agents,
      archetypes,
      ledger,
      nameOf,
      owned: ownedIn(tick.view, owners),
      circulating: lockers.reduce(
        (rest, locked) => rest - locked(tick.view),
        ledgerOf(tick.view).supply - balanceOf(tick.view, tick.view.treasury),
      ),
      describe: (action, view) => describe(action, view, nameOf),
    };
    newest = input;
    ledger.enter(input);
    const rows = flowRows(tick.transfers, partyOf);
    const checked = checkInvariants(input, rows, invariants);
    const news = [
      ...outsideNews(input, checked),
      ...blockNews(input),
      ...mechanisms.flatMap((mechanism) => mechanism.news?.(input) ?? []),
    ];
    const parts = Object.assign({}, ...mechanisms.map((mechanism) => mechanism.parts?.(input) ?? {})) as Partial<Frame>;
    const frame: Frame = {
      tick: tick.frame,
      time: tick.time,
      block: tick.view.block,
      values: Object.fromEntries(reporters.map(({ name, report }) => [name, plain(report(input))])),
      flows: rows,
      round: null,
      proposals: [],
      ...parts,
      headline: news.length === 0 ? null : news.reduce((best, one) => (one.weight > best.weight ? one : best)).sentence,
      markers: [
        ...mechanisms.flatMap((mechanism) => mechanism.markers?.(input) ?? []),
        ...outsideMarkers(input, checked),
      ],
      transactions: transactionCounts(tick.outcomes),
      invariants: checked,
    };
    previousTime = tick.time;
    return { frame, agentRows: ledger.rows(input), transfers: transferRows(tick.transfers, partyOf, agentNames) };
  };

  return {
    words: words.words,
    genesis: (empty, view, events) =>
      draw({
        frame: 0,
        time: view.time,
        previous: empty,
        view,
        events,
        transfers: classifyTransfers(events, view, []).map((transfer) => ({ ...transfer, kind: 'genesis' })),
        outcomes: [],
        interventions: [],
        active: new Set(agents.map(({ name }) => name)),
        work: new Map(),
      }),
    record: ({ tick, ...rest }) =>
      draw({ ...rest, frame: tick + 1, transfers: classifyTransfers(rest.events, rest.view, flows) }),
    closing: () =>
      mechanisms.flatMap(({ closing }) => {
        const said = newest === null ? null : (closing?.(newest) ?? null);
        return said === null ? [] : [said];
      }),
  };
}

/** What an account owns of the token in a view, wherever it lies (wei). */
const ownedIn =
  (view: Scope['view'], owners: readonly ((view: Scope['view'], account: Address) => bigint)[]) => (account: Address) =>
    owners.reduce((sum, owned) => sum + owned(view, account), balanceOf(view, account));

function plain(value: number | bigint | null): number | string | null {
  return typeof value === 'bigint' ? value.toString() : value;
}

import type { Hex, TracedAccount, TracedCall } from '../../../chain/index.js';
import type { CallEvidence } from './evidence.js';

/** What of an execution is put in words: more than proposals do, and little enough for every document. */
export interface EvidenceLimits {
  readonly calls: number;
  readonly events: number;
  readonly slots: number;
  /** Bytes of all calls' inputs and results, and as much again of all events' data. */
  readonly bytes: number;
}

const LIMITS: EvidenceLimits = { calls: 500, events: 500, slots: 500, bytes: 256 * 1024 };
/** Of data over the limit, what is kept: a selector and its first word. */
const KEPT_BYTES = 36;

/**
 * The same evidence, cut where somebody's code made far more of it than can be read, and in words what was cut. The
 * state's digest is of all of it, and must be made of the whole.
 */
export function boundedEvidence(
  evidence: CallEvidence,
  limits: EvidenceLimits = LIMITS,
): { readonly bounded: CallEvidence; readonly cut: readonly string[] } {
  const cut: string[] = [];
  const note = (of: number, kept: number, what: string) => {
    if (of > kept) cut.push(`Of ${whole(of)} ${what}, the first ${whole(kept)} are shown and checked.`);
  };
  const calls = new Allowance(limits.calls, limits.bytes);
  const traced = evidence.traced.flatMap((call) => boundedCall(call, calls) ?? []);
  note(calls.asked, limits.calls, 'calls within the execution');
  if (evidence.traced.some((call) => call.cut === true)) {
    cut.push('The calls within the execution were too many to be read; only the outermost is shown and checked.');
  }
  const events = new Allowance(limits.events, limits.bytes);
  const logs = evidence.logs.flatMap((log) => (events.takes() ? { ...log, data: events.bytes(log.data) } : []));
  note(events.asked, limits.events, 'events');
  const { diff, slots } = boundedDiff(evidence.diff, limits.slots);
  note(slots, limits.slots, 'changes of storage');
  const shortened = calls.shortened + events.shortened;
  if (shortened > 0) {
    cut.push(
      `The data of ${whole(shortened)} calls and events is shown only in its beginnings: there are more than ${whole(limits.bytes / 1024)} KiB of it.`,
    );
  }
  return { bounded: { ...evidence, traced, logs, diff }, cut };
}

/** Counts what is asked for, and gives of it what there is room for. */
class Allowance {
  asked = 0;
  shortened = 0;
  readonly #items: number;
  #bytes: number;

  constructor(items: number, bytes: number) {
    this.#items = items;
    this.#bytes = bytes;
  }

  takes(): boolean {
    return ++this.asked <= this.#items;
  }

  bytes(data: Hex): Hex {
    const size = (data.length - 2) / 2;
    if (size <= Math.max(this.#bytes, KEPT_BYTES)) {
      this.#bytes -= size;
      return data;
    }
    this.shortened++;
    return data.slice(0, 2 + 2 * KEPT_BYTES) as Hex;
  }
}

/** Outermost first, as they are shown; `null` for one that there is no room for, which is counted all the same. */
function boundedCall(call: TracedCall, room: Allowance): TracedCall | null {
  if (!room.takes()) {
    for (const inner of call.calls) boundedCall(inner, room);
    return null;
  }
  return {
    ...call,
    input: room.bytes(call.input),
    output: room.bytes(call.output),
    calls: call.calls.flatMap((inner) => boundedCall(inner, room) ?? []),
  };
}

function boundedDiff(diff: CallEvidence['diff'], most: number): { diff: CallEvidence['diff']; slots: number } {
  let slots = 0;
  const bounded = new Map<Parameters<typeof diff.get>[0], TracedAccount>();
  for (const [address, account] of diff) {
    bounded.set(address, { ...account, storage: account.storage.slice(0, Math.max(0, most - slots)) });
    slots += account.storage.length;
  }
  return { diff: bounded, slots };
}

function whole(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

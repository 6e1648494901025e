import type { FirstAttack } from './first-attacks.js';
import { flowParties } from './flows/flow-party.js';
import { flowRows } from './flows/flow-rows.js';
import type { Frame } from './frame.js';
import { checkInvariants } from './invariants/index.js';
import { markersOf } from './markers.js';
import { namesOf } from './names.js';
import { headlineOf } from './news/headline.js';
import { proposalChanges } from './proposal-changes.js';
import { proposalFrames } from './proposal-frames.js';
import type { Reporter } from './reporter.js';
import type { ReporterInput } from './reporter-input.js';
import { roundFrame } from './round-frame.js';
import { transactionCounts } from './transaction-counts.js';

/** Draws up the frame of a tick. Pure: the same input gives the same frame. */
export function buildFrame(
  input: ReporterInput,
  reporters: readonly Reporter[],
  attacks: readonly FirstAttack[] = [],
): Frame {
  const { view, agents } = input;
  const nameOf = namesOf(agents, view.contracts);
  const flows = flowRows(input.transfers, flowParties(agents, view.contracts));
  const invariants = checkInvariants({ ...input, flows });
  const changes = proposalChanges(input);
  const occasions = { changes, attacks, invariants };
  return {
    tick: input.frame,
    time: input.time,
    block: view.block,
    values: Object.fromEntries(reporters.map(({ name, report }) => [name, plain(report(input))])),
    flows,
    round: roundFrame(input),
    proposals: proposalFrames(changes, input, nameOf),
    headline: headlineOf({ ...input, ...occasions, nameOf }),
    markers: markersOf(input, occasions),
    transactions: transactionCounts(input.outcomes),
    invariants,
  };
}

function plain(value: number | bigint | null): number | string | null {
  return typeof value === 'bigint' ? value.toString() : value;
}

import { counted } from '../world/index.js';
import { ATTACKS, type FirstAttack } from './first-attacks.js';
import type { Frame, Marker } from './frame.js';
import { createdNow, defeatedNow, executedNow, type ProposalChange, passedNow } from './proposal-changes.js';
import type { ReporterInput } from './reporter-input.js';

/** What a chart marks at a tick. */
export interface Occasions {
  readonly changes: readonly ProposalChange[];
  readonly attacks: readonly FirstAttack[];
  readonly invariants: Frame['invariants'];
}

/** The tick's marks: proposals' turns, attacks, slashing, interventions and violated invariants. */
export function markersOf(
  { events, interventions }: Pick<ReporterInput, 'events' | 'interventions'>,
  { changes, attacks, invariants }: Occasions,
): readonly Marker[] {
  return [
    ...changes.flatMap(proposalMarkers),
    ...attacks.map(
      ({ archetype, count, round }): Marker => ({
        kind: 'attack',
        label: `${counted(count, 'attacker')} with ${ATTACKS[archetype]}`,
        target: `round:${round}`,
      }),
    ),
    ...slashMarker(events),
    ...interventions.map((label): Marker => ({ kind: 'intervention', label, target: null })),
    ...invariants.violated.map(
      ({ name, message }): Marker => ({ kind: 'invariant', label: `${name}: ${message}`, target: null }),
    ),
  ];
}

function proposalMarkers(change: ProposalChange): readonly Marker[] {
  const { number, title } = change.proposal;
  const mark = (kind: Marker['kind'], verb: string): Marker => ({
    kind,
    label: `Proposal ${number} ${verb}: ${title}`,
    target: `proposal:${number}`,
  });
  return [
    ...(createdNow(change) ? [mark('proposalCreated', 'made')] : []),
    ...(passedNow(change) ? [mark('proposalPassed', 'passed')] : []),
    ...(defeatedNow(change) ? [mark('proposalDefeated', 'defeated')] : []),
    ...(executedNow(change) ? [mark('proposalExecuted', 'executed')] : []),
  ];
}

function slashMarker(events: ReporterInput['events']): readonly Marker[] {
  const slashed = events.filter((event) => event.type === 'slashed');
  if (slashed.length === 0) return [];
  const round = events.find((event) => event.type === 'trainerSlashed')?.round;
  const accounts = new Set(slashed.map(({ account }) => account)).size;
  return [
    {
      kind: 'slash',
      label: `${counted(accounts, 'agent')} slashed`,
      target: round === undefined ? null : `round:${round}`,
    },
  ];
}

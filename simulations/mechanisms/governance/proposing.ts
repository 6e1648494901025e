import { keccak256, toUtf8Bytes } from 'ethers';
import { Charter, ConfigurableGovernor } from '../../../contracts/bindings/index.js';
import type { Intent, Policy } from '../../agents/index.js';
import { type ContractCall, callOf, type Hex } from '../../chain/index.js';
import { breachBy } from './charter-breach.js';
import { unfinishedProposals } from './proposal-state.js';
import type { GovernanceScope, Proposal } from './state.js';

/** A proposal of calls of the DAO's contracts. */
export function propose(
  { governance }: GovernanceScope['view'],
  actions: readonly ContractCall[],
  description: string,
): ContractCall {
  const targets = actions.map(({ to }) => to);
  const values = actions.map(() => 0n);
  const calldatas = actions.map(({ data }) => data);
  return callOf(ConfigurableGovernor, governance.contracts.governor, 'propose', [
    targets,
    values,
    calldatas,
    description,
  ]);
}

/** Carries a passed proposal on: into the timelock, or out of it. */
function carryOn(
  { governance }: GovernanceScope['view'],
  functionName: 'queue' | 'execute' | 'cancelForbidden',
  { actions, description }: Proposal,
): ContractCall {
  return callOf(ConfigurableGovernor, governance.contracts.governor, functionName, [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ calldata }) => calldata),
    keccak256(toUtf8Bytes(description)) as Hex,
  ]);
}

/** Ticks after which a proposal that passed and is still not queued must have been refused. */
const REFUSED_AFTER_TICKS = 1;

/**
 * Queues what has passed, executes what has waited long enough, cancels what the charter does not let pass, and enacts its
 * amendments: the contracts let anybody do it.
 */
export const carryOutProposals: Policy<GovernanceScope> = ({ view, now, scenario }) => [
  ...unfinishedProposals(view.governance, now).flatMap(({ proposal, state }): readonly Intent[] => {
    const carry = (purpose: 'queue' | 'execute' | 'cancelForbidden'): readonly Intent[] => [
      { purpose, window: 0, calls: [carryOn(view, purpose, proposal)] },
    ];
    const due = state === 'queued' && proposal.executableAt !== null && proposal.executableAt <= now;
    if (state !== 'succeeded' && !due) return [];
    const since = due ? proposal.executableAt : proposal.voteEnd;
    // Of assets that are not known here only the contract can tell.
    const stuck = view.charter !== undefined && since + REFUSED_AFTER_TICKS * scenario.tickSeconds < now;
    if (stuck || breachBy(view, proposal) !== null) return carry('cancelForbidden');
    return carry(due ? 'execute' : 'queue');
  }),
  ...enactableAmendments(view, now).map((call): Intent => ({ purpose: 'enactAmendment', window: 0, calls: [call] })),
];

/** Amendments that have waited long enough, with the proposal that decided on each by a majority that is large enough. */
function enactableAmendments({ charter, governance }: GovernanceScope['view'], now: number): readonly ContractCall[] {
  if (charter === undefined) return [];
  const at = charter.contracts.charter;
  return [...charter.amendments.values()].flatMap(({ number, call, enactableAt }) => {
    if (now < enactableAt) return [];
    const announcement = callOf(Charter, at, 'announce', [call]).data;
    const decided = [...governance.proposals.values()].find(
      ({ executedAt, actions, tally }) =>
        executedAt !== null &&
        actions.some(({ target, calldata }) => target === at && calldata === announcement) &&
        tally.for * 10_000n >= (tally.for + tally.against) * charter.supermajorityBps,
    );
    if (decided === undefined) return [];
    const { actions, description } = decided;
    const decision = {
      governor: governance.contracts.governor,
      targets: actions.map(({ target }) => target),
      values: actions.map(({ value }) => value),
      calldatas: actions.map(({ calldata }) => calldata),
      descriptionHash: keccak256(toUtf8Bytes(description)) as Hex,
    };
    return [callOf(Charter, at, 'enact', [number, call, decision])];
  });
}

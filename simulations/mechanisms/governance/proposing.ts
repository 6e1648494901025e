import { keccak256, toUtf8Bytes } from 'ethers';
import { ConfigurableGovernor } from '../../../contracts/bindings/index.js';
import type { Intent, Policy } from '../../agents/index.js';
import { type ContractCall, callOf, type Hex } from '../../chain/index.js';
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
  functionName: 'queue' | 'execute',
  { actions, description }: Proposal,
): ContractCall {
  return callOf(ConfigurableGovernor, governance.contracts.governor, functionName, [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ calldata }) => calldata),
    keccak256(toUtf8Bytes(description)) as Hex,
  ]);
}

/** Queues what has passed and executes what has waited long enough: the contracts let anybody do it. */
export const carryOutProposals: Policy<GovernanceScope> = ({ view, now }) =>
  unfinishedProposals(view.governance, now).flatMap(({ proposal, state }): readonly Intent[] => {
    if (state === 'succeeded') return [{ purpose: 'queue', window: 0, calls: [carryOn(view, 'queue', proposal)] }];
    const due = state === 'queued' && proposal.executableAt !== null && proposal.executableAt <= now;
    return due ? [{ purpose: 'execute', window: 0, calls: [carryOn(view, 'execute', proposal)] }] : [];
  });

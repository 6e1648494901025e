import { type Address, balanceOf, type Hex } from '../../world/index.js';
import { type Article, breachOf } from '../charter/index.js';
import { parameterName } from './parameters.js';
import type { GovernanceScope, Proposal } from './state.js';

/** Which article of the charter a proposal breaks as things are; `null` for none, or where there is no charter. */
export function breachBy(view: GovernanceScope['view'], { actions }: Pick<Proposal, 'actions'>): Article | null {
  const { charter, governance, token, treasury } = view;
  if (charter === undefined) return null;
  return breachOf(charter, actions, {
    treasuryHas: (asset: Address) => (asset === token.contracts.token ? balanceOf(view, treasury) : undefined),
    setting: (key: Hex) => governance.parameters.get(parameterName(key)),
    registry: governance.contracts.registry,
  });
}

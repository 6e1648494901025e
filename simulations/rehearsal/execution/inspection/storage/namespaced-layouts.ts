import type { StorageLayout } from '../../loaded-dao.js';
import { NAMESPACED_TYPES } from './namespaced-types.js';
import { namespaceSlot, standardSlot } from './slot-arithmetic.js';

/**
 * Storage that does not begin at slot 0, and which solc's layout therefore does not tell: ERC-1967's slots of proxies,
 * and the namespaces (ERC-7201) of OpenZeppelin's upgradeable contracts 5.x, by their sources.
 */
export const NAMESPACED: readonly { readonly base: bigint; readonly layout: StorageLayout }[] = [
  ...(['implementation', 'admin', 'beacon'] as const).map((part) => ({
    base: standardSlot(`eip1967.proxy.${part}`),
    layout: layoutOf([`proxy.${part} address`]),
  })),
  ...Object.entries({
    Ownable: ['_owner address'],
    Ownable2Step: ['_pendingOwner address'],
    AccessControl: ['_roles roles'],
    Pausable: ['_paused bool'],
    Initializable: ['_initialized uint64'],
    ReentrancyGuard: ['_status uint256'],
    ERC20: ['_balances amounts', '_allowances allowances', '_totalSupply uint256', '_name string', '_symbol string'],
    Nonces: ['_nonces amounts'],
    Votes: ['_delegatee delegates', '_delegateCheckpoints traces', '_totalCheckpoints trace'],
    GovernorSettings: ['_proposalThreshold uint256', '_votingDelay uint48', '_votingPeriod uint32'],
    GovernorVotesQuorumFraction: ['_quorumNumeratorHistory trace'],
    TimelockController: ['_timestamps byHash', '_minDelay uint256'],
  }).map(([name, variables]) => ({ base: namespaceSlot(`openzeppelin.storage.${name}`), layout: layoutOf(variables) })),
];

/** A layout from `name type` lines: whole slots each, but for `_votingPeriod`, which shares its neighbour's. */
function layoutOf(variables: readonly string[]): StorageLayout {
  const storage = variables.map((line, index) => {
    const [label = '', type = ''] = line.split(' ');
    const shares = label === '_votingPeriod';
    return { label, type, slot: String(shares ? index - 1 : index), offset: shares ? 6 : 0 };
  });
  return { storage, types: NAMESPACED_TYPES };
}

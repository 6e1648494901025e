import { type FunctionFragment, Interface } from 'ethers';

/** Functions of the standards that governance deals with, for targets whose ABI is unknown. A selector occurs once. */
const COMMON = new Interface([
  // ERC-20 (EIP-20) and the votes extension of OpenZeppelin
  'function transfer(address to, uint256 amount) returns (bool)',
  'function transferFrom(address from, address to, uint256 amount) returns (bool)',
  'function approve(address spender, uint256 amount) returns (bool)',
  'function increaseAllowance(address spender, uint256 addedValue) returns (bool)',
  'function decreaseAllowance(address spender, uint256 subtractedValue) returns (bool)',
  'function mint(address to, uint256 amount)',
  'function burn(uint256 amount)',
  'function burnFrom(address account, uint256 amount)',
  'function delegate(address delegatee)',
  'function deposit() payable',
  'function withdraw(uint256 amount)',
  // ERC-721 (EIP-721) and ERC-1155 (EIP-1155)
  'function safeTransferFrom(address from, address to, uint256 tokenId)',
  'function safeTransferFrom(address from, address to, uint256 tokenId, bytes data)',
  'function safeTransferFrom(address from, address to, uint256 id, uint256 amount, bytes data)',
  'function setApprovalForAll(address operator, bool approved)',
  // Ownable, Ownable2Step, AccessControl, Pausable
  'function transferOwnership(address newOwner)',
  'function acceptOwnership()',
  'function renounceOwnership()',
  'function grantRole(bytes32 role, address account)',
  'function revokeRole(bytes32 role, address account)',
  'function renounceRole(bytes32 role, address account)',
  'function pause()',
  'function unpause()',
  // Proxies and their administration (EIP-1967, UUPS, ProxyAdmin, Compound's comptroller)
  'function upgradeTo(address newImplementation)',
  'function upgradeToAndCall(address newImplementation, bytes data) payable',
  'function upgrade(address proxy, address implementation)',
  'function upgradeAndCall(address proxy, address implementation, bytes data) payable',
  'function changeAdmin(address newAdmin)',
  'function changeProxyAdmin(address proxy, address newAdmin)',
  'function setImplementation(address newImplementation)',
  'function setPendingAdmin(address newPendingAdmin)',
  'function acceptAdmin()',
  'function setOwner(address owner)',
  // Governor settings (OpenZeppelin, Compound Bravo)
  'function setVotingDelay(uint48 newVotingDelay)',
  'function setVotingDelay(uint256 newVotingDelay)',
  'function setVotingPeriod(uint32 newVotingPeriod)',
  'function setVotingPeriod(uint256 newVotingPeriod)',
  'function setProposalThreshold(uint256 newProposalThreshold)',
  'function updateQuorumNumerator(uint256 newQuorumNumerator)',
  'function setLateQuorumVoteExtension(uint48 newVoteExtension)',
  'function setLateQuorumVoteExtension(uint64 newVoteExtension)',
  'function updateTimelock(address newTimelock)',
  'function relay(address target, uint256 value, bytes data) payable',
  'function _setVotingDelay(uint256 newVotingDelay)',
  'function _setVotingPeriod(uint256 newVotingPeriod)',
  'function _setProposalThreshold(uint256 newProposalThreshold)',
  'function _setWhitelistGuardian(address account)',
  'function _setImplementation(address implementation)',
  'function _setPendingAdmin(address newPendingAdmin)',
  'function _acceptAdmin()',
  'function _grantComp(address recipient, uint256 amount)',
  // Timelocks (OpenZeppelin, Compound)
  'function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt, uint256 delay)',
  'function scheduleBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor, bytes32 salt, uint256 delay)',
  'function execute(address target, uint256 value, bytes payload, bytes32 predecessor, bytes32 salt) payable',
  'function executeBatch(address[] targets, uint256[] values, bytes[] payloads, bytes32 predecessor, bytes32 salt) payable',
  'function cancel(bytes32 id)',
  'function updateDelay(uint256 newDelay)',
  'function setDelay(uint256 delay)',
  'function queueTransaction(address target, uint256 value, string signature, bytes data, uint256 eta) returns (bytes32)',
  'function executeTransaction(address target, uint256 value, string signature, bytes data, uint256 eta) payable returns (bytes)',
  'function cancelTransaction(address target, uint256 value, string signature, bytes data, uint256 eta)',
  // Safe
  'function addOwnerWithThreshold(address owner, uint256 threshold)',
  'function removeOwner(address prevOwner, address owner, uint256 threshold)',
  'function swapOwner(address prevOwner, address oldOwner, address newOwner)',
  'function changeThreshold(uint256 threshold)',
  'function enableModule(address module)',
  'function disableModule(address prevModule, address module)',
  'function setGuard(address guard)',
  'function setFallbackHandler(address handler)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)',
  'function execTransactionFromModule(address to, uint256 value, bytes data, uint8 operation) returns (bool)',
  // Several calls in one
  'function multicall(bytes[] data) returns (bytes[])',
  // Names (EIP-137), streams and vesting
  'function setSubnodeOwner(bytes32 node, bytes32 label, address owner) returns (bytes32)',
  'function setResolver(bytes32 node, address resolver)',
  'function release(address token)',
]);

/** The standard function of a selector (`0x` and eight digits). */
export function commonFunction(selector: string): FunctionFragment | null {
  return COMMON.getFunction(selector);
}

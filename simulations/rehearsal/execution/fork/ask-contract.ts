import { Interface, ZeroAddress } from 'ethers';
import type { Address, Hex } from '../../../chain/index.js';

/** One call to a chain, wherever that is: what it returns, `null` where it reverts. */
export type Ask = (to: Address, data: Hex) => Promise<Hex | null>;

/** What governors, timelocks and tokens are asked, by OpenZeppelin, Compound, Uniswap, Nouns and Arbitrum. */
const READ = new Interface([
  'function votingDelay() view returns (uint256)',
  'function votingPeriod() view returns (uint256)',
  'function proposalThreshold() view returns (uint256)',
  'function lateQuorumVoteExtension() view returns (uint256)',
  'function quorum(uint256) view returns (uint256)',
  'function superQuorum(uint256) view returns (uint256)',
  'function quorumVotes() view returns (uint256)',
  'function quorumNumerator() view returns (uint256)',
  'function quorumDenominator() view returns (uint256)',
  'function quota() view returns (uint256)',
  'function proposalMaxOperations() view returns (uint256)',
  'function clock() view returns (uint48)',
  'function CLOCK_MODE() view returns (string)',
  'function COUNTING_MODE() view returns (string)',
  'function EXCLUDE_ADDRESS() view returns (address)',
  'function token() view returns (address)',
  'function comp() view returns (address)',
  'function uni() view returns (address)',
  'function nouns() view returns (address)',
  'function timelock() view returns (address)',
  'function accessManager() view returns (address)',
  'function baseDelaySeconds() view returns (uint32)',
  'function getMinDelay() view returns (uint256)',
  'function delay() view returns (uint256)',
  'function proposalGuardian() view returns (address)',
  'function guardian() view returns (address)',
  'function whitelistGuardian() view returns (address)',
  'function vetoer() view returns (address)',
  'function state(uint256) view returns (uint8)',
  'function proposalDeadline(uint256) view returns (uint256)',
  'function proposalVotes(uint256) view returns (uint256 against, uint256 for, uint256 abstain)',
  'function CANCELLER_ROLE() view returns (bytes32)',
  'function hasRole(bytes32, address) view returns (bool)',
  'function name() view returns (string)',
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function totalSupply() view returns (uint256)',
  'function getPastTotalSupply(uint256) view returns (uint256)',
  'function getVotes(address) view returns (uint256)',
]);

/** Asks one contract; `null` where it has no such function, or answers something else to its name. */
export type AskContract = <T>(name: string, ...values: readonly unknown[]) => Promise<T | null>;

export function contractAt(ask: Ask, address: Address): AskContract {
  return async <T>(name: string, ...values: readonly unknown[]) => {
    const data = await ask(address, READ.encodeFunctionData(name, values) as Hex);
    if (data === null || data === '0x') return null;
    try {
      const decoded = READ.decodeFunctionResult(name, data);
      return (decoded.length === 1 ? decoded[0] : decoded) as T;
    } catch {
      // Something else answers to this name: Maker's symbol is bytes32, for one.
      return null;
    }
  };
}

/** An address that a contract answers; `null` where it has none. */
export async function addressOf(contract: AskContract, ...names: readonly string[]): Promise<Address | null> {
  for (const name of names) {
    const found = await contract<string>(name);
    if (found !== null && found !== ZeroAddress) return found.toLowerCase() as Address;
  }
  return null;
}

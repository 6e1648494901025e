import { id } from 'ethers';
import type { Address, ChainLog } from '../../../chain/index.js';
import { mappingSlot } from '../inspection/storage/slot-arithmetic.js';
import type { LoadedDao } from '../loaded-dao.js';

/** Slots that executing any proposal writes: its own record, not what it was made for. */
export interface Bookkeeping {
  isBookkeeping(address: Address, slot: bigint): boolean;
}

const CALL_EXECUTED = id('CallExecuted(bytes32,uint256,address,uint256,bytes)');
/** Slots of OpenZeppelin's `ProposalCore`. */
const PROPOSAL_SLOTS = 4n;

/**
 * Which slots of governor and timelock say only that this proposal was executed. Where a contract's storage layout is
 * unknown (a fork), all of its storage counts as such.
 */
export function bookkeepingOf(loaded: LoadedDao, proposalId: bigint | null, logs: readonly ChainLog[]): Bookkeeping {
  const { governor, timelock, contracts } = loaded;
  const slotOf = (address: Address, label: string): bigint | null => {
    const layout = contracts.find((contract) => contract.address === address)?.layout;
    const slot = layout?.storage.find((variable) => variable.label === label)?.slot;
    return slot === undefined ? null : BigInt(slot);
  };
  const operations = logs
    .filter(({ address, topics }) => address === timelock && topics[0] === CALL_EXECUTED)
    .map(({ topics }) => BigInt(topics[1]!));
  const known = new Map<Address, ReadonlySet<bigint> | null>([
    [timelock, slotsOf(slotOf(timelock, '_timestamps'), operations, 1n)],
    [governor, governorSlots((label) => slotOf(governor, label), proposalId)],
  ]);
  return {
    isBookkeeping(address, slot) {
      const slots = known.get(address);
      return slots === undefined ? false : slots === null || slots.has(slot);
    },
  };
}

function governorSlots(
  slotOf: (label: string) => bigint | null,
  proposalId: bigint | null,
): ReadonlySet<bigint> | null {
  const ids = proposalId === null ? [] : [proposalId];
  const proposals = slotsOf(slotOf('_proposals'), ids, PROPOSAL_SLOTS);
  if (proposals === null) return null;
  const ofTimelock = slotsOf(slotOf('_timelockIds'), ids, 1n) ?? [];
  // Where calls to the governor itself are announced while they are made.
  const queue = slotOf('_governanceCall');
  return new Set([...proposals, ...ofTimelock, ...(queue === null ? [] : [queue])]);
}

/** Slots of a mapping's entries; `null` where the mapping is unknown. */
function slotsOf(mapping: bigint | null, keys: readonly bigint[], size: bigint): ReadonlySet<bigint> | null {
  if (mapping === null) return null;
  const starts = keys.map((key) => mappingSlot(key, mapping));
  return new Set(starts.flatMap((start) => Array.from({ length: Number(size) }, (_, i) => start + BigInt(i))));
}

import { type Address, type DaoContracts, type DomainEvent, ZERO_ADDRESS } from '../../world/index.js';
import type { FlowKind } from '../frame.js';

type Transfer = Extract<DomainEvent, { type: 'transfer' }>;

/** A Transfer event with the reason for it. */
export interface ClassifiedTransfer {
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
  readonly kind: FlowKind;
}

/** A staking event that announces the transfer which follows it in the same transaction. */
interface Announcement {
  readonly kind: FlowKind;
  readonly from: Address;
  readonly to: Address;
  readonly amount: bigint;
}

/**
 * Says of every Transfer event why it happened: from the contracts at its two ends and, where a contract pays for
 * several reasons, from the event that announced it in the same transaction. Keeps the events' order and count.
 */
export function classifyTransfers(
  events: readonly DomainEvent[],
  contracts: DaoContracts,
): readonly ClassifiedTransfer[] {
  const classified: ClassifiedTransfer[] = [];
  let announced: Announcement[] = [];
  let place = '';
  for (const event of events) {
    const here = `${event.block}:${event.transaction}`;
    if (here !== place) {
      announced = [];
      place = here;
    }
    if (event.type === 'transfer') {
      classified.push({
        from: event.from,
        to: event.to,
        amount: event.amount,
        kind: kindOf(event, announced, contracts),
      });
      continue;
    }
    const announcement = announcementOf(event, contracts.stakePool);
    if (announcement !== null) announced.push(announcement);
  }
  return classified;
}

function announcementOf(event: DomainEvent, stakePool: Address): Announcement | null {
  switch (event.type) {
    case 'staked':
      return { kind: 'stake', from: event.account, to: stakePool, amount: event.amount };
    case 'unstaked':
      return { kind: 'unstake', from: stakePool, to: event.account, amount: event.amount };
    case 'stakingRewardPaid':
      return { kind: 'stakingReward', from: stakePool, to: event.account, amount: event.amount };
    case 'slashed':
      return { kind: 'slash', from: stakePool, to: event.destination, amount: event.fromStake + event.fromCooling };
    default:
      return null;
  }
}

function kindOf({ from, to, amount }: Transfer, announced: Announcement[], contracts: DaoContracts): FlowKind {
  const i = announced.findIndex((one) => one.from === from && one.to === to && one.amount === amount);
  if (i >= 0) return announced.splice(i, 1)[0]!.kind;
  if (from === ZERO_ADDRESS || from === contracts.emission) return 'emission';
  if (to === ZERO_ADDRESS) return 'burn';
  if (from === contracts.trainerPool) return 'trainingReward';
  if (from === contracts.validatorPool) return 'validationReward';
  return 'transfer';
}

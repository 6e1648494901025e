import { id } from 'ethers';
import type { Address, Hex, RemoteChain } from '../../../chain/index.js';
import type { DaoDraft } from '../../../scenario/index.js';
import { addressOf, contractAt } from './ask-contract.js';
import { logsBackwards } from './logs-backwards.js';
import type { FoundGovernor } from './read-governor.js';

/** Getters of accounts that may stop a proposal, by who has them, and what they do. */
const OFFICES = [
  ['proposalGuardian', 'Proposal guardian', 'cancel'],
  ['guardian', 'Guardian', 'cancel'],
  ['whitelistGuardian', 'Whitelist guardian', 'cancel'],
  ['vetoer', 'Vetoer', 'veto'],
] as const;
const GRANTED = id('RoleGranted(bytes32,address,address)') as Hex;
/** Roles are granted when a timelock is set up, and seldom after. */
const MOST_REQUESTS = 200;

export type FoundStoppers = NonNullable<DaoDraft['canStop']>;

/**
 * Who may still stop a proposal on a running chain: the offices that the governor knows, and whom OpenZeppelin's timelock
 * lets cancel besides the governor. The chain knows no date at which one of them loses this.
 */
export async function readStoppers(
  chain: RemoteChain,
  governor: Address,
  { timelock }: Pick<FoundGovernor, 'timelock'>,
): Promise<FoundStoppers> {
  const ask = (to: Address, data: Hex) => chain.call(to, data);
  const asked = contractAt(ask, governor);
  const found: FoundStoppers[number][] = [];
  for (const [getter, name, power] of OFFICES) {
    const address = await addressOf(asked, getter);
    if (address !== null) found.push({ name, address, power });
  }
  if (timelock === null) return found;
  const ofTimelock = contractAt(ask, timelock);
  const role = await ofTimelock<string>('CANCELLER_ROLE');
  if (role === null) return found;
  const granted = new Set<Address>();
  await logsBackwards(chain, {
    address: timelock,
    topics: [GRANTED],
    mostRequests: MOST_REQUESTS,
    onLogs(logs) {
      for (const { topics } of logs) if (topics[1] === role) granted.add(`0x${topics[2]!.slice(-40)}`);
      return true;
    },
  });
  granted.delete(governor);
  for (const address of granted) {
    if ((await ofTimelock<boolean>('hasRole', role, address)) === true) {
      found.push({ name: 'Canceller of the timelock', address, power: 'cancelQueued' });
    }
  }
  return found;
}

import { Interface } from 'ethers';
import type { ChainCall, ChainLog, Hex } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import type { StopperReport } from '../execution-report.js';
import type { KnownStopper, LoadedDao } from '../loaded-dao.js';
import { reasonOf } from './failure-reason.js';
import type { CreatedProposal } from './governor-events.js';
import type { GovernorProtocol } from './governor-protocol.js';

const STOP = new Interface([
  'function veto(uint256 proposalId)',
  'function cancel(bytes32 id)',
  'event CallScheduled(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data, bytes32 predecessor, uint256 delay)',
]);
const SCHEDULED = STOP.getEvent('CallScheduled')!.topicHash;
const ETERNITY = Number.POSITIVE_INFINITY;

/**
 * Asks the chain, for each of them, whether the proposal could be stopped as it stands, and undoes nothing, as nothing is
 * sent. A date at which a power ends is the DAO's file's: it is held against the time on the chain.
 * @param queued logs of the transaction that queued it
 * @param ready Unix seconds at which it may be executed
 */
export async function whoCanStop(
  loaded: LoadedDao,
  protocol: GovernorProtocol,
  created: CreatedProposal,
  { calls, description }: { readonly calls: readonly EncodedCall[]; readonly description: string },
  queued: readonly ChainLog[],
  ready: number,
): Promise<readonly StopperReport[]> {
  const { chain, governor, timelock, stoppers = [] } = loaded;
  const { timestamp } = await chain.latestBlock();
  const operation = queued.find(({ address, topics }) => address === timelock && topics[0] === SCHEDULED)?.topics[1];
  const attempt = ({ address: from, power }: KnownStopper): ChainCall | null => {
    if (power === 'veto') return { from, to: governor, data: encode('veto(uint256)', [created.id]) };
    if (power === 'cancel') return { from, to: governor, data: protocol.cancel(created.id, calls, description) };
    return operation === undefined ? null : { from, to: timelock, data: encode('cancel(bytes32)', [operation]) };
  };
  const reports: StopperReport[] = [];
  for (const stopper of stoppers) {
    const { name, address, power, until } = stopper;
    const end = until === null ? ETERNITY : Date.parse(until) / 1000;
    const call = attempt(stopper);
    const told = { name, address, power, until, ready };
    const tell = (can: boolean, why: string | null) =>
      reports.push({ ...told, can, why, sentence: sentenceOf({ ...told, can, why }) });
    if (end <= timestamp) tell(false, `its power ended on ${until}`);
    else if (call === null) tell(false, 'it does not wait in OpenZeppelin’s timelock');
    else {
      const [answer] = await chain.call([call]);
      const refused = answer !== undefined && 'reverted' in answer ? reasonOf(loaded, answer.reverted) : null;
      const late = refused === null && end < ready ? `only until ${until}, before it may be executed` : null;
      tell(refused === null, refused ?? late);
    }
  }
  return reports;
}

const ACTS = {
  cancel: 'cancel it',
  cancelQueued: 'cancel it in the timelock',
  veto: 'veto it',
} as const;

type AskedStopper = Omit<StopperReport, 'sentence' | 'power'> & Pick<KnownStopper, 'power'>;

function sentenceOf({ name, address, power, until, ready, can, why }: AskedStopper): string {
  const who = `${name} (${address})`;
  if (!can) return `${who} cannot ${ACTS[power]}: ${why}.`;
  const execution = ready === 0 ? 'until it is executed' : `until it is executed, on ${dayOf(ready)} at the earliest`;
  const limits = until === null ? '' : `; its power ends on ${until}`;
  return `${who} can ${ACTS[power]} ${execution}${limits}.`;
}

/** A moment of the chain to read, to the minute. */
export const dayOf = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function encode(name: string, values: readonly unknown[]): Hex {
  return STOP.encodeFunctionData(name, values) as Hex;
}

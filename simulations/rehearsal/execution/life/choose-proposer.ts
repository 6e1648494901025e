import type { Address } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import type { LoadedDao } from '../loaded-dao.js';
import { failureOf, reasonOf } from './failure-reason.js';
import type { GovernorProtocol } from './governor-protocol.js';

/** How many of the most powerful are tried where the author may not propose. */
const CANDIDATES = 10;

export type Proposer =
  | { readonly address: Address; readonly name: string; readonly insteadOf: Address | null }
  | { readonly refused: string };

/**
 * Who proposes: the author where the governor lets it, else the most powerful voter whom it lets. The governor itself
 * is asked, so that whatever rule it has counts.
 */
export async function chooseProposer(
  loaded: LoadedDao,
  protocol: GovernorProtocol,
  calls: readonly EncodedCall[],
  description: string,
  author: Address | null,
): Promise<Proposer> {
  const contracts = new Set(loaded.contracts.map(({ address }) => address));
  const candidates = [...(author === null ? [] : [author]), ...mostPowerful(loaded, contracts)];
  const data = protocol.propose(calls, description);
  const answers = await loaded.chain.call(candidates.map((from) => ({ to: loaded.governor, data, from })));
  const able = answers.findIndex((answer) => 'data' in answer);
  if (able >= 0) {
    const address = candidates[able]!;
    const name = loaded.names.get(address) ?? address;
    return { address, name, insteadOf: author !== null && author !== address ? author : null };
  }
  const [first] = answers;
  if (first === undefined || !('reverted' in first)) return { refused: 'there are no holders' };
  if (first.reverted !== '0x') return { refused: reasonOf(loaded, first.reverted) };
  const traced = await loaded.chain.traceCall({ to: loaded.governor, data, from: candidates[0]! });
  return { refused: failureOf(loaded, traced) };
}

function mostPowerful({ membership }: LoadedDao, contracts: ReadonlySet<Address>): readonly Address[] {
  const { addresses, power } = membership;
  return addresses
    .map((address, i) => ({ address, power: power[i]! }))
    .filter(({ address, power }) => power > 0n && !contracts.has(address))
    .sort((a, b) => (a.power > b.power ? -1 : a.power < b.power ? 1 : 0))
    .slice(0, CANDIDATES)
    .map(({ address }) => address);
}

import type { Address } from '../../../chain/index.js';
import type { EncodedCall } from '../../draft/encoded-action.js';
import type { LoadedDao } from '../loaded-dao.js';
import { failureOf, reasonOf } from './failure-reason.js';
import type { GovernorProtocol } from './governor-protocol.js';

/** How many of the most powerful are tried where the author may not propose. */
const CANDIDATES = 10;

/** OpenZeppelin lets only this account propose what ends so, as nobody can then make another's proposal before it. */
const NAMED_PROPOSER = /#proposer=(0x[0-9a-fA-F]{40})$/;
export const NAMED_PROPOSER_LENGTH = '#proposer='.length + 42;

/** Who alone may propose a text, by its last words; `null` for anybody. */
export function proposerNamedIn(description: string): Address | null {
  return (NAMED_PROPOSER.exec(description)?.[1]?.toLowerCase() ?? null) as Address | null;
}

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
  const named = proposerNamedIn(description);
  const first = [named, author].filter((address) => address !== null);
  const candidates = [...new Set([...first, ...mostPowerful(loaded, contracts)])];
  const data = protocol.propose(calls, description);
  const answers = await loaded.chain.call(candidates.map((from) => ({ to: loaded.governor, data, from })));
  const able = answers.findIndex((answer) => 'data' in answer);
  if (able >= 0) {
    const address = candidates[able]!;
    const name = loaded.names.get(address) ?? address;
    return { address, name, insteadOf: author !== null && author !== address ? author : null };
  }
  const [answer] = answers;
  if (answer === undefined || !('reverted' in answer)) return { refused: 'there are no holders' };
  if (answer.reverted !== '0x') return { refused: reasonOf(loaded, answer.reverted) };
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

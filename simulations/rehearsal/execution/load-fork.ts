import { type Address, readRemoteChain, type SandboxChain, startSandbox } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { Dao } from '../../scenario/index.js';
import { placementsOf } from '../dao/placements.js';
import type { Membership } from '../members/membership.js';
import { type ArtifactFiles, compiledContract } from './artifacts.js';
import { blockSeconds } from './fork/block-seconds.js';
import { forkContracts } from './fork/fork-contracts.js';
import { type FoundGovernor, isVeto, readGovernor } from './fork/read-governor.js';

import { type KnownContract, type LoadedDao, stoppersOf } from './loaded-dao.js';
import { namesOf } from './loading/names.js';
import { placeOwnContract } from './loading/own-contracts.js';

export interface ForkOptions {
  /** Its `fork` says which chain to copy, and when. */
  readonly dao: Dao;
  /** Voters: the fork's delegates, or a list of one's own. */
  readonly membership: Membership;
  readonly artifacts?: ArtifactFiles;
  readonly signal?: AbortSignal;
}

/**
 * Copies a running chain and finds the DAO there. Everything happens on the copy; the chain is the caller's to close.
 * The DAO's own contracts are known by their artifacts where they stand, and placed where nothing stands yet.
 * @throws ChainError `fork-unreachable`; InputError `governor-unknown`, or for an artifact
 */
export async function loadFork({ dao, membership, artifacts = new Map(), signal }: ForkOptions): Promise<LoadedDao> {
  const { fork } = dao;
  if (fork === null) {
    throw new InputError('fork-missing', 'the DAO names no chain to copy', {
      field: 'fork',
      hint: 'Give `fork` with the url of a node and the governor’s address.',
    });
  }
  const own = dao.contracts.map((contract) => compiledContract(contract, artifacts));
  const chain = await startSandbox({
    chainId: 0,
    genesisTime: 0,
    fork: { url: fork.url, blockNumber: fork.blockNumber },
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const found = await findGovernor(chain, fork.governor);
    const timelock = found.timelock ?? fork.governor;
    const standard = forkContracts(fork.governor, found);
    const placements = placementsOf(dao);
    const named: readonly KnownContract[] = own.map((compiled, i) => ({
      ...compiled,
      name: dao.contracts[i]!.name,
      address: placements.contracts[i]!.address,
    }));
    const addresses = new Map([
      ...placements.byName,
      ['token', found.token] as const,
      ['governor', fork.governor] as const,
      ['timelock', timelock] as const,
    ]);
    const assumptions = await placeMissing(chain, dao, named, addresses, timelock);
    const contracts = [...standard, ...named];
    const { number } = await chain.latestBlock();
    const stoppers = stoppersOf(dao);
    const { seconds } = await blockSeconds(
      await readRemoteChain(fork.url, number, signal === undefined ? {} : { signal }),
    );
    return {
      dao,
      chain,
      membership,
      clock: found.clock,
      token: found.token,
      governor: fork.governor,
      timelock,
      guardian: stoppers.find(({ power }) => power === 'cancel')?.address ?? null,
      stoppers,
      blockSeconds: seconds,
      protocol: found.protocol,
      vetoes: isVeto(found),
      contracts,
      names: namesOf(contracts, membership.addresses, [
        [chain.deployer, 'deployer'],
        ...stoppers.map(({ address, name }) => [address, name] as const),
      ]),
      assumptions: [
        `The chain is a copy of ${hostOf(fork.url)} at about block ${number}.`,
        ...vetoWords(dao, found),
        ...(dao.dualGovernance === undefined
          ? []
          : [
              'On the copied chain nobody locks a veto token: the dual governance of the DAO file is only in the forecast.',
            ]),
        ...assumptions,
      ],
    };
  } catch (error) {
    await chain.close();
    signal?.throwIfAborted();
    throw error;
  }
}

/** A rule that only the DAO's file states is forecast, and the copied governor counts as it does. */
function vetoWords({ governor: { votingRule } }: Dao, found: FoundGovernor): readonly string[] {
  if (votingRule.kind !== 'optimistic') return [];
  return isVeto(found)
    ? ['The copied governor counts votes Against towards its quorum alone: it passes what they do not veto.']
    : ['That proposals pass unless they are vetoed is stated in the DAO file; the copied governor does not tell it.'];
}

async function findGovernor(chain: SandboxChain, governor: Address): Promise<FoundGovernor> {
  const ask = async (to: Address, data: `0x${string}`) => {
    const [answer] = await chain.call([{ to, data }]);
    return answer === undefined || 'reverted' in answer || answer.data === '0x' ? null : answer.data;
  };
  return readGovernor(ask, governor, await chain.latestBlock());
}

async function placeMissing(
  chain: SandboxChain,
  dao: Dao,
  named: readonly KnownContract[],
  addresses: ReadonlyMap<string, Address>,
  timelock: Address,
): Promise<readonly string[]> {
  const assumptions: string[] = [];
  for (const [i, known] of named.entries()) {
    if ((await chain.code(known.address)) !== '0x') continue;
    assumptions.push(...(await placeOwnContract(chain, dao.contracts[i]!, known, addresses, timelock)));
    assumptions.push(`${known.name} does not stand on the copied chain; it was placed at ${known.address}.`);
  }
  return assumptions;
}

/** An address of a node may carry a key in its path, which is nobody else's business. */
const hostOf = (url: string): string => new URL(url).host;

import { formatUnits, id, ZeroAddress } from 'ethers';
import { ConfigurableGovernor, TimelockController, VotesToken } from '../../../contracts/bindings/index.js';
import {
  type Address,
  encodeCall,
  encodeDeploy,
  type Hardfork,
  type Hex,
  type SandboxChain,
  startSandbox,
} from '../../chain/index.js';
import type { Dao } from '../../scenario/index.js';
import { type Placements, placementsOf } from '../dao/placements.js';
import type { VetoHolder } from '../forecast/forecast.js';
import type { Membership } from '../members/membership.js';
import type { ArtifactFiles } from './artifacts.js';
import type { LifeStep } from './execution-report.js';

import { type KnownStopper, type LoadedDao, stoppersOf } from './loaded-dao.js';
import { type Allocation, allocate, OTHER_HOLDERS } from './loading/allocation.js';
import { constructorData } from './loading/constructor-data.js';
import { fillTreasury, ownTokensOf } from './loading/fill-treasury.js';
import { governorConstruction } from './loading/governor-construction.js';
import { delegateAll, mintHoldings, type SetUpCost, sendAll } from './loading/hand-out.js';
import { knownContracts } from './loading/known-contracts.js';
import { namesOf } from './loading/names.js';
import { placeOwnContract } from './loading/own-contracts.js';
import { endowVetoToken, timelockInitCode } from './loading/place-dual-governance.js';

/** 1 January 2026, so that a rehearsal is the same on every day. */
const GENESIS_TIME = 1_767_225_600;
const CHAIN_ID = 31_337;
/** Holders with an account of their own; the others' tokens are pooled. */
const INDIVIDUALS = 2_000;

export interface LoadOptions {
  readonly dao: Dao;
  readonly membership: Membership;
  /** Who lets whom vote; as the membership has it by default, or the DAO’s own list. */
  readonly delegations?: ReadonlyMap<Address, Address>;
  /** Artifacts that the DAO names by path. */
  readonly artifacts?: ArtifactFiles;
  /** Who needs an account of its own however little it holds: voters of the forecast, the author, who is paid. */
  readonly needed?: readonly Address[];
  /** Who objects with the veto token of a dual governance; nobody when absent. */
  readonly objectors?: readonly VetoHolder[];
  readonly individuals?: number;
  /** Unix seconds. */
  readonly genesisTime?: number;
  /** The newest by default. */
  readonly hardfork?: Hardfork;
  readonly signal?: AbortSignal;
}

/**
 * Puts a DAO on a local chain of its own: token, timelock and governor, its holders and their delegations, treasury,
 * and its own contracts. The chain is the caller's to close.
 * @throws InputError for an artifact, argument or amount that cannot be used; ChainError when the chain fails
 */
export async function loadDao(options: LoadOptions): Promise<LoadedDao> {
  const { dao, artifacts = new Map(), genesisTime = GENESIS_TIME, hardfork, signal } = options;
  // Read first: what is wrong with the DAO's file is told before anything is started.
  const contracts = knownContracts(dao, artifacts);
  const chain = await startSandbox({
    chainId: CHAIN_ID,
    genesisTime,
    ...(hardfork === undefined ? {} : { hardfork }),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    return await populate(chain, options, contracts);
  } catch (error) {
    await chain.close();
    signal?.throwIfAborted();
    throw error;
  }
}

async function populate(
  chain: SandboxChain,
  options: LoadOptions,
  contracts: LoadedDao['contracts'],
): Promise<LoadedDao> {
  const { dao, membership } = options;
  const placements = placementsOf(dao);
  const { token, governor, timelock } = placements;
  const stoppers = stoppersOf(dao);
  const guardian = stoppers.find(({ power }) => power === 'cancel')?.address ?? null;
  const assumptions = [...(await placeGovernance(chain, dao, placements, guardian))];
  const allocation = allocate({
    membership,
    delegations: options.delegations ?? membership.delegates ?? delegationsOf(dao),
    individuals: options.individuals ?? INDIVIDUALS,
    needed: options.needed ?? [],
    contracts: new Set([...contracts.map(({ address }) => address), ...(membership.nonVoting ?? [])]),
    treasury: { account: timelock, tokens: ownTokensOf(dao, token) },
  });
  const minted = await mintHoldings(chain, token, allocation.holdings);
  const deployed = await step(chain, 'deploy', minted, `${allocation.holdings.size} accounts are given their tokens.`);
  const delegated = await delegateAll(chain, token, allocation.delegates);
  const accounts = allocation.delegates.size;
  const setUp = [deployed, await step(chain, 'delegate', delegated, `${accounts} accounts say who votes for them.`)];
  for (const [i, own] of dao.contracts.entries()) {
    const { address } = placements.contracts[i]!;
    const known = contracts.find((contract) => contract.address === address)!;
    assumptions.push(...(await placeOwnContract(chain, own, known, placements.byName, timelock)));
  }
  const placed = new Set([token, ...placements.contracts.map(({ address }) => address)]);
  assumptions.push(...(await fillTreasury(chain, dao, timelock, placed)));
  await sendAll(
    chain,
    [{ from: chain.deployer, to: token, data: encodeCall(VotesToken, 'transferOwnership', [timelock]) }],
    'handing the token to the timelock',
  );
  assumptions.push(...(await letStop(chain, timelock, stoppers, guardian)));
  const dual =
    dao.dualGovernance !== undefined && placements.dualGovernance !== null
      ? await endowVetoToken(chain, dao.dualGovernance, placements.dualGovernance, options.objectors ?? [])
      : null;
  return {
    dao,
    chain,
    membership,
    clock: 'timestamp',
    token,
    governor,
    timelock,
    guardian,
    stoppers: stoppers.map((each) => (each.address === guardian ? each : { ...each, power: 'cancelQueued' as const })),
    ...(dual && { dual }),
    vetoes: dao.governor.votingRule.kind === 'optimistic',
    contracts,
    names: namesOf(contracts, membership.addresses, [
      ...(dual?.holders ?? []).map(({ address, name }) => [address, name] as const),
      [OTHER_HOLDERS, 'all other holders'],
      [chain.deployer, 'deployer'],
      ...stoppers.map(({ address, name }) => [address, address === guardian ? 'guardian' : name] as const),
    ]),
    assumptions: [...assumptions, ...wordsOf(allocation, dao)],
    setUp,
  };
}

/** The guardian stops by the governor, which knows one; the timelock lets all others cancel what waits in it. */
async function letStop(
  chain: SandboxChain,
  timelock: Address,
  stoppers: readonly KnownStopper[],
  guardian: Address | null,
): Promise<readonly string[]> {
  if (guardian !== null) await chain.admit([guardian]);
  const others = stoppers.filter(({ address }) => address !== guardian);
  if (others.length === 0) return [];
  // One at a time: several in a block cost gas money, of which the treasury's account may have none.
  for (const { address } of others) {
    const data = encodeCall(TimelockController, 'grantRole', [id('CANCELLER_ROLE') as Hex, address]);
    await sendAll(chain, [{ from: timelock, to: timelock, data }], 'letting councils cancel');
  }
  return others
    .filter(({ power }) => power !== 'cancelQueued')
    .map(({ name }) => `On the local chain, ${name} stops a proposal by cancelling it in the timelock.`);
}

async function step(
  chain: SandboxChain,
  kind: 'deploy' | 'delegate',
  { transactions, gas }: SetUpCost,
  sentence: string,
): Promise<LifeStep> {
  const { timestamp } = await chain.latestBlock();
  return { step: kind, time: timestamp, transactions, gas: Number(gas), state: 'none', sentence };
}

/** Token, timelock and governor. The deployer owns the token until its first holders have it. */
async function placeGovernance(
  chain: SandboxChain,
  dao: Dao,
  placements: Placements,
  guardian: Address | null,
): Promise<readonly string[]> {
  const { token, timelock, governor } = placements;
  const { name, symbol, decimals } = dao.token;
  const delay = BigInt(dao.governor.timelockDelaySeconds);
  // Anybody may execute what has waited long enough; nobody but the governor may propose or cancel.
  const roles = [[governor], [ZeroAddress as Hex], ZeroAddress as Hex] as const;
  const { configuration, assumptions } = governorConstruction(dao, {
    token,
    timelock,
    guardian: guardian ?? (ZeroAddress as Address),
  });
  await chain.place(token, encodeDeploy(VotesToken, [name, symbol, BigInt(decimals), chain.deployer]));
  await chain.place(timelock, await timelockInitCode(chain, dao, placements, delay, roles));
  await chain.place(governor, constructorData(ConfigurableGovernor, [configuration], new Map()));
  return assumptions;
}

function delegationsOf({ delegations }: Dao): ReadonlyMap<Address, Address> {
  return new Map(
    'path' in delegations ? [] : delegations.map(({ delegator, delegate }) => [delegator, delegate] as const),
  );
}

function wordsOf(
  { individuals, pooled, rest, addedToSupply }: Allocation,
  { token, dualGovernance }: Dao,
): readonly string[] {
  const amount = (units: bigint) => `${formatUnits(units, token.decimals).replace(/\.0$/, '')} ${token.symbol}`;
  const sentences = [
    dualGovernance === undefined
      ? 'The contracts are Folkmoot’s own governor and OpenZeppelin’s timelock and token, set as the DAO’s are.'
      : `The contracts are Folkmoot’s own governor, timelock and dual governance, made in the style of Lido’s and set as the DAO’s are; ${dualGovernance.symbol} is a token of Folkmoot’s own that is redeemed for native currency.`,
  ];
  if (pooled > 0) {
    sentences.push(
      `${individuals} holders have an account of their own; ${pooled} smaller ones share accounts, with every delegate’s votes exact.`,
    );
  }
  if (rest > 0n) sentences.push(`One account that never votes holds the remaining ${amount(rest)}.`);
  if (addedToSupply > 0n) {
    sentences.push(
      `The treasury’s own tokens exceed the supply that is left: ${amount(addedToSupply)} were added to it.`,
    );
  }
  return sentences;
}

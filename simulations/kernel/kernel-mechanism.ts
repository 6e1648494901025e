import type {
  AgentIdentity,
  Endowment,
  OpenActionRules,
  OpenArchetype,
  Parameter,
  PartyWords,
  Policy,
  WorkServices,
} from '../agents/index.js';
import type { Address, ContractBinding, ContractCall, Hex } from '../chain/index.js';
import type { CoreScenario } from '../scenario/index.js';
import type { IndexedMechanism } from '../world/index.js';

/** One kind of contract that a mechanism has: one of it, as many as a scenario says, or made by another contract. */
export interface MechanismContract {
  /** Its name within the mechanism, e.g. `stakePool`. */
  readonly contract: string;
  readonly binding: ContractBinding;
  readonly kind: 'one' | 'many' | 'derived';
  readonly words: PartyWords & { readonly inSentences: string; readonly party?: string };
}

/** Addresses of a mechanism's contracts by name; of which there are many, by key. */
export type MechanismAddresses = Readonly<Record<string, Address | ReadonlyMap<string, Address>>>;

export interface DeploymentContext {
  readonly scenario: CoreScenario;
  /** By the mechanism's name. */
  readonly addresses: ReadonlyMap<string, MechanismAddresses>;
  readonly deployer: Address;
  readonly treasury: Address;
  readonly agents: readonly AgentIdentity[];
  readonly endowments: readonly Endowment[];
  readonly parameters: readonly {
    readonly key: string;
    readonly unit: Parameter['unit'];
    readonly value: bigint;
    readonly maximum: bigint;
  }[];
  readonly services: WorkServices;
  /** Unix seconds of the first tick and the first epoch. */
  readonly epochStart: number;
}

/** How a mechanism is deployed. */
export interface DeployableMechanism {
  readonly name: string;
  /** Which of its contracts administers the DAO and holds its treasury; `null` in all mechanisms but one. */
  readonly treasury: string | null;
  readonly administered: readonly string[];
  readonly contracts: readonly MechanismContract[];
  readonly assets: (
    scenario: CoreScenario,
  ) => readonly { readonly asset: string; readonly contract: string; readonly symbol: string }[];
  readonly keys: (
    scenario: CoreScenario,
    agents: readonly AgentIdentity[],
  ) => Readonly<Record<string, readonly string[]>>;
  readonly derive: (context: Pick<DeploymentContext, 'addresses'>) => Readonly<Record<string, Address>>;
  /** Init code by the contract's name, with its key where there are many: `wallet:team`. */
  readonly creations: (context: DeploymentContext) => ReadonlyMap<string, Hex>;
  readonly wire: (context: DeploymentContext) => readonly ContractCall[];
  readonly fund: (context: DeploymentContext) => readonly ContractCall[];
  readonly relinquish: (context: DeploymentContext) => readonly ContractCall[];
}

/** All that deployer, kernel and indexer know of a mechanism. */
export interface KernelMechanism extends DeployableMechanism {
  readonly uses: readonly string[];
  /** Whether a scenario deploys it. */
  readonly present: (scenario: CoreScenario) => boolean;
  readonly parameters: readonly Parameter[];
  /** What calls mean, by contract (`governance.registry`) and function. */
  readonly actions: ReadonlyMap<string, ReadonlyMap<string, OpenActionRules>>;
  readonly archetypes: ReadonlyMap<string, OpenArchetype>;
  readonly policies: readonly { readonly of?: readonly string[]; readonly policy: Policy }[];
  readonly chores: Policy | null;
  readonly index: (addresses: MechanismAddresses) => IndexedMechanism;
}

/**
 * The mechanisms that a scenario deploys, in the order of the list: those that it asks for, those that its agents are of,
 * and whatever these build on.
 */
export function mechanismsOf<M extends KernelMechanism>(scenario: CoreScenario, list: readonly M[]): readonly M[] {
  const wanted = new Set<string>();
  for (const mechanism of list.toReversed()) {
    const lived = scenario.population.some(({ archetype }) => mechanism.archetypes.has(archetype));
    if (!wanted.has(mechanism.name) && !lived && !mechanism.present(scenario)) continue;
    wanted.add(mechanism.name);
    for (const used of mechanism.uses) wanted.add(used);
  }
  return list.filter(({ name }) => wanted.has(name));
}

/** All archetypes of mechanisms by name. */
export function archetypesOf(mechanisms: readonly KernelMechanism[]): ReadonlyMap<string, OpenArchetype> {
  return new Map(mechanisms.flatMap(({ archetypes }) => [...archetypes]));
}

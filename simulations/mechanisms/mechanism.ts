import type { Abi, AbiParameterToPrimitiveType, ExtractAbiEvent, ExtractAbiEventNames } from 'abitype';
import type { z } from 'zod';
import type {
  ActionRules,
  AgentIdentity,
  Archetype,
  Endowment,
  Parameter,
  PartyWords,
  Policy,
  Scope,
  WorkServices,
} from '../agents/index.js';
import type {
  Address,
  ConstructorArguments,
  ContractBinding,
  ContractCall,
  FunctionArguments,
  FunctionName,
} from '../chain/index.js';
import type { Reporting } from '../metrics/index.js';
import type { CoreScenario, DocumentProblem } from '../scenario/index.js';
import type { CoreView, DomainEvent, Draft, Fact, FactOf, Moment } from '../world/index.js';

/** ABI and bytecode of a contract, as `contracts/bindings` gives them: literal types all the way. */
export interface Binding extends ContractBinding {
  /** What it is, by its NatSpec. */
  readonly doc: string;
  readonly abi: ContractBinding['abi'] & Abi;
}

/** As many contracts of one kind as the scenario asks for, by key. */
export interface Many<B extends Binding> {
  readonly each: B;
}
export const many = <const B extends Binding>(each: B): Many<B> => ({ each });

/** A contract that another one creates, at an address that is known beforehand. */
export interface Derived<B extends Binding> {
  readonly derived: B;
}
export const derived = <const B extends Binding>(binding: B): Derived<B> => ({ derived: binding });

export type Contracts = Readonly<Record<string, Binding | Many<Binding> | Derived<Binding>>>;
export type BindingIn<K> = K extends Many<infer B> ? B : K extends Derived<infer B> ? B : K extends Binding ? K : never;
type KeysOf<C, Kind> = { [K in keyof C]: C[K] extends Kind ? K : never }[keyof C];
type ManyIn<C> = KeysOf<C, Many<Binding>>;
type DerivedIn<C> = KeysOf<C, Derived<Binding>>;

export type AddressesOf<C extends Contracts> = {
  readonly [K in keyof C]: C[K] extends Many<Binding> ? ReadonlyMap<string, Address> : Address;
};

/** An event's arguments by name, typed from the ABI. */
type EventArguments<B extends Binding, E extends string> = {
  readonly [P in ExtractAbiEvent<B['abi'], E & ExtractAbiEventNames<B['abi']>>['inputs'][number] as P extends {
    readonly name: infer N extends string;
  }
    ? N
    : never]: AbiParameterToPrimitiveType<P>;
};

/**
 * How each contract's events become facts; events without an entry say nothing that Folkmoot needs. `key` tells one of
 * many contracts from another. Transfers of assets and roles are read for everybody.
 */
type Readers<C extends Contracts, F extends Fact> = {
  readonly [K in keyof C]?: {
    readonly [E in ExtractAbiEventNames<BindingIn<C[K]>['abi']>]?: (
      args: EventArguments<BindingIn<C[K]>, E>,
      key: string,
    ) => F;
  };
};

/** What each fact does to the mechanism's state. */
type Folds<State extends object, F extends Fact> = {
  readonly [T in F['type']]?: (draft: Draft<State>, event: DomainEvent<FactOf<F, T>>, at: Moment) => void;
};

/** What a mechanism gives away about its types; nothing here is contravariant, so that a list of them keeps them. */
export interface AnyMechanism {
  readonly name: string;
  readonly section: z.ZodType | null;
  readonly contracts: Contracts;
  readonly empty: object;
  readonly facts?: Fact;
}

export type FactsOf<M extends AnyMechanism> = NonNullable<M['facts']>;

/** A mechanism's slice of the view: its state and its addresses. */
export type SliceOf<M extends AnyMechanism> = M['empty'] & { readonly contracts: AddressesOf<M['contracts']> };
/** The slices of mechanisms by name. */
export type ViewOf<U extends AnyMechanism> = { readonly [M in U as M['name']]: SliceOf<M> };
/** The sections of mechanisms that have one, by name: always there where the mechanism is. */
export type SectionsOf<U extends AnyMechanism> = {
  readonly [M in U as M['section'] extends z.ZodType ? M['name'] : never]: M['section'] extends z.ZodType
    ? NonNullable<z.output<M['section']>>
    : never;
};
type AddressesIn<U extends AnyMechanism> = { readonly [M in U as M['name']]: AddressesOf<M['contracts']> };

/**
 * What a mechanism may see: itself, what it uses, and what it may use where a scenario has it. Written out once a
 * mechanism, for its policies and reporters.
 */
export interface ScopeOf<M extends AnyMechanism, U extends AnyMechanism = never, P extends AnyMechanism = never> {
  readonly view: CoreView & ViewOf<M | U> & Partial<ViewOf<P>>;
  readonly scenario: CoreScenario & SectionsOf<M | U> & Partial<SectionsOf<P>>;
}

/** A mechanism's types before it is put together: enough to write its scope from. */
export interface Outline<
  Name extends string,
  C extends Contracts,
  State extends object,
  F extends Fact,
  Section extends z.ZodType | null = null,
> {
  readonly name: Name;
  /** What its contracts say; only a type. */
  readonly facts?: F;
  readonly section: Section;
  readonly contracts: C;
  readonly empty: State;
}

/** What a mechanism knows when it is deployed: the scenario as far as it may see it, and all addresses. */
export interface DeployContext<O extends AnyMechanism, U extends AnyMechanism, P extends AnyMechanism> {
  readonly scenario: ScopeOf<O, U, P>['scenario'];
  readonly own: AddressesOf<O['contracts']>;
  readonly others: AddressesIn<U> & Partial<AddressesIn<P>>;
  readonly deployer: Address;
  /** The account that administers the contracts and holds what belongs to all. */
  readonly treasury: Address;
  readonly agents: readonly AgentIdentity[];
  /** First tokens of the agents. */
  readonly endowments: readonly Endowment[];
  /** What the registry starts with, of all mechanisms that are deployed. */
  readonly parameters: readonly InitialParameter[];
  readonly services: WorkServices;
  /** Unix seconds of the first tick and the first epoch. */
  readonly epochStart: number;
}

export interface InitialParameter {
  readonly key: string;
  readonly unit: Parameter['unit'];
  readonly value: bigint;
  readonly maximum: bigint;
}

type Creations<C extends Contracts> = {
  readonly [K in Exclude<keyof C, DerivedIn<C>>]: C[K] extends Many<infer B>
    ? ReadonlyMap<string, ConstructorArguments<B>>
    : C[K] extends Binding
      ? ConstructorArguments<C[K]>
      : never;
};

type Actions<C extends Contracts, S extends Scope> = {
  readonly [K in keyof C]?: {
    readonly [N in FunctionName<BindingIn<C[K]>>]?: ActionRules<S, FunctionArguments<BindingIn<C[K]>, N>>;
  };
};

/** What one of its contracts is called and drawn as; by default it stands for itself in the token flow. */
export interface ContractWords extends PartyWords {
  /** In a sentence: `the stake pool`. */
  readonly inSentences: string;
  /** The party it is in the token flow, when that is not the contract's own name. */
  readonly party?: string;
}

/**
 * All that a mechanism is. Everything about it stands here and in the files of its folder; deployer, indexer, kernel,
 * recorder, store and window read it from the list and know none by name.
 */
export interface MechanismSpec<
  O extends AnyMechanism,
  U extends AnyMechanism,
  A extends Readonly<Record<string, z.ZodRawShape>>,
  P extends AnyMechanism = never,
> extends Reporting<ScopeOf<O, U, P>> {
  readonly outline: O;
  readonly title: string;
  /** What it builds on: deployed before it, and all that its code can see besides itself. */
  readonly uses: readonly U[];
  /** What it looks at where a scenario has it, and does without elsewhere: before it in the list, as all that it uses. */
  readonly mayUse?: readonly P[];
  /** Whether a scenario deploys it though it has no agents of its own; when its section is there, unless said otherwise. */
  readonly present?: (scenario: CoreScenario) => boolean;
  /** What a scenario gets wrong about it that its schema cannot say. */
  readonly check?: (
    scenario: ScopeOf<O, U, P>['scenario'],
    /** Wei of the DAO's token that all mechanisms hand out at the start. */
    issued: bigint,
  ) => readonly DocumentProblem[];
  /** Wei of the DAO's token that it hands out at the start. */
  readonly issued?: (scenario: ScopeOf<O, U, P>['scenario']) => bigint;
  /** Its own ERC-20s: which contract each is, and its ticker. */
  readonly assets?: {
    readonly [asset: string]: {
      readonly contract: Exclude<keyof O['contracts'], ManyIn<O['contracts']>> & string;
      readonly symbol: (scenario: ScopeOf<O, U, P>['scenario']) => string;
    };
  };
  readonly words: { readonly [K in keyof O['contracts']]: ContractWords };
  /** The contract that administers the DAO's others and holds its treasury; one mechanism of the house has it. */
  readonly treasury?: keyof O['contracts'] & string;
  /** Contracts with OpenZeppelin's AccessControl whose administration the deployer hands over in the end. */
  readonly administered?: readonly (keyof O['contracts'] & string)[];
  /** Keys of the contracts of which there are many. */
  readonly keys?: (
    scenario: ScopeOf<O, U, P>['scenario'],
    agents: readonly AgentIdentity[],
  ) => {
    readonly [K in ManyIn<O['contracts']>]: readonly string[];
  };
  /** Addresses of the contracts that others create. */
  readonly derive?: (context: Pick<DeployContext<O, U, P>, 'own' | 'others'>) => {
    readonly [K in DerivedIn<O['contracts']>]: Address;
  };
  /** What its contracts are constructed with, in the constructor's order. */
  readonly create: (context: DeployContext<O, U, P>) => Creations<O['contracts']>;
  /** Calls of the deployer once all contracts are there: roles and wiring, then first amounts, then giving up rights. */
  readonly wire?: (context: DeployContext<O, U, P>) => readonly ContractCall[];
  readonly fund?: (context: DeployContext<O, U, P>) => readonly ContractCall[];
  readonly relinquish?: (context: DeployContext<O, U, P>) => readonly ContractCall[];
  readonly readers: Readers<O['contracts'], FactsOf<O>>;
  readonly folds: Folds<O['empty'], FactsOf<O>>;
  /** Once a block's facts are folded: what follows from other slices, e.g. a quorum from the supply. */
  readonly finish?: (
    draft: Draft<O['empty']>,
    view: CoreView & ViewOf<U> & Partial<ViewOf<P>>,
    base: SliceOf<O>,
    at: Moment,
  ) => void;
  readonly parameters?: readonly Parameter<ScopeOf<O, U, P>>[];
  /** What calls of its contracts mean. */
  readonly actions?: Actions<O['contracts'], ScopeOf<O, U, P>>;
  /** What calls of contracts that it builds on mean, where it is about this mechanism. */
  readonly actionsOfOthers?: { readonly [M in U as M['name']]?: Actions<M['contracts'], ScopeOf<O, U, P>> };
  readonly archetypes?: { readonly [K in keyof A]: Archetype<ScopeOf<O, U, P>, A[K]> };
  /** What agents do because the mechanism is there: those of some archetypes, or everybody. */
  readonly policies?: readonly {
    readonly of?: readonly string[];
    readonly policy: Policy<ScopeOf<O, U, P>>;
  }[];
  /** What the contracts let anybody do and somebody must: done by whoever's turn it is. */
  readonly chores?: Policy<ScopeOf<O, U, P>>;
}

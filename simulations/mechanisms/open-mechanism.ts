import type { z } from 'zod';
import {
  type AgentIdentity,
  type OpenActionRules,
  type OpenArchetype,
  openArchetype,
  type Policy,
  type Scope,
} from '../agents/index.js';
import {
  type Address,
  type ContractBinding,
  type ContractCall,
  createLogDecoder,
  encodeDeploy,
  type Hex,
} from '../chain/index.js';
import type { DeployableMechanism, DeploymentContext, KernelMechanism } from '../kernel/index.js';
import type { RecordedMechanism } from '../metrics/index.js';
import type { CoreScenario, DocumentProblem } from '../scenario/index.js';
import {
  type CoreView,
  type DomainEvent,
  draftOf,
  type Fact,
  finishDraft,
  type IndexedMechanism,
} from '../world/index.js';
import type { AnyMechanism, Binding, Contracts, MechanismSpec } from './mechanism.js';

/** A mechanism as the house's list keeps it: no type parameters, no names of contracts. */
export interface OpenMechanism extends KernelMechanism, RecordedMechanism {
  readonly section: z.ZodType | null;
  /** What it looks at where a scenario has it. */
  readonly mayUse: readonly string[];
  /** What an archetype's cohorts say, by archetype. */
  readonly cohortFields: ReadonlyMap<string, z.ZodRawShape>;
  readonly check: (scenario: CoreScenario, issued: bigint) => readonly DocumentProblem[];
  readonly issued: (scenario: CoreScenario) => bigint;
  /** What its contracts are, by their NatSpec, and which of their events become facts. */
  readonly documented: readonly {
    readonly contract: string;
    readonly doc: string;
    readonly events: readonly string[];
  }[];
}

/** A mechanism with its types, and as the list keeps it. */
export type Mechanism<O extends AnyMechanism, A> = O & {
  /** What an archetype's cohorts say, by archetype; only a type. */
  readonly cohorts?: A;
  readonly open: OpenMechanism;
};

type Wide = (...args: readonly never[]) => unknown;
type AnySpec = MechanismSpec<AnyMechanism, AnyMechanism, Readonly<Record<string, z.ZodRawShape>>, AnyMechanism>;

/**
 * Closes a spec over its types: from here on nobody needs to know them, as each of its functions is only ever given what
 * was made from the spec itself.
 */
export function mechanism<
  const O extends AnyMechanism,
  U extends AnyMechanism,
  A extends Readonly<Record<string, z.ZodRawShape>>,
  P extends AnyMechanism = never,
>(spec: MechanismSpec<O, U, A, P>): Mechanism<O, A> {
  // Here what is typed by its own names becomes what all mechanisms are to the kernel.
  return { ...spec.outline, open: openMechanism(spec as unknown as AnySpec) };
}

function openMechanism(spec: AnySpec): OpenMechanism {
  const { name, section, contracts } = spec.outline;
  const reporting = {
    reporters: spec.reporters,
    flows: spec.flows,
    agentColumns: spec.agentColumns,
    owned: spec.owned,
    locked: spec.locked,
    tables: spec.tables,
    invariants: spec.invariants,
    audit: spec.audit,
    accrued: spec.accrued,
    news: spec.news,
    closing: spec.closing,
    markers: spec.markers,
    parts: spec.parts,
    lens: spec.lens,
    panels: spec.panels,
    // Its parts and panels are typed by its own names.
  } as unknown as RecordedMechanism;
  const archetypes = Object.entries(spec.archetypes ?? {});
  return {
    ...reporting,
    ...deployable(spec, contracts),
    name,
    title: spec.title,
    section,
    uses: spec.uses.map((used) => used.name),
    mayUse: (spec.mayUse ?? []).map((used) => used.name),
    present:
      spec.present ??
      // A section is there by its mechanism’s name.
      ((scenario) => section === null || (scenario as unknown as Record<string, unknown>)[name] !== undefined),
    check: (spec.check ?? (() => [])) as OpenMechanism['check'],
    issued: (spec.issued ?? (() => 0n)) as OpenMechanism['issued'],
    // Typed by its own section until here.
    parameters: (spec.parameters ?? []) as unknown as KernelMechanism['parameters'],
    actions: new Map(
      Object.entries({ ...spec.actionsOfOthers, [name]: spec.actions ?? {} }).flatMap(([owner, actions]) =>
        Object.entries(actions as Readonly<Record<string, Readonly<Record<string, OpenActionRules>>>>).map(
          ([contract, rules]) => [`${owner}.${contract}`, new Map(Object.entries(rules))] as const,
        ),
      ),
    ),
    cohortFields: new Map(archetypes.map(([key, { fields }]) => [key, fields])),
    archetypes: new Map(archetypes.map(([key, archetype]): [string, OpenArchetype] => [key, openArchetype(archetype)])),
    // Typed by its own fields until here.
    policies: (spec.policies ?? []) as unknown as readonly {
      readonly of?: readonly string[];
      readonly policy: Policy;
    }[],
    chores: (spec.chores ?? null) as Policy | null,
    documented: Object.entries(contracts).map(([contract, kind]) => ({
      contract: bindingIn(kind).name,
      doc: bindingIn(kind).doc,
      events: Object.keys((spec.readers as Readonly<Record<string, object>>)[contract] ?? {}),
    })),
    index: (addresses) => indexed(spec, addresses),
  };
}

const bindingIn = (contract: Contracts[string]): Binding =>
  'each' in contract ? contract.each : 'derived' in contract ? contract.derived : contract;
/** The codec needs no literal types. */
const wide = (binding: Binding): ContractBinding => binding;

function deployable(spec: AnySpec, contracts: Contracts): Omit<DeployableMechanism, 'name'> {
  const given = (context: Pick<DeploymentContext, 'addresses'>) => ({
    ...context,
    own: context.addresses.get(spec.outline.name),
    others: Object.fromEntries(
      [...spec.uses, ...(spec.mayUse ?? [])].map(({ name }) => [name, context.addresses.get(name)]),
    ),
  });
  const calls = (hook: Wide | undefined) => (context: DeploymentContext) =>
    (hook?.(given(context) as never) ?? []) as readonly ContractCall[];
  const symbolOf = (scenario: Scope['scenario'], symbol: Wide) => symbol(scenario as never) as string;
  return {
    treasury: spec.treasury ?? null,
    administered: spec.administered ?? [],
    contracts: Object.entries(contracts).map(([contract, kind]) => ({
      contract,
      binding: wide(bindingIn(kind)),
      kind: 'each' in kind ? 'many' : 'derived' in kind ? 'derived' : 'one',
      words: spec.words[contract]!,
    })),
    assets: (scenario) =>
      Object.entries(spec.assets ?? {}).map(([asset, { contract, symbol }]) => ({
        asset,
        contract,
        symbol: symbolOf(scenario, symbol),
      })),
    keys: (scenario: CoreScenario, agents: readonly AgentIdentity[]) =>
      ((spec.keys as Wide | undefined)?.(scenario as never, agents as never) ?? {}) as Readonly<
        Record<string, readonly string[]>
      >,
    derive: (context) =>
      ((spec.derive as Wide | undefined)?.(given(context) as never) ?? {}) as Readonly<Record<string, Address>>,
    creations: (context) => {
      const args = (spec.create as Wide)(given(context) as never) as Readonly<Record<string, unknown>>;
      return new Map(
        Object.entries(contracts).flatMap(([contract, kind]): (readonly [string, Hex])[] => {
          if ('derived' in kind) return [];
          if (!('each' in kind)) return [[contract, encodeDeploy(wide(kind), args[contract] as readonly unknown[])]];
          const each = args[contract] as ReadonlyMap<string, readonly unknown[]>;
          return [...each].map(([key, one]) => [`${contract}:${key}`, encodeDeploy(wide(kind.each), one)]);
        }),
      );
    },
    wire: calls(spec.wire),
    fund: calls(spec.fund),
    relinquish: calls(spec.relinquish),
  };
}

function indexed(spec: AnySpec, own: Readonly<Record<string, unknown>>): IndexedMechanism {
  const { name, contracts, empty } = spec.outline;
  const assets = new Map(Object.entries(spec.assets ?? {}).map(([asset, { contract }]) => [contract as string, asset]));
  const watched = Object.entries(contracts).flatMap(([contract, kind]) => {
    const at = own[contract] as Address | ReadonlyMap<string, Address>;
    const binding = wide(bindingIn(kind));
    if (typeof at === 'string') return [{ address: at, name: contract, contract: binding }];
    return [...at].map(([key, address]) => ({ address, name: `${contract}:${key}`, contract: binding }));
  });
  const decode = createLogDecoder(watched);
  // Each reader and fold is called with the arguments of its own event alone.
  const readers = spec.readers as unknown as Readonly<
    Record<string, Readonly<Record<string, (args: unknown, key: string) => Fact>>>
  >;
  // As readers.
  const folds = spec.folds as unknown as Readonly<
    Record<string, (draft: object, event: DomainEvent, at: object) => void>
  >;
  const finish = spec.finish as Wide | undefined;
  return {
    name,
    emptySlice: { ...empty, contracts: own },
    read: (log) => {
      const decoded = decode(log);
      if (decoded === null) return null;
      const [, contract = '', key = ''] = /^([^:]*):?(.*)$/s.exec(decoded.contract)!;
      const asset = assets.get(contract);
      const args = decoded.args as Readonly<Record<string, never>>;
      if (decoded.event === 'Transfer' && asset !== undefined) {
        return { type: 'transfer', asset, from: args.from, to: args.to, amount: args.value } as Fact;
      }
      if (decoded.event === 'RoleGranted' || decoded.event === 'RoleRevoked') {
        const granted = decoded.event === 'RoleGranted';
        return {
          type: 'roleChanged',
          contract: `${name}.${decoded.contract}`,
          role: args.role,
          account: args.account,
          granted,
        } as Fact;
      }
      return readers[contract]?.[decoded.event]?.(decoded.args, key) ?? null;
    },
    fold: (slice, events, at, view: CoreView) => {
      const own = events.filter(({ type }) => folds[type] !== undefined);
      if (own.length === 0 && finish === undefined) return slice;
      const draft = draftOf(slice);
      for (const event of own) folds[event.type]!(draft, event, at);
      finish?.(draft as never, view as never, slice as never, at as never);
      return finishDraft(draft);
    },
  };
}

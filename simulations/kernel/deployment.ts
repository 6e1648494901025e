import { getCreateAddress, id, ZeroHash } from 'ethers';
import type { AgentIdentity, Endowment, WorkServices } from '../agents/index.js';
import {
  type Address,
  type ChainEngine,
  type ChainTransaction,
  type ContractBinding,
  createErrorDecoder,
  encodeCall,
  type MinedBlock,
} from '../chain/index.js';
import { ChainError } from '../errors/index.js';
import type { CoreScenario } from '../scenario/index.js';
import type { DeploymentContext, KernelMechanism, MechanismAddresses, MechanismContract } from './kernel-mechanism.js';

/** What is deployed, for whom. */
export interface DeploymentPlan {
  readonly scenario: CoreScenario;
  /** In the order of their deployment: each after what it builds on. */
  readonly mechanisms: readonly KernelMechanism[];
  readonly agents: readonly AgentIdentity[];
  /** First tokens, in wei, besides the treasury's. */
  readonly endowments: readonly Endowment[];
  readonly services: WorkServices;
}

/** One contract of a DAO. */
export interface DeployedContract extends MechanismContract {
  readonly mechanism: string;
  /** Tells one of many from another; empty otherwise. */
  readonly key: string;
  readonly address: Address;
}

export interface DaoDeployment {
  readonly addresses: ReadonlyMap<string, MechanismAddresses>;
  readonly contracts: readonly DeployedContract[];
  readonly treasury: Address;
  /** Every block the deployment took, so that an indexer sees all logs from the first. */
  readonly blocks: readonly MinedBlock[];
  /** Unix seconds of the first tick's and the first emission epoch's start. */
  readonly epochStart: number;
}

/** Seconds from genesis to the first tick; the deployment's blocks fit in between. */
const SET_UP_SECONDS = 60;

/** OpenZeppelin's AccessControl, as far as handing over needs it. */
const ACCESS_CONTROL: ContractBinding = {
  name: 'AccessControl',
  bytecode: '0x',
  abi: ['grantRole', 'renounceRole'].map((name) => ({
    type: 'function',
    name,
    inputs: [{ type: 'bytes32' }, { type: 'address' }],
    outputs: [],
  })),
};

/**
 * Deploys a DAO: all contracts, then who may do what, then the first amounts; in the end the deployer has no rights left
 * and the treasury's contract administers everything.
 * @throws ChainError `deployment-failed` with the contract or call that reverted
 */
export async function deployDao(chain: ChainEngine, plan: DeploymentPlan): Promise<DaoDeployment> {
  const { scenario, mechanisms, agents, endowments, services } = plan;
  const { deployer } = chain;
  const { addresses, contracts } = placesOf(deployer, plan);
  const treasury = treasuryOf(mechanisms, addresses);
  const context: DeploymentContext = {
    scenario,
    addresses,
    deployer,
    treasury,
    agents,
    endowments,
    parameters: mechanisms.flatMap(({ parameters }) =>
      parameters.map(({ key, unit, initial, maximum }) => ({
        key,
        unit,
        value: initial(scenario),
        maximum: maximum(scenario),
      })),
    ),
    services,
    epochStart: scenario.startTime + SET_UP_SECONDS,
  };
  const decodeError = createErrorDecoder(contracts.map(({ binding }) => binding));
  const administered = mechanisms.flatMap((mechanism) =>
    mechanism.administered.map((contract) => addresses.get(mechanism.name)![contract] as Address),
  );
  const administration = (functionName: string, account: Address) =>
    administered.map((to) => ({
      from: deployer,
      to,
      data: encodeCall(ACCESS_CONTROL, functionName, [ZeroHash, account]),
    }));
  const calls = (stage: 'wire' | 'fund' | 'relinquish') =>
    mechanisms.flatMap((mechanism) =>
      mechanism[stage](context).map(({ to, data }): ChainTransaction => ({ from: deployer, to, data })),
    );
  const creations = mechanisms.flatMap((mechanism) =>
    [...mechanism.creations(context).values()].map((data): ChainTransaction => ({ from: deployer, to: null, data })),
  );
  const steps: readonly (readonly [doing: string, transactions: readonly ChainTransaction[]])[] = [
    ['deploying the contracts', creations],
    ['granting roles', [...calls('wire'), ...administration('grantRole', treasury)]],
    ['handing out the first tokens', calls('fund')],
    ['giving up the deployer’s rights', [...calls('relinquish'), ...administration('renounceRole', deployer)]],
  ];
  const blocks: MinedBlock[] = [];
  for (const [i, [doing, transactions]] of steps.entries()) {
    const block = await chain.mine(transactions, scenario.startTime + 1 + i);
    requireSuccess(block, doing, decodeError);
    blocks.push(block);
  }
  return { addresses, contracts, treasury, blocks, epochStart: context.epochStart };
}

/** Deployment nonces start at 0, so that addresses are the same on every chain. */
function placesOf(
  deployer: Address,
  { scenario, mechanisms, agents }: DeploymentPlan,
): { readonly addresses: Map<string, MechanismAddresses>; readonly contracts: readonly DeployedContract[] } {
  const addresses = new Map<string, MechanismAddresses>();
  const contracts: DeployedContract[] = [];
  let nonce = 0;
  const next = () => getCreateAddress({ from: deployer, nonce: nonce++ }).toLowerCase() as Address;
  for (const mechanism of mechanisms) {
    const keys = mechanism.keys(scenario, agents);
    const own: Record<string, Address | ReadonlyMap<string, Address>> = {};
    for (const { contract, kind } of mechanism.contracts) {
      if (kind === 'one') own[contract] = next();
      if (kind === 'many') own[contract] = new Map((keys[contract] ?? []).map((key) => [key, next()]));
    }
    addresses.set(mechanism.name, own);
    Object.assign(own, mechanism.derive({ addresses }));
    for (const each of mechanism.contracts) {
      const at = own[each.contract]!;
      const placed = typeof at === 'string' ? [['', at] as const] : [...at];
      for (const [key, address] of placed) contracts.push({ ...each, mechanism: mechanism.name, key, address });
    }
  }
  return { addresses, contracts };
}

function treasuryOf(
  mechanisms: readonly KernelMechanism[],
  addresses: ReadonlyMap<string, MechanismAddresses>,
): Address {
  for (const { name, treasury } of mechanisms) {
    const address = treasury === null ? undefined : addresses.get(name)?.[treasury];
    if (typeof address === 'string') return address;
  }
  throw new Error('no mechanism of the list says which contract is the treasury');
}

/** Id of a role of OpenZeppelin's AccessControl, e.g. `MINTER_ROLE`. */
export const roleId = (name: string) => id(name) as `0x${string}`;

function requireSuccess(block: MinedBlock, doing: string, decodeError: ReturnType<typeof createErrorDecoder>): void {
  const failed = block.receipts.findIndex(({ status }) => status === 'reverted');
  if (failed < 0) return;
  const data = block.receipts[failed]!.revertData ?? '0x';
  const place = `transaction ${failed + 1} of ${block.receipts.length}`;
  throw new ChainError('deployment-failed', `${doing}: ${place} reverted: ${decodeError(data).text}`, {
    value: data,
    hint: 'The scenario asks for something the contracts refuse; check the sections of its mechanisms.',
  });
}

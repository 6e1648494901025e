import { getCreateAddress, id, ZeroHash } from 'ethers';
import { ChainError } from '../../errors/index.js';
import { parseTokens, type Scenario } from '../../scenario/index.js';
import type { Address, ChainEngine, ChainTransaction, MinedBlock } from '../chain-engine.js';
import { encodeCall, encodeDeploy } from '../codec/index.js';
import { decodeError } from '../decode-error.js';
import { constructorArguments } from './constructor-arguments.js';
import { bindingOf, DAO_CONTRACTS, type DaoContracts } from './dao-contracts.js';

/** What is deployed, for whom. */
export interface DeploymentPlan {
  readonly scenario: Scenario;
  /** Accounts that may score training rounds. */
  readonly validators: readonly Address[];
  /** First tokens, in wei, besides the treasury's. */
  readonly endowments: readonly { readonly to: Address; readonly amount: bigint }[];
  readonly initialModelCid: string;
  /** Unix seconds of the chain's genesis. */
  readonly genesisTime: number;
}

export interface DaoDeployment {
  readonly contracts: DaoContracts;
  /** Every block the deployment took, so that an indexer sees all logs from the first. */
  readonly blocks: readonly MinedBlock[];
  /** Unix seconds of the first tick's and the first emission epoch's start. */
  readonly epochStart: number;
}

/** Seconds from genesis to the first tick; the deployment's blocks fit in between. */
const SET_UP_SECONDS = 60;

/**
 * Deploys the DAO: all contracts, then who may do what, then the first tokens; in the end the deployer has no
 * rights left and the timelock administers everything.
 * @throws ChainError `deployment-failed` with the contract or call that reverted
 */
export async function deployDao(chain: ChainEngine, plan: DeploymentPlan): Promise<DaoDeployment> {
  const { scenario, genesisTime } = plan;
  const { deployer } = chain;
  const contracts = addressesFrom(deployer);
  const epochStart = genesisTime + SET_UP_SECONDS;
  const context = { scenario, contracts, deployer, initialModelCid: plan.initialModelCid, epochStart };
  const args = constructorArguments(context);
  const creations = DAO_CONTRACTS.map(
    (name): ChainTransaction => ({ from: deployer, to: null, data: encodeDeploy(bindingOf(name), args[name]) }),
  );
  const send = (
    contract: keyof DaoContracts,
    functionName: string,
    ...values: readonly unknown[]
  ): ChainTransaction => ({
    from: deployer,
    to: contracts[contract],
    data: encodeCall(bindingOf(contract), functionName, values),
  });
  const blocks = [
    await mineAll(chain, creations, genesisTime + 1, 'deploying the contracts'),
    await mineAll(chain, roleGrants(plan, contracts, deployer, send), genesisTime + 2, 'granting roles'),
    await mineAll(chain, firstTokens(plan, contracts, send), genesisTime + 3, 'handing out the first tokens'),
    await mineAll(chain, renunciations(deployer, send), genesisTime + 4, 'giving up the deployer’s rights'),
  ];
  return { contracts, blocks, epochStart };
}

type Send = (contract: keyof DaoContracts, functionName: string, ...values: readonly unknown[]) => ChainTransaction;

/** Contracts that somebody administers; the governor, the timelock, the registry and the emission need nobody. */
const ADMINISTERED = ['token', 'stakePool', 'trainerPool', 'validatorPool', 'rounds'] as const;

/** Deployment nonces start at 0, so that addresses are the same on every chain. */
function addressesFrom(deployer: Address): DaoContracts {
  const entries = DAO_CONTRACTS.map((name, nonce) => [name, getCreateAddress({ from: deployer, nonce }).toLowerCase()]);
  return Object.fromEntries(entries) as DaoContracts;
}

function roleGrants(
  { validators }: DeploymentPlan,
  contracts: DaoContracts,
  deployer: Address,
  send: Send,
): readonly ChainTransaction[] {
  return [
    send('token', 'grantRole', id('MINTER_ROLE'), deployer),
    send('token', 'grantRole', id('MINTER_ROLE'), contracts.emission),
    send('stakePool', 'grantRole', id('SLASHER_ROLE'), contracts.rounds),
    send('stakePool', 'grantRole', id('REWARDS_DISTRIBUTOR_ROLE'), contracts.emission),
    send('trainerPool', 'grantRole', id('PAYER_ROLE'), contracts.rounds),
    send('validatorPool', 'grantRole', id('PAYER_ROLE'), contracts.rounds),
    ...validators.map((validator) => send('rounds', 'grantRole', id('VALIDATOR_ROLE'), validator)),
    ...ADMINISTERED.map((name) => send(name, 'grantRole', ZeroHash, contracts.timelock)),
  ];
}

function firstTokens(
  { scenario, endowments }: DeploymentPlan,
  contracts: DaoContracts,
  send: Send,
): readonly ChainTransaction[] {
  const treasury = parseTokens(scenario.token.treasuryTokens);
  return [...(treasury > 0n ? [{ to: contracts.timelock, amount: treasury }] : []), ...endowments]
    .filter(({ amount }) => amount > 0n)
    .map(({ to, amount }) => send('token', 'mint', to, amount));
}

function renunciations(deployer: Address, send: Send): readonly ChainTransaction[] {
  return [
    send('token', 'renounceRole', id('MINTER_ROLE'), deployer),
    ...ADMINISTERED.map((name) => send(name, 'renounceRole', ZeroHash, deployer)),
  ];
}

async function mineAll(
  chain: ChainEngine,
  transactions: readonly ChainTransaction[],
  timestamp: number,
  doing: string,
): Promise<MinedBlock> {
  const block = await chain.mine(transactions, timestamp);
  const failed = block.receipts.findIndex(({ status }) => status === 'reverted');
  if (failed < 0) return block;
  const data = block.receipts[failed]!.revertData ?? '0x';
  const place = `transaction ${failed + 1} of ${transactions.length}`;
  throw new ChainError('deployment-failed', `${doing}: ${place} reverted: ${decodeError(data).text}`, {
    value: data,
    hint: 'The scenario asks for something the contracts refuse; check its token, governance and emission sections.',
  });
}

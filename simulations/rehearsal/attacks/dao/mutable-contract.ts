import {
  Create2Factory,
  GrantPayer,
  GrantSweeper,
  OwnerUpgradeableProxy,
  RedeployableDeployer,
} from '../../../../contracts/bindings/index.js';
import { type Address, encodeDeploy, type Hex } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';

const SALT: Hex = `0x${'5a'.repeat(32)}`;

/** A harmless contract whose code its author can exchange. */
export interface MutableContract {
  readonly address: Address;
  /** Exchanges the code; whether the chain let it. */
  readonly exchange: () => Promise<boolean>;
}

/** By destroying it and deploying other code at its address: a chain since Cancun refuses. */
export async function redeployable(session: AttackSession, attacker: Address): Promise<MutableContract> {
  const factory = await session.deploy(Create2Factory, []);
  const deployer = { contract: RedeployableDeployer, address: await session.read(factory, 'build', [SALT]) };
  await session.prepare(attacker, factory, 'build', [SALT]);
  const initCode = encodeDeploy(GrantPayer, []);
  const address = await session.read(deployer, 'deploy', [initCode]);
  const what = 'deploys a contract that pays grants, by way of CREATE2 and CREATE';
  await session.transact('attacker', what, attacker, deployer, 'deploy', [initCode]);
  const payer = { contract: GrantPayer, address };
  return {
    address,
    exchange: async () => {
      await session.transact('attacker', 'destroys the contract', attacker, payer, 'remove', []);
      await session.transact('attacker', 'destroys what deployed it', attacker, deployer, 'remove', []);
      const again = await session.transact('attacker', 'deploys the deployer again', attacker, factory, 'build', [
        SALT,
      ]);
      if (again.reverted !== null) return false;
      const sweeper = encodeDeploy(GrantSweeper, []);
      const what = 'deploys other code at the same address';
      return (await session.transact('attacker', what, attacker, deployer, 'deploy', [sweeper])).reverted === null;
    },
  };
}

/** By pointing a proxy elsewhere: possible on every chain. */
export async function upgradeable(session: AttackSession, attacker: Address): Promise<MutableContract> {
  const payer = await session.deploy(GrantPayer, []);
  const proxy = await session.deploy(OwnerUpgradeableProxy, [attacker, payer.address]);
  session.tell('attacker', 'deploys a contract that pays grants, behind a proxy of its own');
  return {
    address: proxy.address,
    exchange: async () => {
      const sweeper = await session.deploy(GrantSweeper, []);
      const what = 'points the proxy at other code';
      return (
        (await session.transact('attacker', what, attacker, proxy, 'upgradeTo', [sweeper.address])).reverted === null
      );
    },
  };
}

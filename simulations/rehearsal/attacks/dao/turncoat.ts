import { GrantPayer, GrantSweeper, Nest, NestFactory, TurncoatProxy } from '../../../../contracts/bindings/index.js';
import { type Address, encodeDeploy, type Hex } from '../../../chain/index.js';
import type { AttackStage } from '../stage/attack-stage.js';

const SALT: Hex = `0x${'5a'.repeat(32)}`;

/** A harmless contract whose code its author can exchange. */
export interface Turncoat {
  readonly address: Address;
  /** Exchanges the code; whether the chain let it. */
  readonly turn: () => Promise<boolean>;
}

/** By destroying it and deploying other code at its address: a chain since Cancun refuses. */
export async function redeployable(stage: AttackStage, attacker: Address): Promise<Turncoat> {
  const factory = await stage.deploy(NestFactory, []);
  const nest = { contract: Nest, address: await stage.read(factory, 'build', [SALT]) };
  await stage.prepare(attacker, factory, 'build', [SALT]);
  const initCode = encodeDeploy(GrantPayer, []);
  const address = await stage.read(nest, 'hatch', [initCode]);
  const what = 'deploys a contract that pays grants, by way of CREATE2 and CREATE';
  await stage.attempt('attacker', what, attacker, nest, 'hatch', [initCode]);
  const payer = { contract: GrantPayer, address };
  return {
    address,
    turn: async () => {
      await stage.attempt('attacker', 'destroys the contract', attacker, payer, 'remove', []);
      await stage.attempt('attacker', 'destroys what deployed it', attacker, nest, 'remove', []);
      const again = await stage.attempt('attacker', 'deploys the deployer again', attacker, factory, 'build', [SALT]);
      if (again.reverted !== null) return false;
      const sweeper = encodeDeploy(GrantSweeper, []);
      const what = 'deploys other code at the same address';
      return (await stage.attempt('attacker', what, attacker, nest, 'hatch', [sweeper])).reverted === null;
    },
  };
}

/** By pointing a proxy elsewhere: possible on every chain. */
export async function upgradeable(stage: AttackStage, attacker: Address): Promise<Turncoat> {
  const payer = await stage.deploy(GrantPayer, []);
  const proxy = await stage.deploy(TurncoatProxy, [attacker, payer.address]);
  stage.tell('attacker', 'deploys a contract that pays grants, behind a proxy of its own');
  return {
    address: proxy.address,
    turn: async () => {
      const sweeper = await stage.deploy(GrantSweeper, []);
      const what = 'points the proxy at other code';
      return (await stage.attempt('attacker', what, attacker, proxy, 'turn', [sweeper.address])).reverted === null;
    },
  };
}

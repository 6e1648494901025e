import {
  DualGovernance,
  RedeemableToken,
  TimelockController,
  VetoableTimelock,
} from '../../../../contracts/bindings/index.js';
import {
  type Address,
  accountOf,
  encodeCall,
  encodeDeploy,
  type Hex,
  type SandboxChain,
} from '../../../chain/index.js';
import { type Dao, type DualGovernanceSettings, parseTokens } from '../../../scenario/index.js';
import type { Placements } from '../../dao/placements.js';
import type { VetoHolder } from '../../forecast/forecast.js';
import { dualGovernanceRules } from '../../rules/dual-governance/state-machine.js';
import type { KnownContract, LoadedDualGovernance } from '../loaded-dao.js';
import { constructorData } from './constructor-data.js';
import { GAS_MONEY, sendAll } from './hand-out.js';

/** Where a DAO's dual governance stands on the local chain. */
type Places = NonNullable<Placements['dualGovernance']>;

/** One account holds all veto tokens that nobody objects with. */
const otherHolders = accountOf('rehearsal/all other holders of the veto token');

/** The kind of timelock that a local DAO has. */
export const timelockContract = ({ dualGovernance }: Pick<Dao, 'dualGovernance'>) =>
  dualGovernance === undefined ? TimelockController : VetoableTimelock;

/** The veto token and the state machine, where the DAO has them. */
export function dualGovernanceContracts({ dualGovernance }: Placements): readonly KnownContract[] {
  if (dualGovernance === null) return [];
  const { token, governance } = dualGovernance;
  return [
    { name: 'vetoToken', address: token, contract: RedeemableToken, layout: RedeemableToken.layout },
    { name: 'dualGovernance', address: governance, contract: DualGovernance, layout: DualGovernance.layout },
  ];
}

/**
 * The timelock's init code: one that asks dual governance, which is placed before it, or OpenZeppelin's as it stands.
 * @param roles proposers, executors and the admin, as the timelock's constructor takes them
 */
export async function timelockInitCode(
  chain: SandboxChain,
  { dualGovernance: settings }: Dao,
  { dualGovernance: places }: Placements,
  delay: bigint,
  roles: readonly [readonly Address[], readonly Address[], Address],
): Promise<Hex> {
  if (settings === undefined || places === null) return encodeDeploy(TimelockController, [delay, ...roles]);
  const { symbol, redemptionSeconds } = settings;
  await chain.place(places.token, encodeDeploy(RedeemableToken, [symbol, symbol, BigInt(redemptionSeconds)]));
  const rules = Object.fromEntries(
    Object.entries(dualGovernanceRules(settings)).map(([name, value]) => [name, BigInt(value)]),
  );
  await chain.place(places.governance, constructorData(DualGovernance, [places.token, rules], new Map()));
  return encodeDeploy(VetoableTimelock, [delay, ...roles, places.governance]);
}

/** Hands out the veto token: to those who will object what they hold, to one account all the rest. */
export async function endowVetoToken(
  chain: SandboxChain,
  settings: DualGovernanceSettings,
  { token, governance }: Places,
  objectors: readonly VetoHolder[],
): Promise<LoadedDualGovernance> {
  const supply = parseTokens(settings.supplyTokens);
  const holders = objectors.map(({ name, address, tokens }) => ({
    name,
    address: (address ?? accountOf(`rehearsal/veto token/${name}`)) as Address,
    tokens: parseTokens(tokens),
  }));
  const rest = supply - holders.reduce((sum, { tokens }) => sum + tokens, 0n);
  const all = [...holders, { address: otherHolders, tokens: rest }].filter(({ tokens }) => tokens > 0n);
  await chain.setBalance(chain.deployer, (await chain.balance(chain.deployer)) + supply);
  await chain.admit(
    holders.map(({ address }) => address),
    GAS_MONEY,
  );
  await sendAll(
    chain,
    all.map(({ address, tokens }) => ({
      from: chain.deployer,
      to: token,
      data: encodeCall(RedeemableToken, 'deposit', [address]),
      value: tokens,
    })),
    'handing out the veto token',
  );
  return { settings, token, governance, holders };
}

import { DualGovernance, VetoEscrow } from '../../../../contracts/bindings/index.js';
import { type Address, encodeCall, type Hex } from '../../../chain/index.js';
import { ChainError } from '../../../errors/index.js';
import { DUAL_STATES, type DualState } from '../../rules/dual-governance/state-machine.js';
import type { LoadedDao, LoadedDualGovernance } from '../loaded-dao.js';

type Chain = Pick<LoadedDao, 'chain'>;

/** Where one objects, or where the last rage quit is left by. */
export async function escrowOf(
  loaded: Chain,
  { governance }: LoadedDualGovernance,
  which: 'signallingEscrow' | 'rageQuitEscrow',
): Promise<Address> {
  const word = await read(loaded, governance, encodeCall(DualGovernance, which, []));
  return `0x${word.toString(16).padStart(40, '0')}`;
}

/** The state that it was last moved on to. */
export async function dualStateOf(loaded: Chain, { governance }: LoadedDualGovernance): Promise<DualState> {
  return DUAL_STATES[Number(await read(loaded, governance, encodeCall(DualGovernance, 'state', [])))]!;
}

/** What an account has in an escrow, in the veto token's smallest unit. */
export function lockedBy(loaded: Chain, escrow: Address, account: Address): Promise<bigint> {
  return read(loaded, escrow, encodeCall(VetoEscrow, 'lockedBy', [account]));
}

async function read({ chain }: Chain, to: Address, data: Hex): Promise<bigint> {
  const [answer] = await chain.call([{ to, data }]);
  if (answer !== undefined && 'data' in answer && answer.data !== '0x') return BigInt(answer.data);
  throw new ChainError('dual-governance-silent', `dual governance at ${to} does not answer`, {
    hint: 'Please report this with the DAO’s file.',
  });
}

import { AbiCoder, keccak256 } from 'ethers';
import type { Address, Hex } from '../../chain/index.js';
import type { RandomStream } from '../../random/index.js';

/** A trainer's reveal: what its commitment binds it to. */
export interface UpdateReveal {
  readonly round: number;
  readonly trainer: Address;
  readonly cid: string;
  readonly sampleCount: number;
  readonly salt: Hex;
}

/** `keccak256(abi.encode(round, trainer, cid, sampleCount, salt))`, as `TrainingRounds.commitUpdate` expects it. */
export function updateCommitment({ round, trainer, cid, sampleCount, salt }: UpdateReveal): Hex {
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ['uint256', 'address', 'string', 'uint256', 'bytes32'],
    [round, trainer, cid, sampleCount, salt],
  );
  return keccak256(encoded) as Hex;
}

/** 32 random bytes. */
export function drawSalt(random: RandomStream): Hex {
  let digits = '';
  for (let i = 0; i < 64; i++) digits += random.integer(0, 15).toString(16);
  return `0x${digits}`;
}

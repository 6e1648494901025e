import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { type Address, type Hex, parameterList } from '../../chain/index.js';
import type { RandomStream } from '../../random/index.js';

/** A trainer's reveal: what its commitment binds it to. */
export interface UpdateReveal {
  readonly round: number;
  readonly trainer: Address;
  readonly cid: string;
  readonly sampleCount: number;
  readonly salt: Hex;
}

const REVEAL = parameterList([
  { name: 'round', type: 'uint256' },
  { name: 'trainer', type: 'address' },
  { name: 'cid', type: 'string' },
  { name: 'sampleCount', type: 'uint256' },
  { name: 'salt', type: 'bytes32' },
]);

/** `keccak256(abi.encode(round, trainer, cid, sampleCount, salt))`, as `TrainingRounds.commitUpdate` expects it. */
export function updateCommitment({ round, trainer, cid, sampleCount, salt }: UpdateReveal): Hex {
  const encoded = REVEAL.encode([round, trainer, cid, sampleCount, salt]);
  return `0x${bytesToHex(keccak_256(hexToBytes(encoded)))}`;
}

/** 32 random bytes. */
export function drawSalt(random: RandomStream): Hex {
  let digits = '';
  for (let i = 0; i < 64; i++) digits += random.integer(0, 15).toString(16);
  return `0x${digits}`;
}

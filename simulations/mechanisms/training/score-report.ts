import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { TrainingRounds } from '../../../contracts/bindings/index.js';
import { type Address, type ContractCall, callOf, type Hex, parameterList } from '../../chain/index.js';

/** What a validator measured, as it tells the chain: bound to by its hash first, shown once all are bound. */
export interface ScoreReport {
  readonly round: number;
  readonly validator: Address;
  readonly model: string;
  readonly accuracyPpm: bigint;
  /** In reveal order. */
  readonly scoresPpm: readonly bigint[];
  readonly salt: Hex;
}

const REPORT = parameterList([
  { name: 'round', type: 'uint256' },
  { name: 'validator', type: 'address' },
  { name: 'modelCid', type: 'string' },
  { name: 'accuracyPpm', type: 'uint256' },
  { name: 'scoresPpm', type: 'int256[]' },
  { name: 'salt', type: 'bytes32' },
]);

/** The hash of all of it, as `TrainingRounds.commitScores` expects it. */
export function scoreCommitment({ round, validator, model, accuracyPpm, scoresPpm, salt }: ScoreReport): Hex {
  const encoded = REPORT.encode([BigInt(round), validator, model, accuracyPpm, scoresPpm, salt]);
  return `0x${bytesToHex(keccak_256(hexToBytes(encoded)))}`;
}

export const commitScores = (rounds: Address, report: ScoreReport): ContractCall =>
  callOf(TrainingRounds, rounds, 'commitScores', [BigInt(report.round), scoreCommitment(report)]);

export const discloseScores = (
  rounds: Address,
  { round, model, accuracyPpm, scoresPpm, salt }: ScoreReport,
): ContractCall => callOf(TrainingRounds, rounds, 'submitScores', [BigInt(round), model, accuracyPpm, scoresPpm, salt]);

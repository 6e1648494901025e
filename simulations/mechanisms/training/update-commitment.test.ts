import { AbiCoder, keccak256 } from 'ethers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Hex } from '../../chain/index.js';
import { updateCommitment } from './rounds.js';

const hex = (length: number) =>
  fc
    .uint8Array({ minLength: length, maxLength: length })
    .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`);

it('a commitment is the hash of the reveal as ethers encodes it', () => {
  const reveal = fc.record({
    round: fc.nat(),
    trainer: hex(20),
    cid: fc.string({ unit: 'grapheme', maxLength: 100 }),
    sampleCount: fc.nat(),
    salt: hex(32),
  });
  fc.assert(
    fc.property(reveal, (values) => {
      const { round, trainer, cid, sampleCount, salt } = values;
      const encoded = AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'string', 'uint256', 'bytes32'],
        [round, trainer, cid, sampleCount, salt],
      );
      expect(updateCommitment(values)).toBe(keccak256(encoded));
    }),
  );
});

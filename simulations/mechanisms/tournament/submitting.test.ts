import { AbiCoder, keccak256 } from 'ethers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PredictionTournament } from '../../../contracts/bindings/index.js';
import { atTournament, participant } from '../../../test/fixtures/tournament.js';
import { decodeCall, type Hex } from '../../chain/index.js';
import type { ModelDesign } from './models.js';
import { predictionCommitment, submitPredictions } from './submitting.js';

const hex = (minLength: number, maxLength = minLength) =>
  fc.uint8Array({ minLength, maxLength }).map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`);
const design: ModelDesign = { columns: 3, windowEras: 4, fittedTo: 'newest', ridge: 0.1 };

/** What somebody commits to and reveals in a week, as the contract is given it. */
function submitted(own: ModelDesign | 'example', number: number, week = 2) {
  const intents = submitPredictions(own)(atTournament({ self: participant(number), week }));
  const calls = intents.flatMap((intent) =>
    'calls' in intent ? intent.calls.map(({ data }) => ({ ...decodeCall(PredictionTournament, data)! })) : [],
  );
  expect(intents.map(({ window }) => window)).toEqual([0, 1]);
  expect(calls.map(({ functionName }) => functionName)).toEqual(['commit', 'reveal']);
  const [committed, revealed] = calls.map(({ args }) => args.map(String));
  const [round, predictions, salt] = revealed!;
  return { committed, round, predictions, salt };
}

describe('a commitment', () => {
  it('is the hash of the reveal as ethers encodes it', () => {
    const reveal = fc.record({ round: fc.nat(), account: hex(20), predictions: hex(1, 80), salt: hex(32) });
    fc.assert(
      fc.property(reveal, (values) => {
        const { round, account, predictions, salt } = values;
        const encoded = AbiCoder.defaultAbiCoder().encode(
          ['uint256', 'address', 'bytes', 'bytes32'],
          [round, account, predictions, salt],
        );
        expect(predictionCommitment(values)).toBe(keccak256(encoded));
      }),
    );
  });
});

describe('a modeller', () => {
  it('commits to what it reveals, a byte a row, in the round of the week', () => {
    const { committed, round, predictions, salt } = submitted(design, 1);
    expect(round).toBe('2');
    expect(predictions).toHaveLength(2 + 2 * 40);
    const reveal = { round: 2, account: participant(1).address, predictions: predictions as Hex, salt: salt as Hex };
    expect(committed).toEqual(['2', predictionCommitment(reveal)]);
  });

  it('predicts each week anew, and not as another does, unless both have the example model', () => {
    expect(submitted(design, 1).predictions).not.toBe(submitted(design, 1, 3).predictions);
    expect(submitted(design, 1).predictions).not.toBe(submitted(design, 2).predictions);
    expect(submitted('example', 1).predictions).toBe(submitted('example', 2).predictions);
    expect(submitted('example', 1).salt).not.toBe(submitted('example', 2).salt);
  });
});

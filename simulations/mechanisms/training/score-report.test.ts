import { AbiCoder, keccak256 } from 'ethers';
import { describe, expect, it } from 'vitest';
import { TrainingRounds } from '../../../contracts/bindings/index.js';
import { address, observation, roundsOf, settledRound, worldView } from '../../../test/fixtures/world.js';
import type { Intent, WorkIntent } from '../../agents/index.js';
import { decodeCall } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { scoreRound } from './rounds.js';
import { type ScoreReport, scoreCommitment } from './score-report.js';

const report: ScoreReport = {
  round: 3,
  validator: address(7),
  model: 'bafkmodel',
  accuracyPpm: 812_345n,
  scoresPpm: [-1_000_000n, 0n, 17n],
  salt: `0x${'5a'.repeat(32)}`,
};

const self = observation().self;
const isWork = (intent: Intent): intent is WorkIntent => 'kind' in intent;
const open = (committed: boolean) =>
  worldView({
    training: roundsOf({
      ...settledRound(1, []),
      revealed: [{ trainer: address(8), cid: 'bafkupdate', sampleCount: 5 }],
      settlement: null,
      scoreCommitments: new Map(committed ? [[self.address, '0x01']] : []),
    }),
  });
const intentsOf = (stream: string) =>
  scoreRound(null)(observation({ view: open(false), random: randomStream(stream) })).filter(isWork);

describe('a report of scores', () => {
  it.each([
    ['as it is', report],
    ['of no updates', { ...report, scoresPpm: [] }],
    ['of many', { ...report, scoresPpm: Array.from({ length: 300 }, (_, i) => BigInt(i - 150)) }],
    ['of a model with an odd name', { ...report, model: 'ü'.repeat(40) }],
    ['of a model without one', { ...report, model: '' }],
  ])('%s is bound to by its hash, as ethers encodes it', (_, given) => {
    const { round, validator, model, accuracyPpm, scoresPpm, salt } = given;
    const encoded = AbiCoder.defaultAbiCoder().encode(
      ['uint256', 'address', 'string', 'uint256', 'int256[]', 'bytes32'],
      [round, validator, model, accuracyPpm, scoresPpm, salt],
    );
    expect(scoreCommitment(given)).toBe(keccak256(encoded));
  });

  it('has another hash when anything of it is another', () => {
    const others: readonly Partial<ScoreReport>[] = [
      { round: 4 },
      { validator: address(6) },
      { model: 'bafkmodem' },
      { accuracyPpm: 812_346n },
      { scoresPpm: [-1_000_000n, 0n, 18n] },
      { salt: `0x${'5b'.repeat(32)}` },
    ];
    const hashes = [report, ...others.map((other) => ({ ...report, ...other }))].map(scoreCommitment);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('a validator', () => {
  const measured = { model: 'bafknext', accuracy: 0.8, loss: 1, scores: [0.25] };

  it('binds itself to what it then discloses, and has it measured once', () => {
    const [score, disclose] = intentsOf('validator');
    expect([score, disclose]).toMatchObject([
      { purpose: 'score', window: 2 },
      { purpose: 'disclose', window: 3 },
    ]);
    const order = score!.order(open(false));
    const [committed] = score!.finish(measured, open(false)).calls;
    expect(disclose!.order(open(true))).toEqual(order);
    const [disclosed] = disclose!.finish(measured, open(true)).calls;
    const { functionName, args } = decodeCall(TrainingRounds, disclosed!.data)!;
    expect(functionName).toBe('submitScores');
    const [round, model, accuracyPpm, scoresPpm, salt] = args;
    expect([round, model, accuracyPpm, scoresPpm]).toEqual([1n, 'bafknext', 800_000n, [250_000n]]);
    const shown = {
      round: Number(round),
      validator: self.address,
      model: String(model),
      accuracyPpm: 800_000n,
      scoresPpm: [250_000n],
      salt: `0x${String(salt).slice(2)}` as const,
    };
    expect(decodeCall(TrainingRounds, committed!.data)).toEqual({
      functionName: 'commitScores',
      args: [1n, scoreCommitment(shown)],
    });
  });

  it('discloses nothing when it is bound to nothing, or its commitment did not get through', () => {
    const [score, disclose] = intentsOf('validator');
    expect(disclose!.order(open(true))).toBeNull();
    score!.finish(measured, open(false));
    expect(disclose!.order(open(false))).toBeNull();
  });

  it('has a salt of its own', () => {
    const hashes = ['one', 'two'].map((stream) => {
      const [score] = intentsOf(stream);
      return decodeCall(TrainingRounds, score!.finish(measured, open(false)).calls[0]!.data)!.args[1];
    });
    expect(new Set(hashes).size).toBe(2);
  });
});

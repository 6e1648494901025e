import { describe, expect, it } from 'vitest';
import { TrainingRounds } from '../../../contracts/bindings/index.js';
import { observation, roundsOf, settledRound, worldView } from '../../../test/fixtures/world.js';
import type { Intent, WorkIntent } from '../../agents/index.js';
import { type ContractCall, decodeCall, type Hex } from '../../chain/index.js';
import { randomStream } from '../../random/index.js';
import { keepRounds, trainRound, updateCommitment } from './rounds.js';

const self = { ...observation().self, shard: 2 };
const policy = trainRound({ kind: 'honest' });
const trained = {
  update: 'bafkupdate',
  lost: null,
  sampleCount: 12,
  trainLoss: 1,
  trainAccuracy: 0.5,
  norm: 1,
  bytes: 4,
};
const isWork = (intent: Intent): intent is WorkIntent => 'kind' in intent;
const intentsAt = (view = worldView()) =>
  policy(observation({ self, view, random: randomStream('trainer') })).filter(isWork);
const openRound = (commitments: readonly (readonly [typeof self.address, Hex])[] = []) =>
  worldView({ training: roundsOf({ ...settledRound(1, []), settlement: null, commitments: new Map(commitments) }) });
const argsOf = ({ data }: ContractCall) => decodeCall(TrainingRounds, data)!;

describe('a trainer', () => {
  it('commits to what it then reveals, salt and sample count included', () => {
    const [commit, reveal] = intentsAt();
    expect([commit, reveal]).toMatchObject([
      { purpose: 'commit', window: 0 },
      { purpose: 'reveal', window: 1 },
    ]);
    const view = worldView();
    const [committed] = commit!.finish(trained, view).calls;
    const [revealed] = reveal!.finish(trained, view).calls;
    const { functionName, args } = argsOf(revealed!);
    expect(functionName).toBe('revealUpdate');
    const [round, cid, sampleCount, salt] = args;
    expect([round, cid, sampleCount]).toEqual([1n, 'bafkupdate', 12n]);
    const commitment = updateCommitment({
      round: Number(round),
      trainer: self.address,
      cid: String(cid),
      sampleCount: Number(sampleCount),
      salt: `0x${String(salt).slice(2)}`,
    });
    expect(argsOf(committed!)).toEqual({ functionName: 'commitUpdate', args: [round, commitment] });
  });

  it('asks for the very same work both times, so that it is done once', () => {
    const [commit, reveal] = intentsAt();
    const order = commit!.order(worldView());
    expect(order).toMatchObject({ shard: 2, model: 'bafkmodel', round: 1, behaviour: { kind: 'honest' } });
    expect(reveal!.order(openRound([[self.address, '0x01']]))).toBe(order);
    expect(reveal!.kind).toBe(commit!.kind);
  });

  it('commits to nothing when its work was lost', () => {
    const [commit, reveal] = intentsAt();
    const lost = { ...trained, update: null, lost: 'its worker ended' };
    expect(commit!.finish(lost, worldView()).calls).toEqual([]);
    expect(reveal!.finish(lost, worldView()).calls).toEqual([]);
  });

  it('reveals nothing when its commitment did not get through', () => {
    const [, reveal] = intentsAt();
    expect(reveal!.order(openRound())).toBeNull();
  });

  it('waits while an earlier round is unsettled', () => {
    expect(intentsAt(openRound())).toEqual([]);
  });

  it('cannot have its commitment copied: another sender or salt gives another one', () => {
    const reveal = {
      round: 1,
      trainer: self.address,
      cid: 'bafk',
      sampleCount: 1,
      salt: `0x${'01'.repeat(32)}`,
    } as const;
    const commitments = [
      updateCommitment(reveal),
      updateCommitment({ ...reveal, trainer: `0x${'02'.repeat(20)}` }),
      updateCommitment({ ...reveal, salt: `0x${'03'.repeat(32)}` }),
      updateCommitment({ ...reveal, sampleCount: 2 }),
      updateCommitment({ ...reveal, round: 2 }),
    ];
    expect(new Set(commitments).size).toBe(commitments.length);
  });
});

it('the keeper opens a round when none is going on', () => {
  const chores = (view = worldView()) =>
    keepRounds(observation({ view })).flatMap((intent) =>
      'calls' in intent
        ? intent.calls.map((call) => [intent.window, argsOf(call).functionName, ...argsOf(call).args])
        : [],
    );
  expect(chores()).toEqual([[0, 'openRound']]);
  expect(chores(openRound())).toEqual([]);
  expect(chores(worldView({ training: roundsOf(settledRound(1, [])) }))).toEqual([[0, 'openRound']]);
});

it('settles a round at the tick’s end, after what others do there, until it is settled', () => {
  const [settle] = keepRounds(observation({ view: openRound() }));
  const further = settle !== undefined && 'further' in settle ? settle.further! : () => [];
  expect(further(openRound()).map((call) => argsOf(call))).toEqual([{ functionName: 'settleRound', args: [1n] }]);
  expect(further(worldView({ training: roundsOf(settledRound(1, [])) }))).toEqual([]);
  expect(settle?.window).toBe(3);
  // A round that is not there (opening it was refused) is nothing to go on with.
  expect(further(worldView())).toEqual([]);
});

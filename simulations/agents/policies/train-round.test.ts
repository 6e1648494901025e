import { describe, expect, it } from 'vitest';
import { observation, settledRound, worldView } from '../../../test/fixtures/world.js';
import { randomStream } from '../../random/index.js';
import type { ContractCall } from '../contract-call.js';
import type { WorkIntent } from '../intent.js';
import { trainRound } from './train-round.js';
import { updateCommitment } from './update-commitment.js';

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
const intentsAt = (view = worldView()) =>
  policy(observation({ self, view, random: randomStream('trainer') })) as unknown as readonly [
    WorkIntent<'train'>,
    WorkIntent<'train'>,
  ];

describe('a trainer', () => {
  it('commits to what it then reveals, salt and sample count included', () => {
    const [commit, reveal] = intentsAt();
    const view = worldView();
    const [committed] = commit.calls(trained, view) as [ContractCall];
    const [revealed] = reveal.calls(trained, view) as [ContractCall];
    const [round, cid, sampleCount, salt] = revealed.args as [bigint, string, bigint, `0x${string}`];
    expect(committed.args).toEqual([
      round,
      updateCommitment({ round: Number(round), trainer: self.address, cid, sampleCount: Number(sampleCount), salt }),
    ]);
  });

  it('asks for the same work both times, so that it is done once', () => {
    const [commit, reveal] = intentsAt();
    const view = worldView({
      round: { ...settledRound(1, []), settlement: null, commitments: new Map([[self.address, '0x01']]) },
    });
    expect(reveal.work(view)).toEqual(commit.work(view));
  });

  it('commits to nothing when its work was lost', () => {
    const [commit, reveal] = intentsAt();
    const lost = { ...trained, update: null, lost: 'its worker ended' };
    expect(commit.calls(lost, worldView())).toEqual([]);
    expect(reveal.calls(lost, worldView())).toEqual([]);
  });

  it('reveals nothing when its commitment did not get through', () => {
    const [, reveal] = intentsAt();
    expect(reveal.work(worldView({ round: { ...settledRound(1, []), settlement: null } }))).toBeNull();
  });

  it('waits while an earlier round is unsettled', () => {
    expect(intentsAt(worldView({ round: { ...settledRound(1, []), settlement: null } }))).toEqual([]);
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

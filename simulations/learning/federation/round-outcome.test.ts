import { expect, it } from 'vitest';
import type { TrainResult } from '../learning-service.js';
import { trainedClient } from './round-outcome.js';

const making = {
  behaviours: [{ kind: 'honest' } as const],
  service: { shards: [{ shard: 0, examples: 60, labels: [60] }], privacy: null },
};
const result: TrainResult = {
  update: 'bafkupdate',
  lost: null,
  sampleCount: 60,
  trainLoss: 0.5,
  trainAccuracy: 0.8,
  norm: 2,
  bytes: 400,
};

it.each([
  ['is done when its update is combined', {}, 'done', 2],
  ['is lost when nothing came of its work', { update: null, norm: null, bytes: 0 }, 'lost', null],
  [
    'has sent nothing usable when its update holds no finite numbers',
    { update: null, norm: Number.NaN },
    'unusable',
    null,
  ],
  [
    'has sent nothing usable when its update is beyond all bounds',
    { update: null, norm: Number.POSITIVE_INFINITY },
    'unusable',
    null,
  ],
])('a client %s', (_, differences, outcome, updateNorm) => {
  expect(trainedClient(making, 0, { ...result, ...differences })).toMatchObject({ outcome, updateNorm });
});

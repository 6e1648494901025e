import { randomStream } from '../../../random/index.js';
import { forge } from '../../behaviours/forge.js';
import { compress } from '../../compression/compress.js';
import { bytesOfWeights, cidOf } from '../../content/cid-of.js';
import { noiseDeviation, privatise } from '../../privacy/privatise.js';
import type { Sending, Sent } from '../job.js';
import type { Desk } from './desk.js';

/** Makes what a trainer sends of the update it has. */
export type Send = (own: Float32Array, sending: Sending, seed: number) => Promise<Sent>;

/** A trainer's way out: what it forges, then clipping and noise, then compression, then its CID. */
export function sending({ setup: { privacy, compression } }: Desk): Send {
  return async (own, { behaviour, round, previousChange, honest, leader, residual, cohort }, seed) => {
    const random = (purpose: string) => randomStream(seed, 'learning', purpose);
    const forged = forge(behaviour, {
      round,
      weightCount: own.length,
      own: leader === null ? own : null,
      previousChange,
      honest,
      leader,
      random,
    });
    const { clipNorm } = privacy ?? { clipNorm: 0 };
    const guarded = privacy
      ? privatise(forged, { clipNorm, deviation: noiseDeviation(privacy, cohort) }, random('privacy'))
      : forged;
    const packed = compression
      ? compress(guarded, compression, residual)
      : { sent: guarded, bytes: 4 * guarded.length, residual: null };
    const update = inSharedMemory(packed.sent);
    return {
      update,
      cid: await cidOf(bytesOfWeights(update)),
      bytes: packed.bytes,
      norm: euclideanNorm(update),
      residual: packed.residual && inSharedMemory(packed.residual),
    };
  };
}

function inSharedMemory(values: Float32Array): Float32Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const shared = new Float32Array(new SharedArrayBuffer(4 * values.length));
  shared.set(values);
  return shared;
}

function euclideanNorm(values: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!;
  return Math.sqrt(squares);
}

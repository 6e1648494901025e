import { randomStream } from '../../random/index.js';
import type { MaskedInput } from './messages.js';
import { SecureClient } from './secure-client.js';
import { SecureServer } from './secure-server.js';

/** Who takes part, and after which round they are gone. Each is in one of the four. */
export interface Attendance {
  /** Stay until the end, with their vectors. */
  readonly vectors: ReadonlyMap<number, Uint32Array>;
  /** Gone once they advertised keys. */
  readonly leaveBeforeSharing: readonly number[];
  /** Gone once they shared their keys: the others' masks for them have to be removed. */
  readonly leaveBeforeSending: readonly number[];
  /** Gone once they sent their vectors, which `vectors` holds and which count. */
  readonly leaveBeforeUnmasking: readonly number[];
}

/** What comes of a round. */
export interface ProtocolResult {
  /** Sum modulo 2^32 of the vectors that arrived. */
  readonly sum: Uint32Array;
  /** Bytes that a trainer who stays to the end sends in all rounds. */
  readonly bytesPerClient: number;
}

/**
 * Runs the four rounds of secure aggregation between trainers and server. Bit for bit the sum of the vectors that arrived,
 * modulo 2^32. O(n² d), and O(n d) more for each trainer that leaves between sharing and sending.
 *
 * @param seed fixes all secrets; another one for every round. A real deployment draws them from each machine's own entropy.
 * @throws LearningError `learning.tooFewToUnmask` when fewer trainers than the threshold are left after any round.
 */
export function runProtocol(attendance: Attendance, threshold: number, seed: number): ProtocolResult {
  const { vectors, leaveBeforeSharing, leaveBeforeSending, leaveBeforeUnmasking } = attendance;
  const numbers = [...vectors.keys(), ...leaveBeforeSharing, ...leaveBeforeSending].sort((a, b) => a - b);
  const clients = new Map(
    numbers.map((number) => [number, new SecureClient(number, threshold, secretOf(seed, number))]),
  );
  const server = new SecureServer(threshold);
  const without = (gone: readonly number[]) => {
    for (const number of gone) clients.delete(number);
  };

  const roster = server.collectKeys([...clients.values()].map((client) => client.advertiseKeys()));
  without(leaveBeforeSharing);
  const sealed = [...clients.values()].map((client) => client.shareKeys(roster));
  const boxes = server.collectShares(sealed);
  without(leaveBeforeSending);
  const inputs: MaskedInput[] = [];
  for (const [number, client] of clients) inputs.push(client.maskInput(vectors.get(number)!, boxes.get(number)!));
  const survivors = server.collectInputs(inputs);
  without(leaveBeforeUnmasking);
  const revealed = [...clients.values()].map((client) => client.unmask(survivors));
  const sum = server.unmask(revealed);

  const keyBytes = roster[0]!.channelKey.length + roster[0]!.maskKey.length;
  const shareBytes = sealed[0]!.reduce((bytes, shares) => bytes + shares.bytes.length, 0);
  const { selfMasks, maskKeys } = revealed[0]!;
  const revealedBytes = [...selfMasks.values(), ...maskKeys.values()].reduce((bytes, share) => bytes + share.length, 0);
  return { sum, bytesPerClient: keyBytes + shareBytes + inputs[0]!.vector.byteLength + revealedBytes };
}

function secretOf(seed: number, number: number): Uint8Array {
  const random = randomStream(seed, 'secureAggregation', number);
  return Uint8Array.from({ length: 32 }, () => random.integer(0, 255));
}

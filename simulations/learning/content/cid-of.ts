import { BlackHoleBlockstore } from 'blockstore-core/black-hole';
import { type ImporterOptions, importBytes } from 'ipfs-unixfs-importer';
import { fixedSize } from 'ipfs-unixfs-importer/chunker';
import { balanced } from 'ipfs-unixfs-importer/layout';
import type { Cid } from '../learning-service.js';

/** What `ipfs add --cid-version=1` uses: raw leaves of 256 KiB under a balanced tree of at most 174 links a node. */
const LIKE_IPFS_ADD: ImporterOptions = {
  cidVersion: 1,
  rawLeaves: true,
  reduceSingleLeafToSelf: true,
  chunker: fixedSize({ chunkSize: 262_144 }),
  layout: balanced({ maxChildrenPerNode: 174 }),
};

/** The CID that `ipfs add --cid-version=1` gives a file of these bytes. Nothing is stored. */
export async function cidOf(bytes: Uint8Array): Promise<Cid> {
  const { cid } = await importBytes(bytes, new BlackHoleBlockstore(), LIKE_IPFS_ADD);
  return cid.toString();
}

/** The bytes that weights are stored and identified by: float32, little endian, in the layout's order. */
export function bytesOfWeights(weights: Float32Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
}

import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readDataFile } from '../../data/read-data-file.js';
import { type WeightLayout, weightCount } from '../weight-layout.js';
import { refuseModel } from './refuse-layer.js';

const manifestSchema = z.array(
  z.object({
    paths: z.array(z.string().min(1)).min(1),
    weights: z.array(
      z.looseObject({
        name: z.string(),
        shape: z.array(z.int().min(0)),
        dtype: z.string(),
        quantization: z.unknown().optional(),
      }),
    ),
  }),
);

/** The largest model that is read. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The weights that lie beside a model file, in the layout's order; `null` when the file names none.
 *
 * @throws InputError `learning.fileUnreadable` when a file that it names is missing or unreadable,
 * `learning.modelUnsuitable` when the weights are not those of the layers
 */
export async function readWeights(manifest: unknown, file: string, layout: WeightLayout): Promise<Float32Array | null> {
  if (manifest === undefined || manifest === null) return null;
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) throw refuseModel(file, 'has a broken list of weights', 'Save it again.');
  if (parsed.data.length === 0) return null;
  const found = new Map<string, { readonly shape: readonly number[]; readonly values: Float32Array }>();
  for (const { paths, weights } of parsed.data) {
    const bytes = await bytesOf(paths.map((path) => join(dirname(file), path)));
    let offset = 0;
    for (const { name, shape, dtype, quantization } of weights) {
      if (dtype !== 'float32' || quantization !== undefined) {
        throw refuseModel(file, `holds "${name}" as ${quantization ? 'quantised' : dtype}`, 'Save it as float32.');
      }
      const end = offset + 4 * shape.reduce((product, length) => product * length, 1);
      if (end > bytes.length) throw refuseModel(file, 'names more weights than its files hold', 'Save it again.');
      found.set(name, { shape, values: fromLittleEndian(bytes.subarray(offset, end)) });
      offset = end;
    }
  }
  return inOrder(found, layout, file);
}

function inOrder(
  found: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>,
  layout: WeightLayout,
  file: string,
): Float32Array {
  const weights = new Float32Array(weightCount(layout));
  const bySuffix = new Map<string, [string, { readonly shape: readonly number[]; readonly values: Float32Array }][]>();
  for (const entry of found) {
    const parts = entry[0].split('/');
    for (let from = 0; from < parts.length; from++) {
      const suffix = parts.slice(from).join('/');
      bySuffix.set(suffix, [...(bySuffix.get(suffix) ?? []).slice(0, 1), entry]);
    }
  }
  for (const { name, shape, offset } of layout) {
    // The converter puts the model's own name before the layer's.
    const [match, ...more] = bySuffix.get(name) ?? [];
    if (match === undefined || more.length > 0 || String(match[1].shape) !== String(shape)) {
      const wanted = `weights "${name}" of shape [${shape.join(', ')}]`;
      throw refuseModel(file, `holds no ${wanted}`, 'Save the model again, or take its "weightsManifest" out.');
    }
    const bad = match[1].values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      const value = `${match[1].values[bad]} as weight ${bad + 1} of "${match[0]}"`;
      throw refuseModel(file, `holds ${value}`, 'Save a model whose training did not diverge, or one without weights.');
    }
    weights.set(match[1].values, offset);
  }
  return weights;
}

async function bytesOf(files: readonly string[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for (const file of files) parts.push(await readDataFile(file, MOST_BYTES));
  return Buffer.concat(parts);
}

function fromLittleEndian(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

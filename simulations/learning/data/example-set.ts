import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '../../errors/index.js';

/** Labelled examples in shared memory, so that worker threads read one copy. */
export interface ExampleSet {
  /**
   * Example i is the `features` values from i × `features` on. Bytes are grey values 0 to 255, which models see as 0 to 1;
   * floats are seen as they are.
   */
  readonly inputs: Uint8Array | Float32Array;
  /** The class of each example. */
  readonly labels: Uint8Array;
}

/** Height and width in pixels, and values per pixel. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** The three disjoint splits of a run, and the shape of their examples. */
export interface Dataset {
  /** Values in one example. */
  readonly features: number;
  /** How many classes there are; labels are below it. At most 256. */
  readonly classes: number;
  /** What the classes are called; index = label. */
  readonly classNames: readonly string[];
  /** How an example's values make a picture, row by row, channels innermost; `null` for other data. */
  readonly picture: PictureShape | null;
  /** What was done to the data on the way in (columns left out, values filled), a sentence each; absent: nothing. */
  readonly notes?: readonly string[];
  /** What the trainers share. */
  readonly train: ExampleSet;
  /** What contributions are scored on. */
  readonly heldOut: ExampleSet;
  /** What the reported accuracy is measured on. */
  readonly test: ExampleSet;
}

/** Where examples are copied from: rows of bytes or floats with their labels. */
export interface ExampleSource {
  readonly inputs: Uint8Array | Float32Array;
  readonly labels: Uint8Array;
  readonly rows: readonly number[];
}

/** Rows copied in one go: a few milliseconds. */
const STRETCH = 5_000;

/**
 * Copies the named rows of the sources, in order, into one set in shared memory, letting others have turns. The set
 * holds bytes when every source does, and floats otherwise.
 */
export async function gatherExamples(features: number, sources: readonly ExampleSource[]): Promise<ExampleSet> {
  const count = sources.reduce((total, { rows }) => total + rows.length, 0);
  const bytes = sources.every((source) => source.inputs instanceof Uint8Array);
  const inputs = bytes
    ? new Uint8Array(new SharedArrayBuffer(count * features))
    : new Float32Array(new SharedArrayBuffer(4 * count * features));
  const labels = new Uint8Array(new SharedArrayBuffer(count));
  let example = 0;
  for (const source of sources) {
    for (const row of source.rows) {
      inputs.set(source.inputs.subarray(row * features, (row + 1) * features), example * features);
      labels[example++] = source.labels[row]!;
      if (example % STRETCH === 0) await nextTurn();
    }
  }
  return { inputs, labels };
}

/**
 * Takes the first `count` examples out of a set. Throws an `InputError` when nothing would be left.
 */
export function setAside(
  { inputs, labels }: ExampleSet,
  features: number,
  count: number,
): { readonly part: ExampleSet; readonly rest: ExampleSet } {
  if (count >= labels.length) {
    throw new InputError(
      'learning.tooFewExamples',
      `${count} of ${labels.length} held-out examples cannot be set aside.`,
      {
        field: 'learning.aggregation.rootExamples',
        value: count,
        hint: 'Hold out more examples, or let the server train on fewer.',
      },
    );
  }
  return {
    part: { inputs: inputs.subarray(0, count * features), labels: labels.subarray(0, count) },
    rest: { inputs: inputs.subarray(count * features), labels: labels.subarray(count) },
  };
}

/**
 * The bytes of some examples, one after the other: the inputs as they are kept (grey values, or float32 little endian),
 * then the label.
 */
export function bytesOfExamples({ inputs, labels }: ExampleSet, features: number, rows: Int32Array): Uint8Array {
  const wide = inputs.BYTES_PER_ELEMENT * features;
  const all = new Uint8Array(inputs.buffer, inputs.byteOffset, inputs.byteLength);
  const bytes = new Uint8Array(rows.length * (wide + 1));
  rows.forEach((row, i) => {
    bytes.set(all.subarray(row * wide, (row + 1) * wide), i * (wide + 1));
    bytes[i * (wide + 1) + wide] = labels[row]!;
  });
  return bytes;
}

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** A generated protocol buffer message, as far as it is written here. */
interface Message {
  serializeBinary(): Uint8Array;
  getAttrMap(): { set(name: string, value: Message): void };
  [setter: `set${string}` | `add${string}`]: (value: unknown) => void;
}
type MessageType = (new () => Message) & Record<string, new () => Message>;

/** An attribute of an operation, as TensorFlow's graphs hold them. */
export type Attribute =
  | { readonly type: 'float32' }
  | { readonly bool: boolean }
  | { readonly text: string }
  /** −1 is any length. */
  | { readonly shape: readonly number[] }
  | { readonly scalar: number };

/** An operation in a graph. An input `^name` is one to wait for. */
export interface GraphNode {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** TensorFlow's number for float32. */
const FLOAT = 1;
/** The version that graphs are written at: old enough for all libraries here, new enough to have today's meanings. */
const GRAPH_VERSION = 1000;
export const TAG = 'serve';

const PREFIX = 'folkmoot-graph-';
/** A folder is there for some milliseconds: one that is older (ms) was left by a process that was killed. */
const ABANDONED_AFTER = 60_000;

/**
 * Has a graph loaded from a folder in TensorFlow's SavedModel format; the folder is gone afterwards, and what others had
 * to leave behind with it.
 */
export function withSavedGraph<T>(nodes: readonly GraphNode[], load: (folder: string) => T): T {
  clearAbandonedGraphs(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  let loaded: T;
  try {
    writeFileSync(join(folder, 'saved_model.pb'), savedModel(nodes));
    loaded = load(folder);
  } catch (error) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // The first error is the one to tell.
    }
    throw error;
  }
  rmSync(folder, { recursive: true, force: true });
  return loaded;
}

/** Removes folders of graphs from this one that nobody loads any more. */
export function clearAbandonedGraphs(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    try {
      if (statSync(join(parent, name)).mtimeMs < Date.now() - ABANDONED_AFTER)
        rmSync(join(parent, name), { recursive: true });
    } catch {
      // It is somebody else's, or was removed meanwhile.
    }
  }
}

function savedModel(nodes: readonly GraphNode[]): Uint8Array {
  const types = require('@tensorflow/tfjs-node/dist/proto/api_pb') as Record<string, MessageType>;
  const made = (type: new () => Message, values: Readonly<Record<string, unknown>>): Message => {
    const message = new type();
    for (const [setter, value] of Object.entries(values)) message[setter as `set${string}`]!(value);
    return message;
  };
  const shapeOf = (lengths: readonly number[]) =>
    made(types.TensorShape!, { setDimList: lengths.map((size) => made(types.TensorShape!.Dim!, { setSize: size })) });
  const attribute = (value: Attribute): Message => {
    if ('type' in value) return made(types.AttrValue!, { setType: FLOAT });
    if ('bool' in value) return made(types.AttrValue!, { setB: value.bool });
    if ('text' in value) return made(types.AttrValue!, { setS: Buffer.from(value.text) });
    if ('shape' in value) return made(types.AttrValue!, { setShape: shapeOf(value.shape) });
    const scalar = made(types.Tensor!, {
      setDtype: FLOAT,
      setTensorShape: shapeOf([]),
      setFloatValList: [value.scalar],
    });
    return made(types.AttrValue!, { setTensor: scalar });
  };
  const list = nodes.map(({ name, operation, inputs, attributes }) => {
    const node = made(types.NodeDef!, { setName: name, setOp: operation, setInputList: inputs });
    for (const [key, value] of Object.entries(attributes)) node.getAttrMap().set(key, attribute(value));
    return node;
  });
  const versions = made(types.VersionDef!, { setProducer: GRAPH_VERSION });
  const metaGraph = made(types.MetaGraphDef!, {
    setMetaInfoDef: made(types.MetaGraphDef!.MetaInfoDef!, { addTags: TAG }),
    setGraphDef: made(types.GraphDef!, { setNodeList: list, setVersions: versions }),
  });
  return made(types.SavedModel!, { setSavedModelSchemaVersion: 1, addMetaGraphs: metaGraph }).serializeBinary();
}

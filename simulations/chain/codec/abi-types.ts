/** One parameter of a function, an event or an error, as ABIs write it. */
export interface AbiParameter {
  readonly name?: string;
  readonly type: string;
  readonly indexed?: boolean;
  readonly components?: readonly AbiParameter[];
}

export interface AbiEntry {
  readonly type: string;
  readonly name?: string;
  readonly inputs?: readonly AbiParameter[];
  readonly outputs?: readonly AbiParameter[];
  readonly anonymous?: boolean;
}

/** A contract as the bindings give it. */
export interface ContractBinding {
  readonly name: string;
  readonly abi: readonly AbiEntry[];
  readonly bytecode: string;
}

/** The canonical type of a parameter, tuples spelled out. */
export function canonicalType({ type, components }: AbiParameter): string {
  return type.startsWith('tuple') ? `(${(components ?? []).map(canonicalType).join(',')})${type.slice(5)}` : type;
}

/** `name(type,type)`, which selectors and topics are hashes of. */
export function signatureOf({ name, inputs }: AbiEntry): string {
  return `${name}(${(inputs ?? []).map(canonicalType).join(',')})`;
}

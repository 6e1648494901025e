import { type AbiParameter, parseAbiItem } from 'abitype';
import type { FormValue } from '../forms/field-schema.js';
import { objectOf, objectsOf } from './rehearsal-documents.js';

/** A value that a call asks for: one word, a list of values, or a group of them. */
export type ArgumentInput =
  | { readonly kind: 'value'; readonly name: string; readonly type: string }
  | { readonly kind: 'group'; readonly name: string; readonly type: string; readonly parts: readonly ArgumentInput[] }
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly type: string;
      readonly of: ArgumentInput;
      /** How many there are, where the type says so; else any number. */
      readonly length: number | null;
    };

/** What a function of this signature asks for; `null` when it is no signature (yet). */
export function inputsOf(signature: string): readonly ArgumentInput[] | null {
  const plain = signature
    .trim()
    .replace(/^function\s+/, '')
    .replaceAll(/\btuple\s*\(/g, '(');
  try {
    const item = parseAbiItem(`function ${plain}`);
    return 'inputs' in item ? (item.inputs as readonly AbiParameter[]).map(inputOf) : null;
  } catch {
    return null;
  }
}

function inputOf(parameter: AbiParameter): ArgumentInput {
  const { type } = parameter;
  const name = parameter.name ?? '';
  const list = /^(.*)\[(\d*)\]$/.exec(type);
  if (list !== null) {
    const [, of = '', length = ''] = list;
    const inner = inputOf({ ...parameter, name: '', type: of } as AbiParameter);
    return { kind: 'list', name, type, of: inner, length: length === '' ? null : Number(length) };
  }
  if ('components' in parameter)
    return { kind: 'group', name, type, parts: parameter.components.map((part) => inputOf(part)) };
  return { kind: 'value', name, type };
}

/** What stands in a form before anything is written. */
export function emptyArgument(input: ArgumentInput): unknown {
  if (input.kind === 'group') return input.parts.map(emptyArgument);
  if (input.kind === 'list') return Array.from({ length: input.length ?? 0 }, () => emptyArgument(input.of));
  return input.type === 'bool' ? false : '';
}

/** Arguments for another signature: what was written stays where the types are the same. */
export function argumentsFor(
  inputs: readonly ArgumentInput[],
  before: readonly ArgumentInput[],
  written: readonly unknown[],
): readonly unknown[] {
  return inputs.map((input, at) => (before[at]?.type === input.type ? written[at] : emptyArgument(input)));
}

/** The types alone: `transfer(address,uint256)`, to compare signatures by. */
export function plainSignature(signature: string): string {
  const name = /^\s*(?:function\s+)?([A-Za-z_$][\w$]*)/.exec(signature)?.[1] ?? '';
  const inputs = inputsOf(signature);
  return inputs === null ? signature.trim() : `${name}(${inputs.map(plainType).join(',')})`;
}

function plainType(input: ArgumentInput): string {
  if (input.kind === 'list') return `${plainType(input.of)}[${input.length ?? ''}]`;
  return input.kind === 'group' ? `(${input.parts.map(plainType).join(',')})` : input.type;
}

/** A compiled contract's constructor as the signature of a function: `constructor_(address owner, uint256[] caps)`. */
export function constructorSignature(artifact: unknown): string {
  const abi = objectsOf(objectOf(artifact)?.abi);
  const inputs = objectsOf(abi.find(({ type }) => type === 'constructor')?.inputs);
  return `constructor_(${inputs.map(inputText).join(', ')})`;
}

function inputText({ type, name, components }: FormValue): string {
  const written = String(type ?? '');
  const inner = objectsOf(components).map(inputText).join(', ');
  return `${written.startsWith('tuple') ? written.replace('tuple', `(${inner})`) : written} ${String(name ?? '')}`.trim();
}

import { z } from 'zod';
import { bytesSchema, type ProposalAction } from '../../../scenario/index.js';
import type { JsonValue } from '../arguments/json-value.js';
import { type SafeInput, safeValue } from './safe-values.js';

const inputSchema: z.ZodType<SafeInput> = z.looseObject({
  name: z.string().optional(),
  type: z.string(),
  get components() {
    return z.array(inputSchema).optional();
  },
});

/** A transaction of a Safe builder's file: with its data, or with a method and the texts of a form. */
export const safeTransactionSchema = z.looseObject({
  to: z.string(),
  value: z.union([z.string().regex(/^(\d+|0x[0-9a-fA-F]+)$/), z.int().min(0)]).default('0'),
  /** Nothing between quotes is no data. */
  data: z.union([z.literal('').transform(() => null), bytesSchema]).nullish(),
  operation: z.union([z.string(), z.number()]).nullish(),
  contractMethod: z.looseObject({ name: z.string(), inputs: z.array(inputSchema).default([]) }).nullish(),
  contractInputsValues: z.record(z.string(), z.json()).nullish(),
});

export type SafeTransaction = z.output<typeof safeTransactionSchema>;

/** What a transaction's method and form describe. */
export interface SafeMethod {
  readonly action: ProposalAction;
  /** Arguments that Safe encodes otherwise than they look. */
  readonly surprises: readonly string[];
}

/** The action that a transaction's method and form describe; `null` when it has none. */
export function methodAction({ to, value, contractMethod, contractInputsValues }: SafeTransaction): SafeMethod | null {
  if (contractMethod === null || contractMethod === undefined) return null;
  const valueWei = BigInt(value).toString();
  const { name, inputs } = contractMethod;
  // The builder's names for a call without data.
  if (['fallback', 'receive', ''].includes(name) && inputs.length === 0) {
    return { action: { kind: 'raw', to, valueWei, data: '0x' }, surprises: [] };
  }
  const values = inputs.map((input, i) => safeValue(argumentOf(contractInputsValues ?? {}, input, i), input));
  const signature = `${name}(${inputs.map(parameterText).join(', ')})`;
  return {
    action: { kind: 'call', to, valueWei, signature, arguments: values.map((each) => each.value) },
    surprises: values.flatMap((each) => each.surprises),
  };
}

function argumentOf(values: Readonly<Record<string, JsonValue>>, { name = '' }: SafeInput, index: number): JsonValue {
  const key = name === '' ? String(index) : name;
  return Object.hasOwn(values, key) ? values[key]! : null;
}

function parameterText({ type, name = '', components = [] }: SafeInput): string {
  const written = type.startsWith('tuple') ? `(${components.map(parameterText).join(', ')})${type.slice(5)}` : type;
  return `${written} ${name}`.trim();
}

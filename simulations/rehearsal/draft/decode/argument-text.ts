import type { ParamType } from 'ethers';
import type { AbiValue } from '../arguments/abi-argument.js';
import { assetAt, contractAt, type DraftAsset, type DraftContext } from '../draft-context.js';
import type { DecodedArgument } from '../encoded-action.js';

/** Names that standards give to a parameter which counts tokens of the contract called. */
const AMOUNT = /^_?(amount|value|tokens|wad|addedValue|subtractedValue|rawAmount|newProposalThreshold)_?$/i;

/** Whom the call goes to, for the units of its amounts. */
export interface TextContext {
  readonly context: DraftContext;
  /** The asset whose contract is called; the DAO's token where its governor is. */
  readonly asset: DraftAsset | null;
}

/** The asset that a call's plain amounts count. */
export function assetOfCall(to: string, context: DraftContext): DraftAsset | null {
  if (contractAt(context, to)?.name === 'governor') return context.assets[0] ?? null;
  return assetAt(context, to);
}

/**
 * A value in words. Each text can be written into a draft again and gives the same bytes: amounts with their unit,
 * the DAO's contracts as `{name}`.
 */
export function argumentInWords(value: AbiValue, type: ParamType, at: TextContext): DecodedArgument {
  const { name } = type;
  if (type.isArray()) {
    const parts = (value as readonly AbiValue[]).map((entry) => argumentInWords(entry, type.arrayChildren, at));
    return { name, type: type.format('sighash'), text: `[${parts.map(({ text }) => text).join(', ')}]`, parts };
  }
  if (type.isTuple()) {
    const values = value as readonly AbiValue[];
    const parts = type.components.map((component, index) => argumentInWords(values[index]!, component, at));
    const text = `(${parts.map((part) => (part.name === '' ? part.text : `${part.name}: ${part.text}`)).join(', ')})`;
    return { name, type: type.format('sighash'), text, parts };
  }
  return { name, type: type.type, text: plainText(value as string | boolean | bigint, type, at), parts: null };
}

/** Tokens of an asset as the shortest exact decimal, with its symbol. */
export function amountText(amount: bigint, { symbol, decimals }: Pick<DraftAsset, 'symbol' | 'decimals'>): string {
  return `${decimalText(amount, decimals)} ${symbol}`;
}

function decimalText(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The name that 32 bytes spell, as `bytes32` arguments may be written; `null` when they spell none. */
export function nameIn(bytes: string): string | null {
  const spelt = /^0x((?:[2-7][0-9a-f]){3,31})(?:00)+$/.exec(bytes)?.[1];
  if (spelt === undefined) return null;
  const name = Buffer.from(spelt, 'hex').toString('latin1');
  return /^[A-Za-z][\w .:-]{2,30}$/.test(name) ? name : null;
}

function plainText(value: string | boolean | bigint, type: ParamType, at: TextContext): string {
  if (type.baseType === 'address') {
    const address = String(value).toLowerCase();
    const known = contractAt(at.context, address);
    return known === null ? address : `{${known.name}}`;
  }
  if (type.baseType === 'bytes32') return nameIn(String(value)) ?? String(value);
  if (typeof value !== 'bigint') return String(value);
  // 2²⁵⁶ − 1 is a standard's "without limit", no amount.
  const counts = at.asset !== null && type.baseType === 'uint256' && AMOUNT.test(type.name) && value < 1n << 200n;
  return counts ? amountText(value, at.asset) : value.toString();
}

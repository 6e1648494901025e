import { FunctionFragment, id } from 'ethers';
import type { Hex } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import { parseNestedJson } from '../../../files/index.js';
import { type Proposal, type ProposalAction, parseProposal } from '../../../scenario/index.js';
import { actionOfCall } from '../call-action.js';
import { contractAt, type DraftContext } from '../draft-context.js';
import type { EncodedCall } from '../encoded-action.js';
import { readSafeBatch } from '../safe/safe-batch.js';
import type { SafeFile } from '../safe/safe-checksum.js';
import { splitDescription } from './description.js';
import { type BravoCall, decodePropose } from './propose-calldata.js';

/** Hex digits of a word. */
const WORD = 64;
/** `proposalMaxOperations` of Compound's GovernorBravoDelegate. */
const MOST_OF_BRAVO = 10;

/** A proposal from elsewhere, and what to be wary of: a sentence each. */
export interface ImportedProposal {
  readonly proposal: Proposal;
  readonly format: 'folkmoot' | 'safe' | 'calldata' | 'bravo';
  readonly warnings: readonly string[];
}

/**
 * A proposal from a Folkmoot file, a file of Safe's transaction builder, or calldata of a governor's `propose` (Bravo's
 * too). Which it is, is seen from the text.
 * @param source what messages call the text, such as its file's name
 * @throws InputError `proposal-unreadable`, `proposal-invalid`, `safe-file-invalid`
 */
export function importProposal(text: string, context: DraftContext, source = 'the proposal'): ImportedProposal {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (/^0x[0-9a-fA-F]*$/.test(trimmed)) return fromCalldata(trimmed.toLowerCase() as Hex, context);
  const document = parsed(trimmed, source);
  if (isObject(document) && Array.isArray(document.transactions) && isObject(document.meta)) {
    const { proposal, warnings } = readSafeBatch({ ...document, meta: document.meta } satisfies SafeFile, context);
    return {
      proposal: parseProposal(proposal, 'the Safe file'),
      format: 'safe',
      warnings: [...warnings, ...manyActions(proposal.actions.length)],
    };
  }
  if (isObject(document) && (document.format !== undefined || Array.isArray(document.actions))) {
    return { proposal: parseProposal(document, source), format: 'folkmoot', warnings: [] };
  }
  throw unreadable(source, 'is neither calldata, nor a Safe file, nor a Folkmoot proposal');
}

function fromCalldata(data: Hex, context: DraftContext): ImportedProposal {
  const { calls, description, style, exact } = decodePropose(data);
  const warnings: string[] = [];
  if (!exact) warnings.push('The calldata is not packed in the usual way; exporting it again gives other bytes.');
  if (description.trim() === '') warnings.push('The proposal has no description.');
  if (style === 'governor') warnings.push(...manyActions(calls.length));
  else warnings.push(...calls.flatMap(mistakenSignature));
  const actions = calls.map((call) => (style === 'bravo' ? bravoAction(call, context) : actionOfCall(call, context)));
  const proposal = parseProposal({ ...splitDescription(description), actions }, 'the calldata');
  return { proposal, format: style === 'bravo' ? 'bravo' : 'calldata', warnings };
}

/** Of governors only Bravo has a limit of its own; blocks have one for all. */
function manyActions(count: number): readonly string[] {
  if (count <= MOST_OF_BRAVO) return [];
  return [
    `The proposal has ${count} actions. OpenZeppelin's governor has no limit but the block's gas; Compound's Bravo takes ${MOST_OF_BRAVO}.`,
  ];
}

/** Bravo's timelock takes the text of a signature as it stands: a space or a parameter's name in it calls another function. */
function mistakenSignature({ signature, data }: BravoCall, index: number): readonly string[] {
  if (signature === '') return [];
  const selector = id(signature).slice(0, 10);
  const meant = canonical(signature);
  if (meant !== null && meant !== signature) {
    return [
      `Action ${index + 1} states "${signature}", and calls the function of that very text, ${selector}. ${meant} would be ${id(meant).slice(0, 10)}.`,
    ];
  }
  if (data.startsWith(selector) && (data.length - selector.length) % WORD === 0) {
    return [
      `Action ${index + 1} states ${signature}, and its data begin with ${selector} again: it stands there twice.`,
    ];
  }
  return [];
}

/** A signature as contracts hash it; `null` where it is none. */
function canonical(signature: string): string | null {
  try {
    return FunctionFragment.from(`function ${signature}`).format('sighash');
  } catch {
    return null;
  }
}

/** Bravo's calls stay as they are: with their signature where they have it, raw where not. */
function bravoAction(call: BravoCall, context: DraftContext): ProposalAction {
  const known = contractAt(context, call.to);
  const to = known === null ? call.to : `{${known.name}}`;
  const valueWei = call.valueWei.toString();
  if (call.signature === '') return { kind: 'raw', to, valueWei, data: call.data };
  const data = `${id(call.signature).slice(0, 10)}${call.data.slice(2)}` as Hex;
  const joined: EncodedCall = { to: call.to, valueWei: call.valueWei, data };
  return actionOfCall(joined, context, call.signature);
}

function parsed(text: string, source: string): unknown {
  try {
    return parseNestedJson(text);
  } catch (cause) {
    if (/^\s*[[{]/.test(text)) throw unreadable(source, `is no JSON: ${(cause as Error).message}`);
    throw unreadable(source, text === '' ? 'is empty' : 'is neither JSON nor calldata in hex');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(source: string, why: string): InputError {
  return new InputError('proposal-unreadable', `${source} ${why}`, {
    field: 'text',
    hint: "Give a Folkmoot proposal, a file of Safe's transaction builder, or the calldata of a governor's propose.",
  });
}

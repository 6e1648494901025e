import * as bindings from '../../../contracts/bindings/index.js';
import { type ContractBinding, type Hardfork, hardforkNamed } from '../../chain/index.js';
import { InputError } from '../../errors/index.js';
import type { OwnContract } from '../../scenario/index.js';
import type { StorageLayout } from './loaded-dao.js';

/** A compiled contract, whoever compiled it. */
export interface CompiledContract {
  readonly contract: ContractBinding;
  readonly layout: StorageLayout | null;
  /** Hard fork that it was compiled for; `null` where its metadata do not tell. */
  readonly compiledFor: Hardfork | null;
}

/** Files of artifacts that were read, parsed, by the path that the DAO's file names. */
export type ArtifactFiles = ReadonlyMap<string, unknown>;

type Json = Readonly<Record<string, unknown>>;

/**
 * The compiled contract that an own contract names: a Hardhat artifact (`bytecode` is a string), a Foundry artifact
 * (`bytecode.object`, perhaps with `storageLayout`), or one of Folkmoot's own as `{"builtIn": "ParameterRegistry"}`.
 * @throws InputError `artifact-missing`, `artifact-invalid`, `artifact-abstract` or `artifact-unlinked`
 */
export function compiledContract({ name, artifact }: OwnContract, files: ArtifactFiles): CompiledContract {
  const field = `contracts.${name}.artifact`;
  const json = typeof artifact === 'string' ? files.get(artifact) : artifact;
  if (json === undefined) {
    throw new InputError('artifact-missing', `the artifact of ${name} was not read: ${String(artifact)}`, {
      field,
      value: artifact,
      hint: 'Give the path of a Hardhat or Foundry artifact (JSON), beside the DAO file or absolute.',
    });
  }
  if (!isObject(json)) throw invalid(name, field, 'it is not a JSON object');
  if ('builtIn' in json) return builtIn(name, field, json.builtIn);
  if (!Array.isArray(json.abi)) throw invalid(name, field, 'it has no "abi"');
  return {
    contract: { name, abi: json.abi, bytecode: linkedBytecode(name, field, json) },
    layout: isLayout(json.storageLayout) ? json.storageLayout : null,
    compiledFor: hardforkOf(json),
  };
}

function builtIn(name: string, field: string, wanted: unknown): CompiledContract {
  const found = Object.values(bindings).find((binding) => binding.name === wanted);
  if (found !== undefined) return { contract: { ...found, name }, layout: found.layout, compiledFor: null };
  const known = Object.keys(bindings).join(', ');
  throw new InputError('artifact-missing', `${name} wants a built-in contract that there is not: ${String(wanted)}`, {
    field,
    value: wanted,
    hint: `Built in are ${known}.`,
  });
}

/** Characters of the longest code that is looked at: twenty times what EIP-3860 lets a chain take. */
const LONGEST_CODE = 2 + 2 * 1_000_000;

/** Init code as hex, from either compiler's way of writing it. */
function linkedBytecode(name: string, field: string, json: Json): string {
  const { bytecode } = json;
  const written = isObject(bytecode) ? bytecode.object : bytecode;
  if (typeof written !== 'string') throw invalid(name, field, 'it has no "bytecode"');
  const hex = written.startsWith('0x') ? written : `0x${written}`;
  if (hex === '0x') {
    throw new InputError('artifact-abstract', `${name} has no bytecode: it is an interface or an abstract contract`, {
      field,
      hint: 'Give the artifact of the contract that implements it.',
    });
  }
  const libraries = libraryNames(isObject(bytecode) ? bytecode.linkReferences : json.linkReferences);
  if (libraries.length > 0 || /__/.test(hex)) {
    const missing = libraries.length > 0 ? libraries.join(', ') : 'a library';
    throw new InputError('artifact-unlinked', `${name} is not linked: it needs the address of ${missing}`, {
      field,
      hint: 'Link it when compiling (`libraries` in the settings of Hardhat or Foundry), then give it again.',
    });
  }
  if (hex.length > LONGEST_CODE) {
    throw new InputError('artifact-too-large', `the bytecode of ${name} is of ${(hex.length - 2) / 2} bytes`, {
      field,
      hint: `No chain takes more than 49,152, and no rehearsal more than ${(LONGEST_CODE - 2) / 2}.`,
    });
  }
  if (!/^0x[0-9a-f]+$/i.test(hex) || hex.length % 2 === 1) throw invalid(name, field, 'its bytecode is not hex');
  return hex;
}

/** solc's metadata lie in `metadata` (Foundry parses them, solc and others leave them as text) or `rawMetadata`. */
function hardforkOf({ metadata, rawMetadata }: Json): Hardfork | null {
  for (const each of [metadata, rawMetadata]) {
    const parsed = typeof each === 'string' ? parsedOrNull(each) : each;
    if (!isObject(parsed) || !isObject(parsed.settings)) continue;
    return hardforkNamed(parsed.settings.evmVersion);
  }
  return null;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** `linkReferences`: file → library → places. */
function libraryNames(references: unknown): readonly string[] {
  if (!isObject(references)) return [];
  return Object.values(references).flatMap((libraries) => (isObject(libraries) ? Object.keys(libraries) : []));
}

function isLayout(value: unknown): value is StorageLayout {
  return isObject(value) && Array.isArray(value.storage) && 'types' in value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(name: string, field: string, why: string): InputError {
  return new InputError('artifact-invalid', `the artifact of ${name} cannot be used: ${why}`, {
    field,
    hint: 'Give the JSON that Hardhat writes to artifacts/ or Foundry to out/.',
  });
}

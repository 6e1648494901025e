import { InputError } from '../../errors/index.js';

type Json = Readonly<Record<string, unknown>>;

/** Which contract of a file is meant, and where the file is named. */
export interface ArtifactChoice {
  /** The DAO's name for it, or the one after `#` in the path: `Vault` or `contracts/Vault.sol:Vault`. */
  readonly name: string;
  /** For messages: `contracts.Vault.artifact`. */
  readonly field: string;
  /** Whether it stands on a copied chain already, so that its ABI is enough. */
  readonly stands: boolean;
}

/** Code that cannot be constructed: of a contract that stands already nothing is ever constructed. */
const NEVER_CONSTRUCTED = '0xfe';

/**
 * One contract in the form of Hardhat's artifact, from whatever a compiler wrote: standard JSON output of solc or Vyper (also
 * Hardhat's build info), solc's combined JSON, Vyper's combined JSON, Ape's artifact; and, for a contract that stands
 * already, a bare ABI, also as a block explorer answers it. Anything else is given back as it is.
 * @throws InputError `artifact-choice` when the file has several contracts and none of the name; `artifact-abi-only`
 */
export function artifactIn(document: unknown, choice: ArtifactChoice): unknown {
  const abi = bareAbi(document);
  if (abi !== null) return fromAbi(abi, choice);
  if (!isObject(document)) return document;
  const listed = listedContracts(document);
  if (listed !== null) return chosen(listed, choice);
  const { deploymentBytecode } = document;
  if (document.bytecode === undefined && isObject(deploymentBytecode) && Array.isArray(document.abi)) {
    return { ...document, bytecode: deploymentBytecode.bytecode };
  }
  return choice.stands && Array.isArray(document.abi) && !hasCode(document) ? fromAbi(document.abi, choice) : document;
}

/** An ABI by itself: a list of functions, or an explorer's answer with one as text. */
function bareAbi(document: unknown): readonly unknown[] | null {
  if (Array.isArray(document)) return document.every((entry) => isObject(entry) && 'type' in entry) ? document : null;
  if (!isObject(document) || !('result' in document)) return null;
  const { result } = document;
  const [first] = Array.isArray(result) ? result : [result];
  const text = isObject(first) ? first.ABI : first;
  return typeof text === 'string' ? bareAbi(parsedOr(text, null)) : null;
}

function fromAbi(abi: readonly unknown[], { name, field, stands }: ArtifactChoice): unknown {
  if (stands) return { contractName: plainName(name), abi, bytecode: NEVER_CONSTRUCTED };
  throw new InputError('artifact-abi-only', `${name} is an ABI without bytecode, so that it cannot be deployed`, {
    field,
    hint: 'Give the compiled contract; an ABI is enough for one with an "address" on a copied chain ("fork").',
  });
}

interface ListedContract {
  readonly source: string;
  readonly name: string;
  readonly artifact: Json;
}

/** The contracts of a compiler's output; `null` when this is none. */
function listedContracts(document: Json): readonly ListedContract[] | null {
  if (isObject(document.output)) return listedContracts(document.output);
  const { contracts } = document;
  if (isObject(contracts)) {
    const files = Object.entries(contracts).filter((entry): entry is [string, Json] => isObject(entry[1]));
    return files.flatMap(([key, value]) => {
      // Combined JSON has `file:Name` with `abi` and `bin`; standard JSON has files with contracts in them.
      if ('bin' in value || 'abi' in value) return [combined(key, value)];
      return Object.entries(value).flatMap(([name, contract]) =>
        isObject(contract) ? [{ source: key, name, artifact: standard(name, contract) }] : [],
      );
    });
  }
  // Vyper's combined JSON has the files themselves, and the compiler's version beside them.
  const files = Object.entries(document).filter(([key]) => key !== 'version');
  const isVyper =
    files.length > 0 && files.every(([, value]) => isObject(value) && 'abi' in value && 'bytecode' in value);
  if (!isVyper) return null;
  return files.map(([key, value]) => {
    const name = plainName(key).replace(/\.vyi?$/, '');
    return { source: key, name, artifact: { ...(value as Json), contractName: name } };
  });
}

function combined(key: string, { abi, bin, metadata, ...rest }: Json): ListedContract {
  const [, source = key, name = key] = /^(.*):([^:]+)$/.exec(key) ?? [];
  const layout = asObject(rest['storage-layout']);
  const artifact = {
    contractName: name,
    abi: asList(abi),
    bytecode: typeof bin === 'string' ? hexOf(bin) : '0x',
    ...(layout === null ? {} : { storageLayout: layout }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  return { source, name, artifact };
}

function standard(name: string, { abi, evm, storageLayout, metadata }: Json): Json {
  const bytecode = isObject(evm) && isObject(evm.bytecode) ? evm.bytecode : {};
  const { object, linkReferences } = bytecode;
  return {
    contractName: name,
    abi: asList(abi),
    bytecode: typeof object === 'string' ? hexOf(object) : '0x',
    ...(linkReferences === undefined ? {} : { linkReferences }),
    ...(storageLayout === undefined ? {} : { storageLayout }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

/** The contract of the name; the only one with code, where no name fits. */
function chosen(listed: readonly ListedContract[], choice: ArtifactChoice): unknown {
  const { name, field, stands } = choice;
  const named = listed.filter((each) => name === each.name || name === `${each.source}:${each.name}`);
  const deployable = listed.filter(({ artifact }) => hasCode(artifact));
  const [found] = named.length === 1 ? named : named.length === 0 && deployable.length === 1 ? deployable : [];
  if (found !== undefined) {
    const { abi } = found.artifact;
    return stands && !hasCode(found.artifact) && Array.isArray(abi) ? fromAbi(abi, choice) : found.artifact;
  }
  const names = (named.length > 0 ? named : deployable).map((each) => `${each.source}:${each.name}`);
  throw new InputError('artifact-choice', `the file of ${name} has ${listed.length} contracts: which one is meant?`, {
    field,
    value: names.slice(0, 20),
    hint: `Write its name behind the path, as in "out.json#${names[0] ?? 'Vault'}". There are ${names.slice(0, 10).join(', ') || 'none with code'}.`,
  });
}

function hasCode({ bytecode }: Json): boolean {
  const code = isObject(bytecode) ? bytecode.object : bytecode;
  return typeof code === 'string' && code.replace(/^0x/, '') !== '';
}

const plainName = (name: string) => name.split(/[/:\\]/).at(-1)!;
const hexOf = (code: string) => (code.startsWith('0x') ? code : `0x${code}`);

/** Older compilers write lists and objects within the JSON as text. */
function asList(value: unknown): unknown {
  return typeof value === 'string' ? parsedOr(value, value) : value;
}
function asObject(value: unknown): Json | null {
  const object = asList(value);
  return isObject(object) ? object : null;
}

function parsedOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { InputError } from '../../errors/index.js';
import { artifactIn } from '../dao/artifact-formats.js';
import { compiledContract } from './artifacts.js';

/** What a form needs to know of a compiled contract. */
export interface ArtifactDescription {
  /** The contract's own name, or its file's. */
  readonly name: string;
  readonly kind: 'hardhat' | 'foundry';
  readonly constructorInputs: readonly { readonly name: string; readonly type: string }[];
  readonly functions: number;
  /** The artifact, for the DAO's document. */
  readonly artifact: unknown;
}

/**
 * Looks through an artifact, or the one of a compiler's output that is called as its file is, before it becomes a contract of the DAO.
 * @throws InputError `json-invalid`, and as `compiledContract`
 */
export function describeArtifact(file: { readonly name: string; readonly text: string }): ArtifactDescription {
  const choice = { name: file.name.replace(/\.json$/i, ''), field: 'file', stands: false };
  const artifact = artifactIn(parsed(file), choice);
  const fileName = file.name.replace(/\.json$/i, '').replace(/\W/g, '_');
  const stated = (artifact as { readonly contractName?: unknown } | null)?.contractName;
  const name = typeof stated === 'string' ? stated : fileName;
  const { contract } = compiledContract(
    {
      name,
      address: null,
      artifact: artifact as Readonly<Record<string, unknown>>,
      constructorArguments: [],
      nativeTokens: '0',
    },
    new Map(),
  );
  const inputs = contract.abi.find(({ type }) => type === 'constructor')?.inputs ?? [];
  return {
    name,
    kind: typeof (artifact as { readonly bytecode?: unknown }).bytecode === 'string' ? 'hardhat' : 'foundry',
    constructorInputs: inputs.map((input, i) => ({ name: input.name || `argument ${i + 1}`, type: input.type })),
    functions: contract.abi.filter(({ type }) => type === 'function').length,
    artifact,
  };
}

function parsed({ name, text }: { readonly name: string; readonly text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('json-invalid', `${name} is not JSON: ${(cause as Error).message}`, {
      field: 'file',
      value: name,
      cause,
      hint: 'Give the JSON that Hardhat writes to artifacts/ or Foundry to out/.',
    });
  }
}

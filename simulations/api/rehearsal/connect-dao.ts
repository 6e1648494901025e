import { join } from 'node:path';
import { InputError } from '../../errors/index.js';
import { NamedFileError, writeNamedFile } from '../../files/index.js';
import { connectFork } from '../../rehearsal/index.js';
import { addressSchema, parseDao } from '../../scenario/index.js';
import { makeFolder } from '../make-folder.js';

/**
 * Reads a DAO from a running chain and writes it as a DAO file with its delegates beside it. Existing files are not
 * written over.
 * @throws the signal's reason when it was aborted before anything was written; ChainError `fork-unreachable`; InputError `address-invalid`, `governor-unknown`, `file-exists`, `file-unusable`
 */
export async function connectDao(options: {
  readonly url: string;
  readonly governor: string;
  readonly block?: number;
  readonly name: string;
  readonly out: string;
  readonly signal?: AbortSignal;
}): Promise<{ readonly files: readonly string[]; readonly assumptions: readonly string[] }> {
  const { url, name, out, block, signal } = options;
  const governor = addressSchema.safeParse(options.governor).data;
  if (governor === undefined) {
    throw new InputError('address-invalid', `"${options.governor}" is not an address`, {
      field: '--governor',
      value: options.governor,
      hint: 'An address is 0x and 40 hex digits.',
    });
  }
  const { dao, assumptions } = await connectFork({ url, governor, blockNumber: block ?? null, signal });
  signal?.throwIfAborted();
  const { holders, ...rest } = dao;
  const holdersName = `${name}.holders.json`;
  const source = { kind: 'file', path: holdersName };
  const document = { format: 'folkmoot-dao/1', name, title: rest.token.name, ...rest, holders: source };
  parseDao(document, 'the DAO');
  await makeFolder(out).catch((cause: Error) => {
    throw unusable(out, `cannot be made: ${cause.message}`, 'Give another folder with --folder.', cause);
  });
  const files = [join(out, `${name}.dao.json`), join(out, holdersName)] as const;
  await writeNew(files[1], `${JSON.stringify(holders, null, 1)}\n`);
  await writeNew(files[0], `${JSON.stringify(document, null, 2)}\n`);
  return { files, assumptions };
}

async function writeNew(path: string, text: string): Promise<void> {
  await writeNamedFile(path, text, { replace: false }).catch((cause: unknown) => {
    if (!(cause instanceof NamedFileError)) throw cause;
    if (cause.trouble !== 'taken') throw unusable(path, cause.message, cause.hint, cause);
    throw new InputError('file-exists', `${path} is there already`, {
      field: '--folder',
      value: path,
      cause,
      hint: 'Give another --name or --folder, or move the file away.',
    });
  });
}

function unusable(path: string, message: string, hint: string, cause: unknown): InputError {
  return new InputError('file-unusable', `${path} ${message}`, { field: '--folder', value: path, cause, hint });
}

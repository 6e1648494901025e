// @ts-check
import process from 'node:process';
import { run } from './run.mjs';

/** Loads tfjs-node and lets it multiply matrices and find a convolution's gradient, whose values are known. */
const TRIAL = `
const util = require('node:util');
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
const tf = require(process.argv[1]);
const product = tf.matMul(tf.ones([2, 3]), tf.fill([3, 2], 2)).dataSync();
const gradient = tf.grad((filter) => tf.conv2d(tf.ones([1, 3, 3, 1]), filter, 1, 'valid').sum())(tf.ones([2, 2, 1, 1]));
const right = product.every((value) => value === 6) && gradient.dataSync().every((value) => value === 4);
if (!right || tf.getBackend() !== 'tensorflow') throw new Error('it computes wrongly');
console.log('libtensorflow ' + tf.backend().binding.TF_Version);
`;

/**
 * Whether tfjs-node works from a folder, tried in a process of its own: an addon can take its process with it.
 * @param {string} packageFolder
 * @returns {Promise<{ version: string } | { reason: string }>} libtensorflow's version, or the end of what was said
 */
export async function tryOut(packageFolder) {
  const { code, words } = await run(process.execPath, ['-e', TRIAL, packageFolder], {
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  const version = /^libtensorflow (\S+)$/m.exec(words)?.[1];
  return code === 0 && version !== undefined ? { version } : { reason: words };
}

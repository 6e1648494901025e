// @ts-check
import process from 'node:process';
import { run } from './run.mjs';

/** @typedef {{ python: string, compiler: string }} Tools */

/**
 * The programs that the build takes, or what is missing and how to get it.
 * @param {{ pip: boolean }} need whether pip is needed, as it is to fetch a wheel
 * @returns {Promise<Tools | { missing: string }>}
 */
export async function findTools({ pip }) {
  const python = await firstThatRuns(['python3', 'python'], ['-c', 'import zipfile, zlib']);
  if (python === null) return { missing: 'there is no Python here (on Debian: apt install python3 python3-pip)' };
  if (pip && (await run(python, ['-m', 'pip', '--version'])).code !== 0)
    return { missing: 'there is no pip here (on Debian: apt install python3-pip)' };
  const compilers = process.env.CXX ? [process.env.CXX] : ['c++', 'g++', 'clang++'];
  const compiler = await firstThatRuns(compilers, ['--version']);
  if (compiler === null) return { missing: 'there is no C++ compiler here (on Debian: apt install g++)' };
  return { python, compiler };
}

/**
 * @param {readonly string[]} commands
 * @param {readonly string[]} args
 */
async function firstThatRuns(commands, args) {
  for (const command of commands) if ((await run(command, args)).code === 0) return command;
  return null;
}

import type { LearningBackendChoice } from '../../scenario/index.js';
import type { Backend, BackendName } from './backend.js';
import { cpu } from './cpu.js';
import { node } from './node.js';
import { wasm } from './wasm.js';

/** All backends, fastest first. */
const BACKENDS: readonly Backend[] = [node, wasm, cpu];

export function backendNamed(name: BackendName): Backend {
  return BACKENDS.find((backend) => backend.name === name)!;
}

/** The backends to try for a choice, in order: for `auto` the installed ones, otherwise the one that was asked for. */
export function backendsFor(choice: LearningBackendChoice): readonly Backend[] {
  return choice === 'auto' ? BACKENDS.filter((backend) => backend.isInstalled()) : [backendNamed(choice)];
}

import { keccak256, toUtf8Bytes } from 'ethers';
import type { Address } from './chain-engine.js';

/** The address of an agent, fixed by its name. Nobody knows its key, and nobody needs it: senders are impersonated. */
export function accountOf(name: string): Address {
  return `0x${keccak256(toUtf8Bytes(`folkmoot/agent/${name}`)).slice(-40)}`;
}

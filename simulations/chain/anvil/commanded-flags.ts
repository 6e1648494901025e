import { BLOCK_GAS_LIMIT, MNEMONIC } from '../node-settings.js';

/** Anvil's options by their names: `true` is one without a value. */
export type AnvilFlags = Readonly<Record<string, string | number | true>>;

/**
 * What every anvil here is told: nothing is mined unless it is asked for, and gas costs next to nothing.
 * @param host address that anvil's HTTP server listens at, for nobody
 */
export function commandedFlags(host: string, ipcPath: string, hardfork: string): AnvilFlags {
  return {
    '--host': host,
    '--port': 0,
    '--no-cors': true,
    '--ipc': ipcPath,
    '--hardfork': hardfork,
    '--mnemonic': MNEMONIC,
    '--accounts': 1,
    '--no-mining': true,
    '--order': 'fees',
    '--gas-limit': String(BLOCK_GAS_LIMIT),
    '--block-base-fee-per-gas': 0,
    '--gas-price': 0,
    '--disable-min-priority-fee': true,
    '--auto-impersonate': true,
    '--quiet': true,
  };
}

export function argumentsOf(flags: AnvilFlags): readonly string[] {
  return Object.entries(flags).flatMap(([flag, value]) => (value === true ? [flag] : [flag, String(value)]));
}

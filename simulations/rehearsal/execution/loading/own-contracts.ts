import { parseUnits } from 'ethers';
import { type Address, decodeResult, encodeCall, PlacementReverted, type SandboxChain } from '../../../chain/index.js';
import { InputError } from '../../../errors/index.js';
import type { OwnContract } from '../../../scenario/index.js';
import { frameReason, innermostFailure } from '../life/failure-reason.js';
import type { KnownContract } from '../loaded-dao.js';
import { constructorData } from './constructor-data.js';

const NATIVE_DECIMALS = 18;
/** Bytes of code a contract may have (EIP-170). */
const MOST_CODE = 24_576;
const NOBODY = `0x${'0'.repeat(40)}`;

/**
 * Places a contract of the DAO's own, and hands it to the timelock where it belongs to its deployer.
 * @returns what was done that the DAO's file does not say
 * @throws InputError `constructor-arguments`, or `constructor-reverted` with the decoded reason
 */
export async function placeOwnContract(
  chain: SandboxChain,
  own: OwnContract,
  known: KnownContract,
  addresses: ReadonlyMap<string, Address>,
  timelock: Address,
): Promise<readonly string[]> {
  const { address, contract } = known;
  const initCode = constructorData(contract, own.constructorArguments, addresses);
  try {
    await chain.place(address, initCode);
  } catch (error) {
    if (!(error instanceof PlacementReverted)) throw error;
    throw notConstructed(chain, own, known, error);
  }
  const wei = parseUnits(own.nativeTokens, NATIVE_DECIMALS);
  if (wei > 0n) await chain.setBalance(address, (await chain.balance(address)) + wei);
  return [...(await sizeNotes(chain, known)), ...(await handOver(chain, known, timelock))];
}

/** The arguments are at fault only where the constructor itself said no. */
function notConstructed(
  chain: SandboxChain,
  { name }: OwnContract,
  known: KnownContract,
  cause: PlacementReverted,
): InputError {
  const frame = innermostFailure(cause.traced);
  const reason = frameReason({ contracts: [known], names: new Map(), chain }, frame);
  const refused = frame.output !== '0x';
  return new InputError('constructor-reverted', `${name} could not be constructed: ${reason}`, {
    field: `contracts.${name}.${refused ? 'constructorArguments' : 'artifact'}`,
    hint: refused
      ? 'Its constructor refuses these arguments, or the state of the chain; check them in the order of the constructor.'
      : 'It gave no reason: its code may be for another chain or hard fork, call a contract that does not stand here, or refuse its arguments.',
    cause,
  });
}

/** Code is placed here whatever its size, which nobody could deploy. */
async function sizeNotes(chain: SandboxChain, { name, address }: KnownContract): Promise<readonly string[]> {
  const bytes = ((await chain.code(address)).length - 2) / 2;
  if (bytes <= MOST_CODE) return [];
  return [
    `${name} has ${bytes.toLocaleString('en')} bytes of code, and Ethereum takes ${MOST_CODE.toLocaleString('en')} at most (EIP-170): it cannot be deployed there.`,
  ];
}

/** Contracts that follow ERC-173 and made their deployer the owner are the DAO's: the timelock owns them. */
async function handOver(
  chain: SandboxChain,
  { name, address, contract }: KnownContract,
  timelock: Address,
): Promise<readonly string[]> {
  const has = (functionName: string, inputs: number) =>
    contract.abi.some(
      (entry) => entry.type === 'function' && entry.name === functionName && (entry.inputs ?? []).length === inputs,
    );
  if (!has('owner', 0) || !has('transferOwnership', 1)) return [];
  const [owner] = await chain.call([{ to: address, data: encodeCall(contract, 'owner', []) }]);
  if (owner === undefined || 'reverted' in owner) return [];
  const current = decodeResult(contract, 'owner', 0, owner.data);
  if (current !== chain.deployer || current === NOBODY) return [];
  const data = encodeCall(contract, 'transferOwnership', [timelock]);
  const [receipt] = await chain.send([{ from: chain.deployer, to: address, data }]);
  return receipt!.status === 'success'
    ? [`${name} belonged to its deployer; on the local chain it was handed to the timelock.`]
    : [`${name} belongs to its deployer, and could not be handed to the timelock.`];
}

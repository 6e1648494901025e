import { AbiCoder, id } from 'ethers';
import type { Address, ChainLog, Hex } from '../../../chain/index.js';

/** One log of a vote as a governor weighed it, in the token's smallest unit by side: against, for, abstain. */
export interface LoggedVote {
  readonly voter: Address;
  readonly proposal: bigint;
  readonly sides: readonly [bigint, bigint, bigint];
  /** A voter may cast parts of its power, again and again (GovernorCountingFractional). */
  readonly inParts: boolean;
}

const PLAIN = id('VoteCast(address,uint256,uint8,uint256,string)') as Hex;
const WITH_PARAMETERS = id('VoteCastWithParams(address,uint256,uint8,uint256,string,bytes)') as Hex;
const ALPHA = id('VoteCast(address,uint256,bool,uint256)') as Hex;
/** Support that stands for three amounts in the parameters. */
const FRACTIONAL = 255;
const coder = AbiCoder.defaultAbiCoder();

/** Events of votes of OpenZeppelin's governors, Compound's Bravo and Alpha. */
export const VOTE_TOPICS: readonly Hex[] = [PLAIN, WITH_PARAMETERS, ALPHA];

/** Reads a log of one of `VOTE_TOPICS`; `null` where its support is none that is known. */
export function loggedVote({ topics, data }: ChainLog): LoggedVote | null {
  if (topics[0] === ALPHA) {
    const [voter, proposal, inFavour, weight] = coder.decode(['address', 'uint256', 'bool', 'uint256'], data);
    return {
      voter: String(voter).toLowerCase() as Address,
      proposal,
      sides: inFavour ? [0n, weight, 0n] : [weight, 0n, 0n],
      inParts: false,
    };
  }
  const voter = `0x${topics[1]!.slice(-40)}` as Address;
  const types = ['uint256', 'uint8', 'uint256', 'string', ...(topics[0] === WITH_PARAMETERS ? ['bytes'] : [])];
  const [proposal, support, weight, , parameters = '0x'] = coder.decode(types, data);
  const side = Number(support);
  if (side === FRACTIONAL && parameters.length === 2 + 96) {
    const part = (i: number) => BigInt(`0x${parameters.slice(2 + 32 * i, 34 + 32 * i)}`);
    return { voter, proposal, sides: [part(0), part(1), part(2)], inParts: true };
  }
  if (side > 2) return null;
  const at = (i: number): bigint => (i === side ? weight : 0n);
  return { voter, proposal, sides: [at(0), at(1), at(2)], inParts: false };
}

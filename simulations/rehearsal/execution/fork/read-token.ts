import { id } from 'ethers';
import type { Address, Hex } from '../../../chain/index.js';
import { type Ask, contractAt } from './ask-contract.js';

/** A token that votes, as it stands on a running chain. Amounts are in its smallest unit. */
export interface FoundToken {
  readonly token: Address;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  /** All votes there are: of an ERC-721, its pieces. */
  readonly supply: bigint;
}

const USUAL_DECIMALS = 18n;
/** ERC-165's question, whether a contract is an ERC-721. */
const IS_ERC721 = `${id('supportsInterface(bytes4)').slice(0, 10)}80ac58cd${'0'.repeat(56)}` as Hex;

/** @param past the newest timepoint that is past, in the token's clock */
export async function readToken(ask: Ask, token: Address, past: bigint): Promise<FoundToken> {
  const asked = contractAt(ask, token);
  const decimals = await asked<bigint>('decimals');
  // A piece of an ERC-721 is a whole vote. Some of them count no supply but that of votes.
  const whole = decimals === null && BigInt((await ask(token, IS_ERC721)) ?? 0) === 1n;
  return {
    token,
    name: (await asked<string>('name')) ?? 'Governance Token',
    symbol: (await asked<string>('symbol')) ?? 'GOV',
    decimals: Number(decimals ?? (whole ? 0n : USUAL_DECIMALS)),
    supply: (await asked<bigint>('totalSupply')) ?? (await asked<bigint>('getPastTotalSupply', past)) ?? 0n,
  };
}

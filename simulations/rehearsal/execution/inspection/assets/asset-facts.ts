import { AbiCoder, formatUnits, Interface } from 'ethers';
import type { Address, ChainCall, ChainCallResult, Hex } from '../../../../chain/index.js';
import type { LoadedDao } from '../../loaded-dao.js';
import { NATIVE } from './asset-transfer.js';

/** What amounts of an asset are written in. */
export interface AssetFacts {
  readonly symbol: string;
  readonly decimals: number;
}

export type AssetBook = ReadonlyMap<Address | typeof NATIVE, AssetFacts>;

const ERC20 = new Interface([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function balanceOf(address) view returns (uint256)',
]);
const NATIVE_FACTS: AssetFacts = { symbol: 'ETH', decimals: 18 };
const MOST_DECIMALS = 77;
/** Contracts that only the execution showed, which may be anybody's: so many are asked, for so much gas each. */
const MOST_ASKED = 100;
const ASKED_GAS = 1_000_000n;
/** Characters of a symbol. */
const MOST_SYMBOL = 32;

/** Symbols and decimals: the DAO's own word first, then the contracts'. One that has none counts in units. */
export async function readAssets(
  assets: readonly (Address | typeof NATIVE)[],
  { dao, token, chain }: Pick<LoadedDao, 'dao' | 'token' | 'chain'>,
): Promise<AssetBook> {
  const book = new Map<Address | typeof NATIVE, AssetFacts>([[NATIVE, NATIVE_FACTS]]);
  for (const { asset, symbol, decimals } of dao.treasury)
    book.set(asset === 'token' ? token : asset, { symbol, decimals });
  book.set(token, { symbol: dao.token.symbol, decimals: dao.token.decimals });
  const others = [...new Set(assets)].filter((asset): asset is Address => asset !== NATIVE && !book.has(asset));
  const results = await chain.call(
    others
      .slice(0, MOST_ASKED)
      .flatMap((to) => [call(to, ERC20.encodeFunctionData('symbol')), call(to, ERC20.encodeFunctionData('decimals'))]),
  );
  others.forEach((asset, i) => {
    const decimals = numberOf(results[2 * i + 1]);
    book.set(asset, {
      symbol: textOf(results[2 * i]) ?? `${asset.slice(0, 6)}…${asset.slice(-4)}`,
      decimals: decimals === null || decimals > MOST_DECIMALS ? 0 : Number(decimals),
    });
  });
  return book;
}

/** What accounts hold now, in smallest units; `null` where the asset does not say. */
export async function readHoldings(
  pairs: readonly { readonly account: Address; readonly asset: Address | typeof NATIVE }[],
  { chain }: Pick<LoadedDao, 'chain'>,
): Promise<readonly (bigint | null)[]> {
  const tokens = pairs.filter(({ asset }) => asset !== NATIVE);
  const answers = await chain.call(
    tokens.map(({ account, asset }) => call(asset as Address, ERC20.encodeFunctionData('balanceOf', [account]))),
  );
  const held = new Map(tokens.map((pair, i) => [pair, numberOf(answers[i])]));
  return Promise.all(
    pairs.map((pair) => (pair.asset === NATIVE ? chain.balance(pair.account) : (held.get(pair) ?? null))),
  );
}

/** An amount in tokens, exactly: `1250.5`. */
export function tokensText(amount: bigint, { decimals }: AssetFacts): string {
  return formatUnits(amount, decimals).replace(/\.0$/, '');
}

function call(to: Address, data: string): ChainCall {
  return { to, data: data as Hex, gas: ASKED_GAS };
}

function numberOf(result: ChainCallResult | undefined): bigint | null {
  return result === undefined || 'reverted' in result || result.data.length !== 66 ? null : BigInt(result.data);
}

/** Some old tokens give their symbol as 32 bytes. */
function textOf(result: ChainCallResult | undefined): string | null {
  if (result === undefined || 'reverted' in result || result.data.length < 66) return null;
  const bytes = Buffer.from(result.data.slice(2), 'hex');
  if (bytes.length === 32) return bytes.toString('utf8').replace(/\0+$/, '') || null;
  try {
    const [symbol] = AbiCoder.defaultAbiCoder().decode(['string'], bytes);
    return String(symbol).slice(0, MOST_SYMBOL);
  } catch {
    return null;
  }
}

import { AbiCoder, Interface } from 'ethers';
import type { Address, ChainCallResult, Hex } from '../../../chain/index.js';
import { readAssets, readHoldings } from '../inspection/assets/asset-facts.js';
import { assetTransfers, NATIVE } from '../inspection/assets/asset-transfer.js';
import { parsedLog } from '../inspection/parsed-log.js';
import { everyCall } from '../inspection/traced-calls.js';
import { withBorrowedAbis } from '../inspection/with-borrowed-abis.js';
import { smallestUnits } from '../loading/token-units.js';
import type { CheckContext } from './check-context.js';
import { ownCode } from './code/own-code.js';
import type { KnownEvent, ReviewFacts, TreasuryAsset } from './review-context.js';
import { called } from './words.js';

const GOVERNANCE = new Interface([
  'function quorum(uint256 timepoint) view returns (uint256)',
  'function quorumVotes() view returns (uint256)',
  'function totalSupply() view returns (uint256)',
]);

/** Asks the chain all that checks want to know, once. */
export async function readFacts(context: CheckContext): Promise<ReviewFacts> {
  const { inspection, loaded, calls } = context;
  const { traced, logs } = inspection.evidence;
  const frames = traced.flatMap(everyCall);
  const borrowers = frames.filter(({ kind }) => kind === 'DELEGATECALL' || kind === 'CALLCODE').map(({ from }) => from);
  const replacements = inspection.changes
    .filter(({ variable }) => variable?.startsWith('proxy.'))
    .map(({ after }) => after as Address);
  const addresses = [...new Set([...calls.map(({ to }) => to), ...borrowers, ...replacements])];
  const transfers = assetTransfers(traced, logs);
  const [code, owned, treasury, supply, quorum] = await Promise.all([
    Promise.all(addresses.map(async (address) => [address, await loaded.chain.code(address)] as const)),
    ownCode(context),
    treasuryOf(transfers, context),
    ask(context, loaded.token, GOVERNANCE.encodeFunctionData('totalSupply')),
    quorumOf(context),
  ]);
  return {
    transfers,
    events: knownEvents(context),
    code: new Map(code),
    ownCode: owned,
    treasury,
    supply: supply ?? loaded.membership.supply,
    quorum,
    rules: loaded.chain.rules,
  };
}

function knownEvents({ inspection, loaded }: CheckContext): readonly KnownEvent[] {
  const { traced, logs } = inspection.evidence;
  const contracts = new Map(
    withBorrowedAbis(loaded.contracts, traced, loaded.names).map((contract) => [contract.address, contract]),
  );
  return logs.flatMap((entry) => {
    const log = parsedLog(entry, contracts.get(entry.address) ?? null);
    return log === null ? [] : [{ address: entry.address, contract: called(entry.address, { loaded }), log }];
  });
}

async function treasuryOf(
  transfers: ReviewFacts['transfers'],
  { loaded }: CheckContext,
): Promise<readonly TreasuryAsset[]> {
  const { dao, token, timelock } = loaded;
  const listed = dao.treasury.map(({ asset }) => (asset === 'token' ? token : asset));
  const moved = transfers.filter(({ kind, from, to }) => kind !== 'erc721' && (from === timelock || to === timelock));
  const assets = [...new Set([NATIVE, ...listed, ...moved.map(({ asset }) => asset)] as const)];
  const book = await readAssets(assets, loaded);
  const held = await readHoldings(
    assets.map((asset) => ({ account: timelock, asset })),
    loaded,
  );
  return assets.map((asset, i) => {
    const net = moved
      .filter((transfer) => transfer.asset === asset)
      .reduce(
        (sum, { from, to, amount }) => sum + (to === timelock ? amount : 0n) - (from === timelock ? amount : 0n),
        0n,
      );
    const after = held[i] ?? 0n;
    const { symbol, decimals } = book.get(asset)!;
    const entry = dao.treasury.find((each) => (each.asset === 'token' ? token : each.asset) === asset);
    const monthlySpending =
      entry?.monthlySpendingTokens == null
        ? null
        : smallestUnits(entry.monthlySpendingTokens, decimals, 'treasury.monthlySpendingTokens');
    return { asset, symbol, decimals, before: after - net, after, monthlySpending };
  });
}

/** As it was before the execution’s own block: a governor tells the quorum of the past only. */
async function quorumOf(context: CheckContext): Promise<bigint | null> {
  const { chain, governor, clock } = context.loaded;
  const { number, timestamp } = await chain.latestBlock();
  const timepoint = (clock === 'timestamp' ? timestamp : number) - 1;
  const past = await ask(context, governor, GOVERNANCE.encodeFunctionData('quorum', [timepoint]));
  return past ?? ask(context, governor, GOVERNANCE.encodeFunctionData('quorumVotes'));
}

async function ask({ loaded }: CheckContext, to: Address, data: string): Promise<bigint | null> {
  const [result] = await loaded.chain.call([{ to, data: data as Hex }]);
  return numberOf(result);
}

function numberOf(result: ChainCallResult | undefined): bigint | null {
  if (result === undefined || 'reverted' in result || result.data.length < 66) return null;
  return BigInt(AbiCoder.defaultAbiCoder().decode(['uint256'], result.data)[0]);
}

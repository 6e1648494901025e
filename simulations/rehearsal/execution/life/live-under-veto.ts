import { DualGovernance, RedeemableToken, VetoEscrow } from '../../../../contracts/bindings/index.js';
import { type Address, type ChainTransaction, encodeCall, type SandboxReceipt } from '../../../chain/index.js';
import { partOf, vetoCase } from '../../forecast/dual-governance/objection.js';
import { waitText } from '../../forecast/duration-words.js';
import type { DualState } from '../../rules/dual-governance/state-machine.js';
import { type VetoChange, vetoCourse } from '../../rules/dual-governance/veto-course.js';
import type { LoadedDao, LoadedDualGovernance } from '../loaded-dao.js';
import { dualStateOf, escrowOf, lockedBy } from './dual-governance-reads.js';
import { failureOf } from './failure-reason.js';
import type { CreatedProposal } from './governor-events.js';
import type { Journal } from './journal.js';

/** A proposal that waits in the timelock under dual governance. Times are Unix seconds. */
export interface WaitingProposal {
  readonly created: CreatedProposal;
  readonly submittedAt: number;
  readonly readyAt: number;
  /** Whoever tries it sends this. */
  readonly execute: ChainTransaction;
}

/** What happens in one second, in one block. */
interface Moment {
  readonly at: number;
  readonly wave: number | null;
  readonly redeems: boolean;
  readonly change: VetoChange | null;
  readonly tries: boolean;
}

const STATE_WORDS: Readonly<Record<DualState, string>> = {
  normal: 'Dual governance is back to normal.',
  vetoSignalling: 'Dual governance comes to veto signalling: nothing is executed.',
  vetoSignallingDeactivation: 'The signalling is over and is being deactivated: still nothing is executed.',
  vetoCooldown: 'Dual governance comes to the cooldown, in which it can be executed.',
  rageQuit: 'They leave in a rage quit: nothing is executed until all are out.',
};

/**
 * Lives through what holders of the veto token do to a proposal that waits: they lock and unlock, anybody moves the state on when
 * it is due, all who left are redeemed, and whoever cares tries the proposal as soon as its timelock would let it and again
 * when dual governance does. All are transactions, each in its second.
 * @returns the transaction that executed it or tried to last; `null` where no moment lets it
 */
export async function liveUnderVeto(
  loaded: LoadedDao,
  dual: LoadedDualGovernance,
  journal: Journal,
  { created, submittedAt, readyAt, execute }: WaitingProposal,
): Promise<SandboxReceipt | null> {
  const { chain } = loaded;
  const course = vetoCourse(vetoCase(dual.settings, dual.holders, { submittedAt, readyAt }));
  const moments = momentsOf(dual, course, submittedAt, readyAt);
  const locked = new Map<Address, bigint>();
  for (const moment of moments) {
    const escrow = await escrowOf(loaded, dual, 'signallingEscrow');
    const acts = [
      ...(moment.wave === null ? [] : await waveOf(loaded, dual, escrow, moment.wave, locked)),
      ...(moment.redeems ? [await redeems(loaded, dual)] : []),
      ...(moment.change === null ? [] : [moves(loaded, dual)]),
    ];
    const receipts = await chain.send([...acts, ...(moment.tries ? [execute] : [])], moment.at);
    const [acted, tried] = [receipts.slice(0, acts.length), receipts.at(-1)!];
    const failed = acted.find(({ revertData }) => revertData !== null);
    if (failed !== undefined)
      journal.notes.push(`It went otherwise: ${failureOf(loaded, await chain.trace(failed.hash))}.`);
    if (moment.wave !== null) await journal.add('signal', created, acted, waveWords(dual, moment.wave));
    if (moment.change !== null) {
      const state = await dualStateOf(loaded, dual);
      const cost = moment.wave === null ? acted : [];
      await journal.add('signal', created, cost, `${STATE_WORDS[state]}${leavingWords(dual, state, moment.change)}`);
    } else if (moment.redeems)
      await journal.add('signal', created, acted, 'All who left are out; the extension begins.');
    if (!moment.tries) continue;
    if (moment.at === course.executableAt) return tried;
    const reason = failureOf(loaded, await chain.trace(tried.hash));
    await journal.add('refused', created, [tried], `It is tried, and cannot be executed: ${reason}.`);
  }
  return null;
}

/** All that happens, one moment a second, in order. */
function momentsOf(
  { settings, holders }: LoadedDualGovernance,
  { changes, executableAt }: ReturnType<typeof vetoCourse>,
  submittedAt: number,
  readyAt: number,
): readonly Moment[] {
  const end = executableAt ?? changes.at(-1)?.at ?? readyAt;
  // Nothing is locked where nobody objects.
  const waves = (holders.length === 0 ? [] : settings.waves).map(({ afterSeconds }) => submittedAt + afterSeconds);
  const redemptions = changes
    .filter(({ state }) => state === 'rageQuit')
    .map(({ at }) => at + settings.redemptionSeconds);
  const seconds = new Set([...waves, ...redemptions, ...changes.map(({ at }) => at), readyAt, end]);
  return [...seconds]
    .filter((at) => at <= end)
    .sort((a, b) => a - b)
    .map((at) => ({
      at,
      wave: waves.includes(at) ? waves.indexOf(at) : null,
      redeems: redemptions.includes(at),
      change: changes.findLast((each) => each.at === at) ?? null,
      tries: at === readyAt || at === executableAt,
    }));
}

/** Locks or unlocks what each holder has to, so that the part of the wave is in the escrow; who left has nothing to lock. */
async function waveOf(
  loaded: LoadedDao,
  { token, holders, settings }: LoadedDualGovernance,
  escrow: Address,
  wave: number,
  locked: Map<Address, bigint>,
): Promise<readonly ChainTransaction[]> {
  const { percent } = settings.waves[wave]!;
  const transactions: ChainTransaction[] = [];
  for (const { address, tokens } of holders) {
    const inEscrow = await lockedBy(loaded, escrow, address);
    const before = locked.get(address) ?? 0n;
    // What it locked once and is not in this escrow left in a rage quit.
    const left = before - inEscrow;
    const wanted = partOf(tokens, percent);
    const target = wanted > left ? wanted - left : 0n;
    const act = (to: Address, data: ChainTransaction['data']) => transactions.push({ from: address, to, data });
    if (target > inEscrow) {
      act(token, encodeCall(RedeemableToken, 'approve', [escrow, target - inEscrow]));
      act(escrow, encodeCall(VetoEscrow, 'lock', [target - inEscrow]));
    } else if (target < inEscrow) act(escrow, encodeCall(VetoEscrow, 'unlock', [inEscrow - target]));
    locked.set(address, left + target);
  }
  return transactions;
}

const moves = ({ chain }: LoadedDao, { governance }: LoadedDualGovernance): ChainTransaction => ({
  from: chain.deployer,
  to: governance,
  data: encodeCall(DualGovernance, 'activateNextState', []),
});

async function redeems(loaded: LoadedDao, dual: LoadedDualGovernance): Promise<ChainTransaction> {
  const to = await escrowOf(loaded, dual, 'rageQuitEscrow');
  return { from: loaded.chain.deployer, to, data: encodeCall(VetoEscrow, 'redeem', []) };
}

function waveWords({ settings, holders }: LoadedDualGovernance, wave: number): string {
  const { symbol, waves, supplyTokens } = settings;
  const { percent } = waves[wave]!;
  const tokens = holders.reduce((sum, each) => sum + Number(partOf(each.tokens, percent)) / 1e18, 0);
  const share = Number(((100 * tokens) / Number(supplyTokens)).toPrecision(4));
  const less = percent < (waves[wave - 1]?.percent ?? 0);
  const amount = `${tokens.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${symbol} (${share} % of the supply)`;
  return less
    ? `Holders of the veto token unlock; ${amount} are left to object with.`
    : `Holders of the veto token lock ${amount} to object.`;
}

/** Who leaves, and how long that takes. */
function leavingWords({ settings }: LoadedDualGovernance, state: DualState, { support }: VetoChange): string {
  if (state !== 'rageQuit') return '';
  const share = Number((Number(support) / 1e16).toPrecision(4));
  return ` ${share} % of ${settings.symbol} is redeemed, which is supposed to take ${waitText(settings.redemptionSeconds)}.`;
}

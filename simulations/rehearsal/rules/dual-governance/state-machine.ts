import type { DualGovernanceSettings } from '../../../scenario/index.js';

/** A whole supply as a share: shares are whole numbers of 10⁻¹⁸, as on the chain. */
export const WHOLE = 10n ** 18n;

/** Dual governance's states, in the order of the contract's `GovernanceState`. */
export const DUAL_STATES = [
  'normal',
  'vetoSignalling',
  'vetoSignallingDeactivation',
  'vetoCooldown',
  'rageQuit',
] as const;
export type DualState = (typeof DUAL_STATES)[number];

/** Seals as shares of 10¹⁸; durations in whole seconds. */
export interface DualGovernanceRules {
  readonly firstSeal: bigint;
  readonly secondSeal: bigint;
  readonly minimumSignalling: number;
  readonly maximumSignalling: number;
  readonly minimumActive: number;
  readonly deactivation: number;
  readonly cooldown: number;
  readonly rageQuitExtension: number;
  readonly withdrawalDelay: number;
  readonly withdrawalDelayGrowth: number;
  readonly maximumWithdrawalDelay: number;
  readonly minimumLock: number;
}

/** Where it stands. Times are Unix seconds. */
export interface DualStanding {
  readonly state: DualState;
  readonly enteredAt: number;
  /** When signalling last began, and when it last went on after a deactivation; −1 for never. */
  readonly activatedAt: number;
  readonly reactivatedAt: number;
  /** Rage quits since the last cooldown. */
  readonly round: number;
}

/** What is seen of the escrows at a moment. */
export interface EscrowSight {
  /** Share of the veto token that is locked to object. */
  readonly support: bigint;
  /** In a rage quit: when all who left were out; `null` while some are not. */
  readonly redeemedAt: number | null;
}

/** Percent as a share of 10¹⁸, exact to the tenth decimal. */
const percentOfWhole = (percent: number): bigint => BigInt(Math.round(percent * 1e10)) * 1_000_000n;

/** A DAO file's settings as the state machine has them. */
export function dualGovernanceRules(settings: DualGovernanceSettings): DualGovernanceRules {
  return {
    firstSeal: percentOfWhole(settings.firstSealPercent),
    secondSeal: percentOfWhole(settings.secondSealPercent),
    minimumSignalling: settings.minimumSignallingSeconds,
    maximumSignalling: settings.maximumSignallingSeconds,
    minimumActive: settings.minimumActiveSeconds,
    deactivation: settings.deactivationSeconds,
    cooldown: settings.cooldownSeconds,
    rageQuitExtension: settings.rageQuitExtensionSeconds,
    withdrawalDelay: settings.withdrawalDelaySeconds,
    withdrawalDelayGrowth: settings.withdrawalDelayGrowthSeconds,
    maximumWithdrawalDelay: settings.maximumWithdrawalDelaySeconds,
    minimumLock: settings.minimumLockSeconds,
  };
}

/** The normal state, since a moment. */
export const normalSince = (time: number): DualStanding => ({
  state: 'normal',
  enteredAt: time,
  activatedAt: -1,
  reactivatedAt: -1,
  round: 0,
});

/**
 * How long signalling lasts, T(R): 0 below the first seal R₁, L_min + (R − R₁)/(R₂ − R₁)·(L_max − L_min) up to the second,
 * L_max from there on; whole seconds, rounded down. Source: "Veto Signalling state" of Lido's mechanism design (2024-12-04).
 */
export function signallingSeconds(rules: DualGovernanceRules, support: bigint): number {
  const { firstSeal, secondSeal, minimumSignalling, maximumSignalling } = rules;
  if (support < firstSeal) return 0;
  if (support >= secondSeal) return maximumSignalling;
  const range = BigInt(maximumSignalling - minimumSignalling);
  return minimumSignalling + Number(((support - firstSeal) * range) / (secondSeal - firstSeal));
}

/** How long who leaves waits for the money after the i-th rage quit in a row, W(i) = min(W_min + i·W_growth, W_max), in seconds. */
export function withdrawalDelaySeconds(rules: DualGovernanceRules, round: number): number {
  return Math.min(rules.withdrawalDelay + round * rules.withdrawalDelayGrowth, rules.maximumWithdrawalDelay);
}

/**
 * The standing a moment later, which is the same where nothing is due. A duration is over in the second after its last, so
 * that no state is left in the second in which it began: one transition at a time is all there can be.
 * @param now Unix seconds, not before `standing` was entered
 */
export function nextStanding(
  rules: DualGovernanceRules,
  standing: DualStanding,
  sight: EscrowSight,
  now: number,
): DualStanding {
  const to = stateAfter(rules, standing, sight, now);
  if (to === standing.state) return standing;
  const signals = to === 'vetoSignalling';
  const again = signals && standing.state === 'vetoSignallingDeactivation';
  return {
    state: to,
    enteredAt: now,
    activatedAt: signals && !again ? now : standing.activatedAt,
    reactivatedAt: again ? now : standing.reactivatedAt,
    round: to === 'vetoCooldown' ? 0 : standing.round + (to === 'rageQuit' ? 1 : 0),
  };
}

function stateAfter(
  rules: DualGovernanceRules,
  { state, enteredAt, activatedAt, reactivatedAt }: DualStanding,
  { support, redeemedAt }: EscrowSight,
  now: number,
): DualState {
  const sealed = support >= rules.firstSeal;
  switch (state) {
    case 'normal':
      return sealed ? 'vetoSignalling' : state;
    case 'vetoCooldown':
      if (now <= enteredAt + rules.cooldown) return state;
      return sealed ? 'vetoSignalling' : 'normal';
    case 'rageQuit':
      if (redeemedAt === null || now <= redeemedAt + rules.rageQuitExtension) return state;
      return sealed ? 'vetoSignalling' : 'vetoCooldown';
    default:
      if (now <= activatedAt + signallingSeconds(rules, support)) return 'vetoSignalling';
      if (support >= rules.secondSeal) return 'rageQuit';
      if (state === 'vetoSignallingDeactivation') {
        return now > enteredAt + rules.deactivation ? 'vetoCooldown' : state;
      }
      return now > Math.max(activatedAt, reactivatedAt) + rules.minimumActive ? 'vetoSignallingDeactivation' : state;
  }
}

/**
 * The first moment from `now` on at which it comes to another state if the escrows stay as they are; infinite for never.
 * @param redemption seconds that it takes from the start of a rage quit until all who leave are out
 */
export function nextChange(
  rules: DualGovernanceRules,
  { state, enteredAt, activatedAt, reactivatedAt }: DualStanding,
  support: bigint,
  redemption: number,
  now: number,
): number {
  const over = activatedAt + signallingSeconds(rules, support) + 1;
  const leaves = support >= rules.secondSeal;
  const active = Math.max(activatedAt, reactivatedAt) + rules.minimumActive + 1;
  const due = {
    normal: support >= rules.firstSeal ? now : Number.POSITIVE_INFINITY,
    vetoSignalling: leaves ? over : Math.max(over, active),
    vetoSignallingDeactivation: now < over || leaves ? now : enteredAt + rules.deactivation + 1,
    vetoCooldown: enteredAt + rules.cooldown + 1,
    rageQuit: enteredAt + redemption + rules.rageQuitExtension + 1,
  };
  return Math.max(now, due[state]);
}

/** Whether what was submitted then may be executed: always in the normal state, in cooldown if it was there when signalling began. */
export function mayExecute({ state, activatedAt }: DualStanding, submittedAt: number): boolean {
  return state === 'normal' || (state === 'vetoCooldown' && submittedAt <= activatedAt);
}

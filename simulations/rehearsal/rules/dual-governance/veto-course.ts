import {
  type DualGovernanceRules,
  type DualStanding,
  type DualState,
  mayExecute,
  nextChange,
  nextStanding,
  normalSince,
  WHOLE,
  withdrawalDelaySeconds,
} from './state-machine.js';

/** From a moment on so many veto tokens object in all, in the smallest unit; those who left by then are among them. */
export interface VetoWave {
  /** Unix seconds; of the same second as something else, it comes first. */
  readonly at: number;
  readonly locked: bigint;
}

/** A passed proposal that waits, and what holders of the veto token do meanwhile. Times are Unix seconds. */
export interface VetoCase {
  readonly rules: DualGovernanceRules;
  /** Of the veto token, in the smallest unit. */
  readonly supply: bigint;
  /** In order of time, none before the proposal was submitted. */
  readonly waves: readonly VetoWave[];
  /** When it was put into the timelock, and from when on that would let it through. */
  readonly submittedAt: number;
  readonly readyAt: number;
  /** Seconds until all who leave in a rage quit are out. */
  readonly redemption: number;
}

/** Another state, from a moment on. */
export interface VetoChange {
  readonly at: number;
  readonly state: DualState;
  /** Share of the supply in the escrow that decided it, of 10¹⁸. */
  readonly support: bigint;
}

/** What dual governance makes of a proposal. */
export interface VetoCourse {
  /** Until it can be executed. */
  readonly changes: readonly VetoChange[];
  /** First moment at which it can be executed; `null` where that is beyond the changes that are looked at. */
  readonly executableAt: number | null;
  readonly rageQuits: number;
  /** Veto tokens that left in them. */
  readonly left: bigint;
  /** When who left is paid; `null` where nobody left, or not yet. */
  readonly paidFrom: number | null;
}

/** A cycle of signalling and cooldown takes some days; of seconds alone it would not end. */
const MOST_CHANGES = 10_000;

/**
 * Follows dual governance from the moment a proposal is submitted in the normal state until it can be executed, from event to
 * event: whoever cares moves the state on in the first second in which it is due, and redeems at once. Who left in a rage quit
 * objects no more; those who lock later are a share of the supply that is left.
 */
export function vetoCourse({ rules, supply, waves, submittedAt, readyAt, redemption }: VetoCase): VetoCourse {
  const changes: VetoChange[] = [];
  let standing = normalSince(submittedAt);
  let [now, locked, left, rageQuits] = [submittedAt, 0n, 0n, 0];
  let paidFrom: number | null = null;
  let next = 0;
  const support = () => (supply === left ? 0n : ((locked > left ? locked - left : 0n) * WHOLE) / (supply - left));
  const told = (executableAt: number | null): VetoCourse => ({ changes, executableAt, rageQuits, left, paidFrom });
  while (changes.length < MOST_CHANGES) {
    const due = nextChange(rules, standing, support(), redemption, now);
    const wave = waves[next]?.at ?? Number.POSITIVE_INFINITY;
    const until = Math.min(due, wave);
    const from = Math.max(now, readyAt);
    if (mayExecute(standing, submittedAt) && from < until) return told(from);
    if (until === Number.POSITIVE_INFINITY) return told(null);
    now = until;
    move();
    if (wave > until) continue;
    locked = waves[next++]!.locked;
    move();
  }
  return told(null);

  /** What is due in this second. */
  function move(): void {
    const sight = { support: support(), redeemedAt: redeemedAt(standing) };
    const after = nextStanding(rules, standing, sight, now);
    if (after === standing) return;
    changes.push({ at: now, state: after.state, support: sight.support });
    // The extension was over in the second before; who left may be paid from the second after the delay.
    if (standing.state === 'rageQuit') paidFrom = now + withdrawalDelaySeconds(rules, standing.round);
    if (after.state === 'rageQuit') {
      rageQuits++;
      left = locked > left ? locked : left;
    }
    standing = after;
  }

  function redeemedAt({ state, enteredAt }: DualStanding): number | null {
    return state === 'rageQuit' && enteredAt + redemption <= now ? enteredAt + redemption : null;
  }
}

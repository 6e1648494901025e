import { createPopulation } from '../agents/index.js';
import { startChain } from '../chain/index.js';
import { ChainError } from '../errors/index.js';
import { type EnactedCall, Simulation } from '../kernel/index.js';
import { createLearningService } from '../learning/index.js';
import { ARCHETYPES, createRecorderOf, MECHANISMS, type Scenario } from '../mechanisms/index.js';
import type { Frame, ReporterInfo } from '../metrics/index.js';

/** One run that is kept nowhere: what it measured, frame by frame from the deployed DAO on. */
export interface RunOnce {
  readonly reporters: readonly ReporterInfo[];
  readonly frames: readonly Frame[];
}

export interface RunOnceOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly ticks: number;
  /** Carried out by the timelock before the first tick. */
  readonly calls?: readonly EnactedCall[];
  readonly signal?: AbortSignal;
  readonly onTick?: () => void;
}

/**
 * Runs a scenario for some ticks on a chain of its own. Everything it starts it ends, also when aborted.
 * @throws ChainError `enactment-reverted` when a call of the proposal fails there; the signal's reason when aborted
 */
export async function runOnce(options: RunOnceOptions): Promise<RunOnce> {
  const { scenario, seed, ticks, calls = [], signal, onTick } = options;
  const { trainers } = createPopulation(scenario, seed, ARCHETYPES);
  const chain = await startChain(scenario.chain.engine, {
    chainId: scenario.chain.chainId,
    stateRoot: scenario.chain.stateRoot,
    genesisTime: scenario.startTime,
  });
  const learning = await (trainers > 0
    ? createLearningService({ parameters: scenario.learning, trainers, seed })
    : Promise.resolve(null)
  ).catch(async (error: unknown) => {
    await chain.close();
    throw error;
  });
  try {
    const simulation = await Simulation.create({
      scenario,
      seed,
      mechanisms: MECHANISMS,
      chain,
      services: { learning },
    });
    const recorder = createRecorderOf(simulation, scenario);
    const { empty, view, events } = simulation.genesis;
    const frames = [recorder.genesis(empty, view, events).frame];
    if (calls.length > 0) requireSuccess(await simulation.enact(calls), calls);
    for (let tick = 0; tick < ticks; tick++) {
      signal?.throwIfAborted();
      await simulation.step(async (step) => {
        frames.push(recorder.record(step).frame);
      });
      onTick?.();
    }
    return { reporters: recorder.words.reporters, frames };
  } finally {
    await Promise.allSettled([chain.close(), learning?.close()]);
  }
}

function requireSuccess(receipts: Awaited<ReturnType<Simulation['enact']>>, calls: readonly EnactedCall[]): void {
  const failed = receipts.findIndex(({ status }) => status === 'reverted');
  if (failed < 0) return;
  throw new ChainError(
    'enactment-reverted',
    `action ${failed + 1}, a call to ${calls[failed]!.contract}, reverts in the simulated economy`,
    {
      value: receipts[failed]!.revertData,
      hint: "The economy is the scenario's, not the DAO's: give the DAO file an `economy` whose treasury can pay for it.",
    },
  );
}

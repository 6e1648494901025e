import { expect, it } from 'vitest';
import { ConfigurableGovernor, GovernanceToken } from '../../../contracts/bindings/index.js';
import {
  accountOf,
  type ContractCall,
  callOf,
  decodeResult,
  type FunctionArguments,
  type FunctionName,
  startChain,
} from '../../chain/index.js';
import { DeployedDao, deployDao, mechanismsOf } from '../../kernel/index.js';
import { QUORUM_COUNTS, TOKEN } from '../../scenario/index.js';
import { createIndexer } from '../../world/index.js';
import { MECHANISMS, parseScenario, type WorldView } from '../index.js';
import { proposalState } from './proposal-state.js';
import { propose } from './proposing.js';
import { SUPPORT, VOTE_WEIGHTS } from './state.js';

/** The Governor's own numbers for the states. */
const STATES = ['pending', 'active', 'canceled', 'defeated', 'succeeded', 'queued', 'defeated', 'executed'];
const voters = [10n, 20n, 45n].map((amount, i) => ({ address: accountOf(`voter-${i}`), amount: amount * TOKEN }));
const cases = QUORUM_COUNTS.flatMap((counts) => VOTE_WEIGHTS.map((weights) => ({ counts, weights })));

it.each(cases)('a quorum that counts $counts and votes weighed by $weights agree with the governor', async (rules) => {
  const scenario = parseScenario({
    name: 'votes',
    title: 'Votes',
    token: { treasuryTokens: '25' },
    governance: {
      votingDelaySeconds: 60,
      votingPeriodSeconds: 600,
      proposalThresholdTokens: '1',
      quorumPercent: 35,
      quorumCounts: rules.counts,
      voteWeights: rules.weights,
      lateQuorumExtensionSeconds: 0,
    },
    population: [{ archetype: 'passiveHolder', name: 'holder', count: 3, holdings: { totalTokens: '75' } }],
  });
  const chain = await startChain('anvil', { chainId: 31_337, genesisTime: scenario.startTime });
  try {
    await chain.admit(voters.map(({ address }) => address));
    const endowments = voters.map(({ address, amount }) => ({ to: address, amount }));
    const mechanisms = mechanismsOf(scenario, MECHANISMS);
    const plan = { scenario, mechanisms, agents: [], endowments, services: { learning: null } };
    const deployment = await deployDao(chain, plan);
    const indexer = createIndexer(
      mechanisms.map(({ name, index }) => index(deployment.addresses.get(name)!)),
      deployment,
      new DeployedDao(deployment, mechanisms).readCall,
    );
    for (const block of deployment.blocks) indexer.apply(block);
    const view = () => indexer.view() as WorldView;
    const { governor } = view().governance.contracts;
    let time = deployment.epochStart;
    const mine = async (later: number, calls: readonly ContractCall[]) => {
      time += later;
      const sent = calls.map(({ to, data }, i) => ({ from: voters[i]!.address, to, data }));
      const { receipts, ...block } = await chain.mine(sent, time);
      expect(receipts.map(({ status }) => status)).toEqual(calls.map(() => 'success'));
      indexer.apply({ receipts, ...block });
    };
    const ask = async <N extends FunctionName<typeof ConfigurableGovernor>>(
      name: N,
      args: FunctionArguments<typeof ConfigurableGovernor, N>,
    ): Promise<unknown> => {
      const [result] = await chain.call([callOf(ConfigurableGovernor, governor, name, args)]);
      if (result === undefined || 'reverted' in result) throw new Error(`${name} reverted`);
      const values: readonly unknown[] = args;
      return decodeResult(ConfigurableGovernor, name, values.length, result.data);
    };

    await mine(
      1,
      voters.map(({ address }) => callOf(GovernanceToken, view().token.contracts.token, 'delegate', [address])),
    );
    // Every way in which three can vote: For, Against and Abstain by turns.
    for (let turn = 0; turn < 3; turn++) {
      const pay = callOf(GovernanceToken, view().token.contracts.token, 'transfer', [voters[0]!.address, BigInt(turn)]);
      await mine(2, [propose(view(), [pay], `# Turn ${turn}`)]);
      const id = [...view().governance.proposals.keys()].at(-1)!;
      await mine(
        70,
        voters.map((_, i) =>
          callOf(ConfigurableGovernor, governor, 'castVote', [BigInt(id), BigInt((i + turn) % SUPPORT.length)]),
        ),
      );
      await mine(700, [callOf(GovernanceToken, view().token.contracts.token, 'approve', [governor, 0n])]);
      const proposal = view().governance.proposals.get(id)!;
      const { tally, tokens } = proposal;
      expect([tally.against, tally.for, tally.abstain]).toEqual(await ask('proposalVotes', [BigInt(id)]));
      expect([tokens.against, tokens.for, tokens.abstain]).toEqual(await ask('proposalTokens', [BigInt(id)]));
      expect(proposal.quorum).toBe(await ask('quorum', [BigInt(proposal.voteStart)]));
      expect(proposalState(proposal, time)).toBe(STATES[Number(await ask('state', [BigInt(id)]))]);
    }
  } finally {
    await chain.close();
  }
});

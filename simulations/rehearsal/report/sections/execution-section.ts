import type { CallFrame, ExecutionReport } from '../../execution/execution-report.js';
import { barChart } from '../charts/bar-chart.js';
import { assumptions, type Block, list, type Section, type TreeNode, table, text } from '../model/blocks.js';
import { exact, moment, whole } from '../model/figures.js';
import { argumentNode, callNode } from './proposal-section.js';

const OUTCOMES: Readonly<Record<ExecutionReport['outcome'], string>> = {
  executed: 'executed',
  executionReverted: 'passed, but its execution reverted',
  defeated: 'defeated',
  notProposed: 'could not be proposed',
  canceled: 'canceled',
  heldUp: 'passed, and held up by dual governance',
};

/** What really happened on the local chain. */
export function executionSection(execution: ExecutionReport | null): Section {
  const title = 'Execution on the local chain';
  if (execution === null) {
    return { id: 'execution', title, blocks: [{ kind: 'absent', text: 'Not run: the proposal was not executed.' }] };
  }
  const { tally, gas, movements, balances } = execution;
  const blocks: Block[] = [
    text(execution.sentence),
    {
      kind: 'facts',
      rows: [
        [
          'Outcome',
          execution.optimistic === true && execution.outcome === 'defeated' ? 'vetoed' : OUTCOMES[execution.outcome],
        ],
        ['Revert reason', execution.revertReason ?? '–'],
        ['For', exact(tally.for)],
        ['Against', exact(tally.against)],
        ['Abstain', exact(tally.abstain)],
        [execution.optimistic === true ? 'Against that veto it' : 'Quorum', exact(tally.quorum)],
        ['Gas of the execution', whole(gas.execute)],
        ['Gas of everything', whole(gas.total)],
        ['What follows is of', execution.simulated ? 'a trial beside the vote' : 'the execution itself'],
        ['State (digest)', execution.stateDigest],
        ['Time it took', `${execution.seconds} s`],
      ],
    },
    ...table(
      'Its life',
      ['Step', 'When', 'State', 'What happened', '#Transactions', '#Gas'],
      execution.steps.map(({ step, time, state, sentence, transactions, gas: used }) => [
        step,
        moment(time),
        state,
        sentence,
        whole(transactions),
        whole(used),
      ]),
    ),
    ...stopperBlocks(execution),
    ...(execution.calls.length === 0 ? [] : [text('Calls and the calls they made:')]),
    { kind: 'tree', nodes: execution.calls.map(frameNode) },
    ...table(
      'What moved',
      ['Asset', 'Contract', 'From', 'To', '#Amount'],
      movements.map(({ symbol, asset, from, fromName, to, toName, amount }) => [
        symbol,
        asset,
        named(fromName, from),
        named(toName, to),
        exact(amount),
      ]),
    ),
    ...balanceCharts(balances),
    ...table(
      'Balances',
      ['Account', 'Asset', '#Change', '#After'],
      balances.map(({ address, name, symbol, change, after }) => [
        named(name, address),
        symbol,
        exact(change),
        exact(after),
      ]),
    ),
    ...eventBlocks(execution),
    ...table(
      'What changed in storage',
      ['Contract', 'Variable', 'Slot', 'Before', 'After'],
      execution.changes.map(({ address, contract, variable, type, slot, before, after }) => [
        named(contract, address),
        `${variable ?? 'unknown'}${type === null ? '' : ` (${type})`}`,
        slot,
        before,
        after,
      ]),
    ),
    ...assumptions(execution.assumptions),
  ];
  return { id: 'execution', title, blocks };
}

/** Who could still have stopped it, and until when. */
function stopperBlocks({ stoppers = [] }: ExecutionReport): readonly Block[] {
  return stoppers.length === 0
    ? []
    : [text('Who could still stop it when it had passed:'), ...list(stoppers.map(({ sentence }) => sentence))];
}

/** What a review of the proposal finds. */
export function checksSection(execution: ExecutionReport | null): Section {
  const findings = execution?.checks ?? [];
  const blocks: Block[] =
    findings.length === 0
      ? [{ kind: 'absent', text: 'Not run: there was no execution to check.' }]
      : [
          {
            kind: 'findings',
            findings: findings.map((check) => ({ ...check, title: `${check.title} (${check.id})` })),
          },
        ];
  return { id: 'checks', title: 'Checks', blocks };
}

function frameNode({ kind, from, fromName, call, gas, result, reverted, calls }: CallFrame): TreeNode {
  const node = callNode(call);
  const ends = `${result === null ? '' : `, returns ${result}`}${reverted === null ? '' : `, reverts: ${reverted}`}`;
  return {
    text: `${node.text}${ends}`,
    detail: `${kind} from ${named(fromName, from)}, ${node.detail}, gas ${whole(gas)}`,
    failed: reverted !== null,
    children: [...node.children, ...calls.map(frameNode)],
  };
}

function eventBlocks({ events }: ExecutionReport): Block[] {
  if (events.length === 0) return [];
  const nodes = events.map(({ address, contract, event, arguments: args, topics, data }): TreeNode => {
    const raw = `topics [${topics.join(', ')}], data ${data}`;
    return {
      text: `${event ?? 'unknown event'} of ${named(contract, address)}`,
      detail: raw,
      failed: false,
      children: args.map(argumentNode),
    };
  });
  return [text('Events:'), { kind: 'tree', nodes }];
}

/** One for each asset: amounts of different assets do not compare. */
function balanceCharts(balances: ExecutionReport['balances']): Block[] {
  const symbols = [...new Set(balances.map(({ symbol }) => symbol))];
  return symbols.map((symbol) => ({
    kind: 'chart',
    chart: barChart(
      `Change of balances in ${symbol}`,
      balances
        .filter((balance) => balance.symbol === symbol)
        .slice(0, 20)
        .map(({ name, address, change }) => ({ name: name ?? address, value: Number(change) })),
    ),
  }));
}

function named(name: string | null, address: string): string {
  return name === null ? address : `${name} (${address})`;
}

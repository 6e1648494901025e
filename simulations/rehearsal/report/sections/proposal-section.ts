import type { DecodedArgument, DecodedCall } from '../../draft/encoded-action.js';
import { type Block, type Section, type TreeNode, text } from '../model/blocks.js';
import type { RehearsalRecord } from '../rehearsal-record.js';

/** What is proposed: its words, and its calls as far as they were decoded. */
export function proposalSection({ proposal, execution }: RehearsalRecord): Section {
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        ['Title', proposal.title],
        ['Type', proposal.type ?? '–'],
        ['Proposer', proposal.author ?? '–'],
        ['Format', proposal.format],
        ['Actions', String(proposal.actions.length)],
      ],
    },
  ];
  if (proposal.description !== '') blocks.push({ kind: 'quote', text: proposal.description });
  const drafted = proposal.actions.map((action, index): TreeNode => {
    const value = action.valueWei === '0' ? '' : `, value ${action.valueWei} wei`;
    const detail =
      action.kind === 'raw' ? `data ${action.data}${value}` : `arguments ${JSON.stringify(action.arguments)}${value}`;
    const what = action.kind === 'raw' ? 'raw calldata' : action.signature;
    return { text: `Action ${index + 1} to ${action.to}: ${what}`, detail, failed: false, children: [] };
  });
  blocks.push(text('As it was drafted:'), { kind: 'tree', nodes: drafted });
  if (execution !== null) blocks.push(text('As it is sent:'), { kind: 'tree', nodes: execution.actions.map(callNode) });
  return { id: 'proposal', title: 'The proposal', blocks };
}

/** A call as a branch: the sentence, what it is made of, its arguments. */
export function callNode(call: DecodedCall): TreeNode {
  const target = call.targetName === null ? call.to : `${call.targetName} (${call.to})`;
  const marks = [call.guessed ? 'guessed' : '', call.exact ? 're-encodes exactly' : 'does not re-encode exactly'];
  const detail = [
    `${call.signature ?? 'unknown function'} to ${target}`,
    `value ${call.valueWei} wei`,
    ...marks.filter((mark) => mark !== ''),
    `data ${call.data}`,
  ].join(', ');
  return { text: call.sentence, detail, failed: false, children: call.arguments.map(argumentNode) };
}

/** Its nested calls and the parts of tuples are branches of an argument. */
export function argumentNode({ name, type, text: words, parts, call }: DecodedArgument): TreeNode {
  const inner = call === undefined ? [] : [callNode(call)];
  return {
    text: `${name === '' ? '' : `${name}: `}${words}`,
    detail: type,
    failed: false,
    children: [...(parts ?? []).map(argumentNode), ...inner],
  };
}

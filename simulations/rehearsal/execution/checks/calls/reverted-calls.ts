import type { CallFrame } from '../../execution-report.js';
import { everyFrame } from '../every-frame.js';
import { type Check, error, warning } from '../review.js';

export const revertedCalls: Check = {
  id: 'reverted-calls',
  title: 'No call reverts',
  quiet: 'Every call went through.',
  find: ({ inspection, outcome }) => {
    const failed = inspection.calls.filter(({ reverted }) => reverted !== null).map(cause);
    const whole = failed.map((frame) => error(`The execution reverts: ${nameOf(frame)} said "${frame.reverted}".`));
    if (whole.length === 0 && outcome === 'executionReverted') return [error('The execution reverts.')];
    const stood = inspection.calls.filter(({ reverted }) => reverted === null).flatMap(everyFrame);
    const caught = stood.filter(({ reverted }) => reverted !== null);
    return [
      ...whole,
      ...caught.map((frame) => warning(`${nameOf(frame)} reverted ("${frame.reverted}") and its caller went on.`)),
    ];
  },
};

/** The innermost call of a revert that was handed outward. */
function cause(frame: CallFrame): CallFrame {
  const inner = frame.calls.findLast(({ reverted }) => reverted !== null);
  return inner === undefined ? frame : cause(inner);
}

function nameOf({ call }: CallFrame): string {
  const target = call.targetName ?? (call.to || 'a new contract');
  return `${call.signature ?? call.data.slice(0, 10)} of ${target}`;
}

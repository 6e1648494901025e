import { everyFrame } from '../every-frame.js';
import { type Check, error, warning } from '../review.js';
import { called } from '../words.js';
import { opcodesIn, SELFDESTRUCT } from './opcodes.js';

export const noSelfdestruct: Check = {
  id: 'no-selfdestruct',
  title: 'No contract can vanish',
  quiet: 'No target’s code can destroy itself.',
  find: (context) => {
    const frames = context.inspection.calls.flatMap(everyFrame);
    const destroyed = frames.filter(({ kind }) => kind === 'SELFDESTRUCT').map(({ from }) => from);
    const able = [...context.facts.code].filter(([, code]) => opcodesIn(code).has(SELFDESTRUCT));
    return [
      ...destroyed.map((address) => error(`${called(address, context)} destroys itself.`)),
      ...able.map(([address]) =>
        warning(
          `The code of ${called(address, context)} can destroy itself; other code may then stand at its address.`,
        ),
      ),
    ];
  },
};

import type { Address } from '../../../../chain/index.js';
import type { CallFrame } from '../../execution-report.js';
import { everyFrame } from '../every-frame.js';
import { type Check, error, info, warning } from '../review.js';
import type { ReviewContext } from '../review-context.js';
import { called } from '../words.js';
import { DELEGATECALL, opcodesIn } from './opcodes.js';

export const noForeignCode: Check = {
  id: 'no-foreign-code',
  title: 'No foreign code runs on a contract’s storage',
  quiet: 'No contract ran another’s code, but for proxies their implementation’s and linked libraries.',
  find: (context) => {
    const { timelock, governor, token } = context.loaded;
    const frames = context.inspection.calls.flatMap(everyFrame);
    const lent = frames.filter((frame) => isDelegated(frame) && !isProxyCall(frame, context));
    const ran = lent.map(({ from, call }) => {
      const sentence = `${called(from, context)} runs the code of ${called(call.to, context)} on its own storage`;
      return ([timelock, governor, token] as string[]).includes(from)
        ? error(`${sentence}: that code can take over the DAO.`)
        : warning(`${sentence}, and is no proxy of it.`);
    });
    const told = new Set(frames.filter(isDelegated).map(({ from }) => from));
    const able = context.calls.filter(({ to }) => !told.has(to) && canDelegate(to, context));
    return [
      ...ran,
      ...able.map(({ to }) =>
        info(`The code of ${called(to, context)} can run other contracts’ code; it did not here.`),
      ),
    ];
  },
};

function isDelegated({ kind }: CallFrame): boolean {
  return kind === 'DELEGATECALL' || kind === 'CALLCODE';
}

/** Whether the code is the caller's own, as its implementation was before, or became (which another check tells). */
function isProxyCall({ from, call }: CallFrame, { facts, inspection }: ReviewContext): boolean {
  const proxy = from as Address;
  const upgraded = inspection.changes.some(
    ({ address, variable, after }) => address === from && variable === 'proxy.implementation' && after === call.to,
  );
  return upgraded || from === call.to || facts.ownCode.get(proxy)?.has(call.to as Address) === true;
}

function canDelegate(address: Address, { facts }: ReviewContext): boolean {
  return opcodesIn(facts.code.get(address) ?? '0x').has(DELEGATECALL);
}

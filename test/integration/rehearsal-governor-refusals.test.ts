import { ZeroAddress } from 'ethers';
import { describe, expect, it } from 'vitest';
import {
  acorns,
  DIAL,
  deploy,
  GOVERNOR,
  GUARDIAN,
  MANAGER,
  node,
  send,
  TIMELOCK,
  terms,
  tokens,
} from '../fixtures/rehearsal/governor-chain.js';
import { settings } from '../fixtures/rehearsal/governor-settings.js';
import { throughTheCommandLine } from '../fixtures/rehearsal/rehearse-governor.js';
import type { ServedSandbox } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB } from '../fixtures/rehearsal/small-dao.js';

const asking = terms({ threshold: tokens(101n) });

/** Governors that ask for more votes than anybody has. */
const demanding: Readonly<Record<string, (chain: ServedSandbox) => Promise<void>>> = {
  'by a simple count': async (chain) => {
    await acorns(chain);
    await chain.place(GOVERNOR, deploy('Assembly', asking));
  },
  'by a clock of seconds': async (chain) => {
    await acorns(chain, true);
    await chain.place(GOVERNOR, deploy('Assembly', { ...asking, delay: 3_600n, period: 7_200n }));
  },
  'in fractions': async (chain) => {
    await acorns(chain);
    await chain.place(GOVERNOR, deploy('Fractional', asking));
  },
  'with delegates who can be overridden': async (chain) => {
    await acorns(chain);
    await chain.place(GOVERNOR, deploy('Overridable', asking));
  },
  'with a super quorum': async (chain) => {
    await acorns(chain);
    await chain.place(GOVERNOR, deploy('Super', asking));
  },
  'with a guardian and a timelock': async (chain) => {
    await acorns(chain);
    await chain.place(TIMELOCK, deploy('Delay', 600n, [GOVERNOR], [ZeroAddress]));
    await chain.place(GOVERNOR, deploy('Guarded', asking, TIMELOCK, GUARDIAN));
  },
};

describe.each([30_000_000, 60_000_000])('on a node whose blocks hold %i gas', (gas) => {
  it.each(Object.entries(demanding))('a governor %s that nobody may propose to says so', async (name, build) => {
    const chain = await node();
    await build(chain);
    const { execution } = await throughTheCommandLine(chain, `${name} ${gas}`, {}, gas);
    expect(execution.sentence).toMatch(/Nobody can propose it: .*GovernorInsufficientProposerVotes/);
    expect(execution.outcome).not.toBe('executed');
    // What it would do is tried beside it, and then undone: the chain's own limit of gas must not be in the way.
    expect(execution.sentence).not.toMatch(/gas/);
  });
});

describe('a governor whose vote passes', () => {
  const guarded = async (chain: ServedSandbox, ...timelock: readonly (readonly string[])[]) => {
    await acorns(chain);
    await chain.place(TIMELOCK, deploy('Delay', 600n, ...timelock));
    await chain.place(GOVERNOR, deploy('Guarded', terms(), TIMELOCK, GUARDIAN));
  };

  it.each<[string, (chain: ServedSandbox) => Promise<void>, RegExp]>([
    [
      'has no role in its timelock',
      (chain) => guarded(chain, [], [ZeroAddress]),
      /passes, but cannot be queued: .*AccessControlUnauthorizedAccount/,
    ],
    [
      'stands beside another proposer of the timelock',
      (chain) => guarded(chain, [ALICE], [ZeroAddress]),
      /passes, but cannot be queued: .*AccessControlUnauthorizedAccount/,
    ],
    [
      'may queue and not execute',
      (chain) => guarded(chain, [GOVERNOR], [BOB]),
      /reverts: .*AccessControlUnauthorizedAccount/,
    ],
    [
      'calls what it does not own',
      async (chain) => {
        await settings['whose calls an access manager delays']!.build(chain);
        await send(chain, ALICE, MANAGER, 'Gatekeeper', 'revokeRole', 5n, GOVERNOR);
      },
      /AccessManagedUnauthorized|AccessManagerUnauthorizedCall/,
    ],
    [
      'calls what has been closed',
      async (chain) => {
        await settings['whose calls an access manager delays']!.build(chain);
        await send(chain, ALICE, MANAGER, 'Gatekeeper', 'setTargetClosed', DIAL, true);
      },
      /AccessManagedUnauthorized|AccessManagerUnauthorizedCall/,
    ],
  ])('and that %s says why nothing comes of it', async (name, build, says) => {
    const chain = await node();
    await build(chain);
    const { execution } = await throughTheCommandLine(chain, name);
    expect(execution.tally).toMatchObject({ for: expect.stringMatching(/\d/) });
    expect(execution.outcome).not.toBe('executed');
    expect(execution.sentence).toMatch(says);
  });
});

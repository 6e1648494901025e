import { ConfigurableGovernor, VotesToken } from '../../../../contracts/bindings/index.js';
import type { Dao } from '../../../scenario/index.js';
import { placementsOf } from '../../dao/placements.js';
import { type ArtifactFiles, compiledContract } from '../artifacts.js';
import type { KnownContract } from '../loaded-dao.js';
import { dualGovernanceContracts, timelockContract } from './place-dual-governance.js';

/**
 * The contracts of a DAO that is not a fork, before any chain runs: token, governor and timelock, a dual governance's,
 * its own by artifact, and the ERC-20s that the treasury holds.
 * @throws InputError as `compiledContract`
 */
export function knownContracts(dao: Dao, files: ArtifactFiles): readonly KnownContract[] {
  const placements = placementsOf(dao);
  const timelock = timelockContract(dao);
  const own = dao.contracts.map((contract, i) => ({
    name: contract.name,
    address: placements.contracts[i]!.address,
    ...compiledContract(contract, files),
  }));
  return [
    { name: 'token', address: placements.token, contract: VotesToken, layout: VotesToken.layout },
    {
      name: 'governor',
      address: placements.governor,
      contract: ConfigurableGovernor,
      layout: ConfigurableGovernor.layout,
    },
    { name: 'timelock', address: placements.timelock, contract: timelock, layout: timelock.layout },
    ...dualGovernanceContracts(placements),
    ...own,
    ...foreignTokens(dao, [placements.token, ...own.map(({ address }) => address)]),
  ];
}

/** ERC-20s of the treasury that stand nowhere yet: each is placed as a plain token. */
function foreignTokens(dao: Dao, taken: readonly string[]): readonly KnownContract[] {
  return dao.treasury.flatMap(({ asset, symbol }): readonly KnownContract[] =>
    asset === 'native' || asset === 'token' || taken.includes(asset)
      ? []
      : [{ name: symbol, address: asset, contract: VotesToken, layout: VotesToken.layout }],
  );
}

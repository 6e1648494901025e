import { ConfigurableGovernor, TimelockController, VotesToken } from '../../../contracts/bindings/index.js';
import type { Dao } from '../../scenario/index.js';
import { type ArtifactFiles, compiledContract } from '../execution/artifacts.js';
import type { KnownContract } from '../execution/loaded-dao.js';
import { placementsOf } from './placements.js';

/**
 * The contracts a DAO will have on the local chain, with what is needed to write and read calls to them: its token,
 * governor and timelock, tokens of its treasury, and its own.
 * @throws InputError about an own contract's artifact
 */
export function knownContracts(dao: Dao, artifacts: ArtifactFiles): readonly KnownContract[] {
  const { token, governor, timelock, contracts } = placementsOf(dao);
  const held = dao.treasury.flatMap(({ asset, symbol }) =>
    asset === 'native' || asset === 'token' || asset === token ? [] : [{ asset, symbol }],
  );
  return [
    { name: 'token', address: token, contract: VotesToken, layout: VotesToken.layout },
    { name: 'governor', address: governor, contract: ConfigurableGovernor, layout: ConfigurableGovernor.layout },
    { name: 'timelock', address: timelock, contract: TimelockController, layout: TimelockController.layout },
    ...dao.contracts.map((own, i) => ({
      name: own.name,
      address: contracts[i]!.address,
      ...compiledContract(own, artifacts),
    })),
    ...held.map(({ asset, symbol }) => ({
      name: symbol,
      address: asset,
      contract: VotesToken,
      layout: VotesToken.layout,
    })),
  ];
}

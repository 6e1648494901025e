import type { Dao } from '../../scenario/index.js';

/** Where a node is: its address may carry a key in its path, its query or before its host, which is nobody else's business. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** A file's name without the folders above it, which tell whose machine it was. */
export function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1)!;
}

/**
 * Of `folder/out.json#contracts/Vault.sol:Vault` the folder goes, and the contract stays by what its compiler calls it, but
 * for a source whose whole path the compiler was given.
 */
export function artifactName(path: string): string {
  const [, file, contract] = /^(.*\.json)#(.+)$/i.exec(path) ?? [];
  if (file === undefined || contract === undefined) return fileName(path);
  const isWhole = /^(?:[\\/~]|[a-z]:[\\/]|[a-z]+:\/\/)/i.test(contract);
  return `${fileName(file)}#${isWhole ? contract.split(':').at(-1)! : contract}`;
}

/** A DAO's document to be handed on: of a copied chain's address its origin, and of files their names. */
export function withoutSecrets(dao: Dao): Dao {
  const { holders, delegations, history, contracts, fork } = dao;
  return {
    ...dao,
    holders: holders.kind === 'file' ? { ...holders, path: fileName(holders.path) } : holders,
    delegations: 'path' in delegations ? { ...delegations, path: fileName(delegations.path) } : delegations,
    history: history && { ...history, proposals: fileName(history.proposals), votes: fileName(history.votes) },
    contracts: contracts.map((own) =>
      typeof own.artifact === 'string' ? { ...own, artifact: artifactName(own.artifact) } : own,
    ),
    fork: fork && { ...fork, url: originOf(fork.url) },
  };
}

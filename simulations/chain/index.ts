export { accountOf } from './account.js';
export type {
  Address,
  ChainCall,
  ChainCallResult,
  ChainEngine,
  ChainEngineName,
  ChainEngineOptions,
  ChainLog,
  ChainReceipt,
  ChainTransaction,
  Hex,
  MinedBlock,
} from './chain-engine.js';
export {
  type ConstructorArguments,
  type ContractBinding,
  createErrorDecoder,
  type DecodedError,
  type DecodedLog,
  decodeResult,
  encodeCall,
  encodeDeploy,
  type FunctionArguments,
  type FunctionName,
  type FunctionResult,
  type LogDecoder,
} from './codec/index.js';
export { createLogDecoder } from './dao-log-decoder.js';
export { decodeError } from './decode-error.js';
export { bindingOf, DAO_CONTRACTS, type DaoContracts } from './deployment/dao-contracts.js';
export { type DaoDeployment, type DeploymentPlan, deployDao } from './deployment/deploy-dao.js';
export { type RemoteChain, readRemoteChain } from './remote/remote-chain.js';
export { type ChainRules, type Hardfork, hardforkNamed } from './sandbox/chain-rules.js';
export { PlacementReverted } from './sandbox/placement-reverted.js';
export type {
  SandboxChain,
  SandboxOptions,
  SandboxReceipt,
  TracedAccount,
  TracedCall,
} from './sandbox/sandbox-chain.js';
export { startSandbox } from './sandbox/start-sandbox.js';
export { startChain } from './start-chain.js';

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
  StateRoot,
} from './chain-engine.js';
export {
  type ConstructorArguments,
  type ContractBinding,
  createErrorDecoder,
  createLogDecoder,
  type DecodedCall,
  type DecodedError,
  type DecodedLog,
  decodeCall,
  decodeResult,
  encodeCall,
  encodeDeploy,
  type FunctionArguments,
  type FunctionName,
  type FunctionResult,
  type LogDecoder,
  parameterList,
} from './codec/index.js';
export { type ContractCall, callOf } from './contract-call.js';
export { type RemoteChain, type RemoteLog, readRemoteChain } from './remote/remote-chain.js';
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

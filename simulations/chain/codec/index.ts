export type { ContractBinding } from './abi-types.js';
export { type DecodedCall, decodeCall, decodeResult, encodeCall, encodeDeploy } from './calls.js';
export { createErrorDecoder, type DecodedError } from './errors.js';
export { createLogDecoder, type DecodedLog, type LogDecoder, type WatchedContract } from './logs.js';
export { parameterList } from './parameter-list.js';
export type { ConstructorArguments, FunctionArguments, FunctionName, FunctionResult } from './typed-calls.js';

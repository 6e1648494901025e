import type {
  Abi,
  AbiParameter,
  AbiParametersToPrimitiveTypes,
  ExtractAbiFunction,
  ExtractAbiFunctionNames,
} from 'abitype';
import type { Address } from '../chain-engine.js';
import type { ContractBinding } from './abi-types.js';

declare module 'abitype' {
  /** Every integer is a bigint, however narrow: nothing has to know a parameter's width. */
  interface Register {
    addressType: Address;
    intType: bigint;
    bigIntType: bigint;
  }
}

/** A binding whose contract is known only at run time: any name, any values. */
type IsWide<C extends ContractBinding> = string extends C['abi'][number]['type'] ? true : false;
type AbiOf<C extends ContractBinding> = C['abi'] extends infer A extends Abi ? A : never;
type Values<P extends readonly AbiParameter[]> = AbiParametersToPrimitiveTypes<P>;

export type FunctionName<C extends ContractBinding> =
  IsWide<C> extends true ? string : ExtractAbiFunctionNames<AbiOf<C>>;

type FunctionOf<C extends ContractBinding, N extends string> = ExtractAbiFunction<
  AbiOf<C>,
  N & ExtractAbiFunctionNames<AbiOf<C>>
>;

/** A function's arguments, in order. */
export type FunctionArguments<C extends ContractBinding, N extends string> =
  IsWide<C> extends true ? readonly unknown[] : Values<FunctionOf<C, N>['inputs']>;

/** What a function gives: the value of a single output, a list of several. */
export type FunctionResult<C extends ContractBinding, N extends string> =
  IsWide<C> extends true
    ? unknown
    : Values<FunctionOf<C, N>['outputs']> extends infer V
      ? V extends readonly [infer Only]
        ? Only
        : V
      : never;

type ConstructorOf<C extends ContractBinding> = Extract<AbiOf<C>[number], { readonly type: 'constructor' }>;

/** A constructor's arguments, in order; none where the contract declares no constructor. */
export type ConstructorArguments<C extends ContractBinding> =
  IsWide<C> extends true
    ? readonly unknown[]
    : [ConstructorOf<C>] extends [never]
      ? readonly []
      : Values<ConstructorOf<C>['inputs']>;

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What a proposal is made of.
/// @notice A proposal is a contract; the governance runs its code as its own.
interface IProposalCode {
    /// @notice Runs by delegatecall: `address(this)` is the governance.
    function executeProposal() external;
}

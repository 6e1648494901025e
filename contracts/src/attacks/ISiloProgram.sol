// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What a proposal to a silo is made of.
/// @notice Code that a silo runs as its own when a proposal is committed.
interface ISiloProgram {
    /// @notice Runs by delegatecall: `address(this)` is the silo.
    function run() external;
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title A contract that can be removed by delegatecall into two bytes: CALLER, SELFDESTRUCT.
/// @notice For rehearsing attacks. Before Cancun the code is gone when the transaction ends; since then (EIP-6780)
/// it stays, and what is deployed at its address again fails.
abstract contract Removable {
    /// @notice A contract could not be deployed: its code reverted, or there is one at its address.
    error NotDeployed();
    /// @notice It would not go.
    error NotRemoved();

    /// @notice Removes this contract; its native wei go to the caller.
    function remove() external {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, ) = _deploy(hex"6133ff6000526002601ef3").delegatecall("");
        if (!done) revert NotRemoved();
    }

    /// @dev Deploys init code by CREATE.
    function _deploy(bytes memory initCode) internal returns (address made) {
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            made := create(0, add(initCode, 32), mload(initCode))
        }
        if (made == address(0)) revert NotDeployed();
    }
}

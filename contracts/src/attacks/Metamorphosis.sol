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

/// @title Deploys one contract, by CREATE: its address follows from this one's and the number of contracts before.
/// @notice For rehearsing attacks: removed and deployed again, it counts from the beginning, so that what it deploys
/// has the address of what it deployed before, whatever its code.
contract Nest is Removable {
    /// @notice A contract was deployed.
    /// @param made Its address.
    event Hatched(address indexed made);

    /// @notice Deploys.
    /// @param initCode The contract's creation bytecode.
    /// @return made Its address.
    function hatch(bytes calldata initCode) external returns (address made) {
        made = _deploy(initCode);
        emit Hatched(made);
    }
}

/// @title Deploys a {Nest} by CREATE2: always at the same address.
/// @notice For rehearsing attacks.
contract NestFactory {
    /// @notice A nest was deployed.
    /// @param nest Its address.
    event NestBuilt(address indexed nest);

    /// @notice Deploys the nest of a salt. Reverts while it is there.
    /// @param salt The salt.
    /// @return nest Its address.
    function build(bytes32 salt) external returns (Nest nest) {
        nest = new Nest{salt: salt}();
        emit NestBuilt(address(nest));
    }
}

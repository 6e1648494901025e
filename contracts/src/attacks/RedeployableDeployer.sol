// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Removable} from "./Removable.sol";

/// @title Deploys one contract, by CREATE: its address follows from this one's and the number of contracts before.
/// @notice For rehearsing attacks: removed and deployed again, it counts from the beginning, so that what it deploys
/// has the address of what it deployed before, whatever its code.
contract RedeployableDeployer is Removable {
    /// @notice A contract was deployed.
    /// @param made Its address.
    event Deployed(address indexed made);

    /// @notice Deploys.
    /// @param initCode The contract's creation bytecode.
    /// @return made Its address.
    function deploy(bytes calldata initCode) external returns (address made) {
        made = _deploy(initCode);
        emit Deployed(made);
    }
}

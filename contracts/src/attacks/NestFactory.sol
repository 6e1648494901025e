// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Nest} from "./Nest.sol";

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

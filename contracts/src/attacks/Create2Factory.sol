// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RedeployableDeployer} from "./RedeployableDeployer.sol";

/// @title Deploys a {RedeployableDeployer} by CREATE2: always at the same address.
/// @notice For rehearsing attacks.
contract Create2Factory {
    /// @notice A deployer was deployed.
    /// @param deployer Its address.
    event DeployerBuilt(address indexed deployer);

    /// @notice Deploys the deployer of a salt. Reverts while it is there.
    /// @param salt The salt.
    /// @return deployer Its address.
    function build(bytes32 salt) external returns (RedeployableDeployer deployer) {
        deployer = new RedeployableDeployer{salt: salt}();
        emit DeployerBuilt(address(deployer));
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {DelegatecallGovernance} from "./DelegatecallGovernance.sol";

/// @title The same, but only the code that was voted on may run.
/// @notice The defence: the code's hash is kept when it is proposed.
contract PinnedGovernance is DelegatecallGovernance {
    /// @notice The target has other code than when it was proposed.
    /// @param target The target.
    /// @param proposed Hash of the code then.
    /// @param found Hash of the code now.
    error GovernanceCodeChanged(address target, bytes32 proposed, bytes32 found);

    /// @notice Begins without votes.
    /// @param token The token that votes when it is locked.
    constructor(IERC20 token) DelegatecallGovernance(token) {} // solhint-disable-line no-empty-blocks

    function _requireSameCode(Proposal storage proposal) internal view override {
        if (proposal.target.codehash == proposal.codeHash) return;
        revert GovernanceCodeChanged(proposal.target, proposal.codeHash, proposal.target.codehash);
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProposalCode} from "./IProposalCode.sol";
import {LockedVotes} from "./LockedVotes.sol";
import {Removable} from "./Removable.sol";

/// @title What is put to the vote: it does nothing but say so.
/// @notice For rehearsing attacks. Its reviewers overlooked that it can be removed.
contract HarmlessProposal is LockedVotes, Removable, IProposalCode {
    /// @notice It ran.
    event Penalised();

    /// @inheritdoc IProposalCode
    function executeProposal() external {
        emit Penalised();
    }
}

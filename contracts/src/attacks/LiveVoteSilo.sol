// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {VoteSilo} from "./VoteSilo.sol";

/// @title A silo whose votes are the deposits of this very moment.
/// @notice Vulnerable on purpose: coins borrowed for one transaction vote in it, and what they decide runs in it.
contract LiveVoteSilo is VoteSilo {
    using Checkpoints for Checkpoints.Trace208;

    function _countedVotes(Checkpoints.Trace208 storage books, uint48) internal view override returns (uint256) {
        return books.latest();
    }

    // Two thirds are enough at any time.
    // solhint-disable-next-line no-empty-blocks
    function _requireCommittable(uint256, uint48) internal view override {}
}

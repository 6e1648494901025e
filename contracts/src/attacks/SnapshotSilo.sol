// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {VoteSilo} from "./VoteSilo.sol";

/// @title A silo that counts the deposits there were when a proposal was made.
/// @notice The defence: coins that came later do not vote, and nothing runs in the block in which it was decided.
contract SnapshotSilo is VoteSilo {
    using Checkpoints for Checkpoints.Trace208;

    function _countedVotes(
        Checkpoints.Trace208 storage books,
        uint48 proposedAt
    ) internal view override returns (uint256) {
        // Deposits of the proposal's own block could be borrowed ones.
        return books.upperLookupRecent(proposedAt - 1);
    }

    function _requireCommittable(uint256 id, uint48 twoThirdsAt) internal view override {
        if (twoThirdsAt == block.timestamp) revert SiloSameBlock(id);
    }
}

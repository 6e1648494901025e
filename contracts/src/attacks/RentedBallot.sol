// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

/// @title Whom one holder delegates to in order to rent its votes out: it votes as the market says, and as nobody else.
/// @notice For rehearsing attacks. One for each holder, so that the token itself keeps count of what each had at every
/// snapshot, and nothing is held in custody: whoever delegates to somebody else has left.
contract RentedBallot {
    address private immutable _MARKET;

    /// @notice Only the market casts votes.
    /// @param caller Who tried.
    error BallotNotMarket(address caller);

    /// @notice Belongs to whoever deploys it, and so do its clones.
    constructor() {
        _MARKET = msg.sender;
    }

    /// @notice Votes with all that was delegated at the proposal's snapshot.
    /// @param governor Where.
    /// @param proposalId On what.
    /// @param support The governor's number of the choice.
    function cast(IGovernor governor, uint256 proposalId, uint8 support) external {
        if (msg.sender != _MARKET) revert BallotNotMarket(msg.sender);
        governor.castVote(proposalId, support);
    }
}

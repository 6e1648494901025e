// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProposalCode} from "./IProposalCode.sol";
import {LockedVotes} from "./LockedVotes.sol";

/// @title What runs: votes out of nothing for the attacker's accounts.
/// @notice For rehearsing attacks: 10,000 for each of 120 accounts is 1.2 million.
contract PowerMintProposal is LockedVotes, IProposalCode {
    /// @notice Accounts that get votes.
    uint256 public constant ACCOUNTS = 120;
    /// @notice Votes for each, in the token's smallest unit.
    uint256 public constant VOTES_EACH = 10_000e18;

    /// @inheritdoc IProposalCode
    function executeProposal() external {
        for (uint256 i = 0; i < ACCOUNTS; ++i) lockedBalance[accountOf(i)] = VOTES_EACH;
    }

    /// @notice An account that gets votes.
    /// @param number Which, from 0.
    function accountOf(uint256 number) public pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("power mint", number)))));
    }
}

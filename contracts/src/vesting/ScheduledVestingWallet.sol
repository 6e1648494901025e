// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
import {VestingWalletCliff} from "@openzeppelin/contracts/finance/VestingWalletCliff.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {VestingSchedule} from "./VestingSchedule.sol";

/// @title OpenZeppelin's vesting wallet with a cliff, in steps or logarithmic as well, whose locked tokens may vote.
/// @notice Whether they may is fixed at deployment: with a votes token named, the beneficiary delegates the votes of
/// all that the wallet holds of it, to itself or to somebody else; without one, locked tokens have no votes.
contract ScheduledVestingWallet is VestingWalletCliff {
    VestingSchedule.Shape private immutable _SHAPE;
    uint64 private immutable _PERIOD;
    IVotes private immutable _VOTES;

    /// @notice The beneficiary delegated the votes of what is locked.
    /// @param delegatee Who votes with it; the zero address for nobody.
    event VestingVotesDelegated(address indexed delegatee);

    /// @notice Tokens locked here do not vote.
    error VestingVotesNotAllowed();

    /// @notice Begins empty: whatever is sent to it follows the schedule.
    /// @param beneficiary Who gets the tokens.
    /// @param terms The schedule.
    /// @param votes The token whose votes the beneficiary may delegate; the zero address when locked tokens have none.
    constructor(
        address beneficiary,
        VestingSchedule.Terms memory terms,
        IVotes votes
    ) VestingWallet(beneficiary, terms.start, terms.duration) VestingWalletCliff(terms.cliff) {
        VestingSchedule.check(terms);
        _SHAPE = terms.shape;
        _PERIOD = terms.period;
        _VOTES = votes;
    }

    /// @notice Gives the votes of what is locked to somebody. For the beneficiary alone.
    /// @param delegatee Who shall vote with it; the zero address for nobody.
    function delegate(address delegatee) external onlyOwner {
        if (address(_VOTES) == address(0)) revert VestingVotesNotAllowed();
        emit VestingVotesDelegated(delegatee);
        _VOTES.delegate(delegatee);
    }

    /// @notice The schedule's shape.
    function shape() external view returns (VestingSchedule.Shape) {
        return _SHAPE;
    }

    /// @notice Seconds between two steps; 0 for a linear schedule.
    function period() external view returns (uint256) {
        return _PERIOD;
    }

    /// @notice The token whose votes the beneficiary may delegate; the zero address for none.
    function votesToken() external view returns (IVotes) {
        return _VOTES;
    }

    // OpenZeppelin answers before the cliff, from the end on, and for whatever is linear.
    function _vestingSchedule(
        uint256 totalAllocation,
        uint64 timestamp
    ) internal view override returns (uint256) {
        if (_SHAPE == VestingSchedule.Shape.Linear || timestamp < cliff() || timestamp >= end()) {
            return super._vestingSchedule(totalAllocation, timestamp);
        }
        VestingSchedule.Terms memory terms = VestingSchedule.Terms({
            start: uint64(start()),
            duration: uint64(duration()),
            cliff: uint64(cliff() - start()),
            shape: _SHAPE,
            period: _PERIOD
        });
        return VestingSchedule.portion(terms, totalAllocation, timestamp - start());
    }
}

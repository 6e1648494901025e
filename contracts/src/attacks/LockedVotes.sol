// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The storage of a governance that runs proposals as itself.
/// @notice For rehearsing attacks. Proposals inherit it too, so that they find the same variables at the same places.
abstract contract LockedVotes {
    struct Proposal {
        address target;
        uint48 endsAt;
        bool executed;
        bytes32 codeHash;
        uint256 inFavour;
        uint256 against;
    }

    /// @notice Tokens an account has locked, which are its votes, in the smallest unit.
    mapping(address account => uint256) public lockedBalance;
    /// @notice Until when an account's tokens stay locked, in Unix seconds.
    mapping(address account => uint256) public lockedUntil;
    mapping(uint256 id => mapping(address account => bool)) internal _hasVoted;
    Proposal[] internal _proposals;
}

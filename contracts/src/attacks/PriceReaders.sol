// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VotingChief} from "./VotingChief.sol";

/// @title Who may read a price, decided by the chief's hat after a pause.
/// @notice For rehearsing attacks, after Maker's medianizer behind its pause of 12 hours.
contract PriceReaders {
    /// @notice How long a plan waits.
    uint256 public constant PAUSE = 12 hours;
    /// @notice Whose hat has authority.
    VotingChief public immutable CHIEF;
    /// @notice Who may read.
    mapping(address reader => bool) public admitted;
    /// @notice When a plan may be carried out, in Unix seconds; zero when there is none.
    mapping(address reader => uint256) public readyAt;

    /// @notice A reader was admitted.
    /// @param reader Who.
    event Admitted(address indexed reader);

    /// @notice The caller is not the hat.
    /// @param caller Who called.
    error ReadersNotTheHat(address caller);
    /// @notice There is no such plan, or its time has not come.
    /// @param time When it may be carried out.
    error ReadersTooEarly(uint256 time);

    /// @notice Begins without readers.
    /// @param chief Whose hat has authority.
    constructor(VotingChief chief) {
        CHIEF = chief;
    }

    /// @notice Plans to admit a reader. The hat only.
    /// @param reader Who.
    function plan(address reader) external {
        if (msg.sender != CHIEF.hat()) revert ReadersNotTheHat(msg.sender);
        readyAt[reader] = block.timestamp + PAUSE;
    }

    /// @notice Carries a plan out, by anybody.
    /// @param reader Who is admitted.
    function admit(address reader) external {
        if (readyAt[reader] == 0 || block.timestamp < readyAt[reader]) revert ReadersTooEarly(readyAt[reader]);
        admitted[reader] = true;
        emit Admitted(reader);
    }
}

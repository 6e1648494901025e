// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {VestingSchedule} from "./VestingSchedule.sol";

/// @title One vesting wallet for a whole group: a schedule for all, a grant for each member.
/// @notice Each member's grant vests on its own, so that everybody has everything at the end, to the wei, and nobody
/// waits for anybody. Grants are fixed at deployment; the tokens, exactly their sum, are sent to it. Amounts are token
/// wei. The votes of what is locked belong to one delegator for the group, or to nobody.
contract GroupVestingWallet {
    using SafeERC20 for IERC20;

    IERC20 private immutable _TOKEN;
    address private immutable _DELEGATOR;
    uint256 private immutable _TOTAL;

    VestingSchedule.Terms private _terms;
    uint256 private _totalReleased;
    mapping(address member => uint256) private _granted;
    mapping(address member => uint256) private _released;

    /// @notice A member was granted a part.
    /// @param member Who.
    /// @param amount How much, in wei.
    event VestingGranted(address indexed member, uint256 amount);
    /// @notice A member got what had vested.
    /// @param member Who.
    /// @param amount How much, in wei.
    event VestingReleased(address indexed member, uint256 amount);
    /// @notice The delegator gave the votes of what is locked to somebody.
    /// @param delegatee Who votes with it; the zero address for nobody.
    event VestingVotesDelegated(address indexed delegatee);

    /// @notice There is not one amount for each member.
    /// @param members How many members.
    /// @param amounts How many amounts.
    error VestingGrantsUneven(uint256 members, uint256 amounts);
    /// @notice A member is named twice, is the zero address or is granted nothing.
    /// @param member Who.
    /// @param amount Wei it would be granted.
    error VestingGrantInvalid(address member, uint256 amount);
    /// @notice Only the group's delegator may delegate; there may be none.
    /// @param caller Who tried.
    error VestingDelegatorOnly(address caller);
    /// @notice Nothing has vested for this member since it was last paid.
    /// @param member Who.
    error VestingNothingToRelease(address member);

    /// @notice Begins empty: the sum of the grants has to be sent to it.
    /// @param token_ The token that vests.
    /// @param terms_ The schedule.
    /// @param members Who is granted a part.
    /// @param amounts How much each is granted, in wei.
    /// @param delegator_ Who may delegate the votes of what is locked; the zero address when locked tokens do not vote.
    constructor(
        IERC20 token_,
        VestingSchedule.Terms memory terms_,
        address[] memory members,
        uint256[] memory amounts,
        address delegator_
    ) {
        VestingSchedule.check(terms_);
        if (members.length != amounts.length) revert VestingGrantsUneven(members.length, amounts.length);
        uint256 sum = 0;
        for (uint256 i = 0; i < members.length; ++i) {
            (address member, uint256 amount) = (members[i], amounts[i]);
            if (member == address(0) || amount == 0 || _granted[member] != 0) {
                revert VestingGrantInvalid(member, amount);
            }
            _granted[member] = amount;
            sum += amount;
            emit VestingGranted(member, amount);
        }
        _TOKEN = token_;
        _DELEGATOR = delegator_;
        _TOTAL = sum;
        _terms = terms_;
    }

    /// @notice Pays a member what has vested since it was last paid. Anybody may call it; only the member is paid.
    /// @param member Who.
    /// @return amount How much it got, in wei.
    function release(address member) external returns (uint256 amount) {
        amount = releasable(member);
        if (amount == 0) revert VestingNothingToRelease(member);
        _released[member] += amount;
        _totalReleased += amount;
        emit VestingReleased(member, amount);
        _TOKEN.safeTransfer(member, amount);
    }

    /// @notice Gives the votes of what is locked to somebody. For the delegator alone.
    /// @param delegatee Who shall vote with it; the zero address for nobody.
    function delegate(address delegatee) external {
        if (msg.sender != _DELEGATOR) revert VestingDelegatorOnly(msg.sender);
        emit VestingVotesDelegated(delegatee);
        IVotes(address(_TOKEN)).delegate(delegatee);
    }

    /// @notice The token that vests.
    function token() external view returns (IERC20) {
        return _TOKEN;
    }

    /// @notice Who may delegate the votes of what is locked; the zero address for nobody.
    function delegator() external view returns (address) {
        return _DELEGATOR;
    }

    /// @notice The schedule that every grant follows.
    function terms() external view returns (VestingSchedule.Terms memory) {
        return _terms;
    }

    /// @notice The sum of all grants, in wei.
    function total() external view returns (uint256) {
        return _TOTAL;
    }

    /// @notice What all members have been paid, in wei.
    function totalReleased() external view returns (uint256) {
        return _totalReleased;
    }

    /// @notice A member's grant, in wei; 0 for a stranger.
    /// @param member Who.
    function granted(address member) external view returns (uint256) {
        return _granted[member];
    }

    /// @notice What a member has been paid, in wei.
    /// @param member Who.
    function released(address member) external view returns (uint256) {
        return _released[member];
    }

    /// @notice What a member could be paid now, in wei.
    /// @param member Who.
    function releasable(address member) public view returns (uint256) {
        return vestedAmount(member, uint64(block.timestamp)) - _released[member];
    }

    /// @notice What has vested of a member's grant, paid or not, in wei.
    /// @param member Who.
    /// @param timestamp When, in Unix seconds.
    function vestedAmount(address member, uint64 timestamp) public view returns (uint256) {
        return VestingSchedule.vested(_terms, _granted[member], timestamp);
    }
}

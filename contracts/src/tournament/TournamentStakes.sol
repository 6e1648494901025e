// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice Somebody's stake.
/// @param staked Wei in all, what waits to be released included.
/// @param waiting Wei of it that wait: at risk in no new round, and still in those before.
/// @param releasableAt When they are free, in Unix seconds.
struct Stake {
    uint256 staked;
    uint256 waiting;
    uint64 releasableAt;
}

/// @title Stakes on predictions, and the fund that they gain from.
/// @notice Stake is released a fixed time after it was asked for; a loss takes as large a part of what waits as of the
/// rest. Tokens that are nobody's stake are the fund. Amounts are wei.
abstract contract TournamentStakes {
    using SafeERC20 for IERC20;
    using SafeCast for uint256;

    IERC20 internal immutable _TOKEN;
    uint64 private immutable _RELEASE_SECONDS;

    uint256 private _totalStaked;
    mapping(address account => Stake) private _stakes;

    /// @notice Somebody staked more.
    /// @param account Who.
    /// @param amount Wei.
    event StakeRaised(address indexed account, uint256 amount);
    /// @notice Somebody wants stake back.
    /// @param account Who.
    /// @param amount Wei, besides what waited already.
    /// @param releasableAt When all that waits is free, in Unix seconds.
    event ReleaseRequested(address indexed account, uint256 amount, uint256 releasableAt);
    /// @notice Stake was paid back.
    /// @param account Whose.
    /// @param amount Wei.
    event StakeReleased(address indexed account, uint256 amount);

    /// @notice Nothing to stake, or to release.
    error TournamentNothing();
    /// @notice More than is staked and does not wait yet.
    /// @param amount Wei asked for.
    /// @param available Wei there are.
    error TournamentStakeTooSmall(uint256 amount, uint256 available);
    /// @notice It still waits.
    /// @param releasableAt Until when, in Unix seconds.
    error TournamentStillWaiting(uint256 releasableAt);

    /// @notice Sets the token and the time, for good.
    /// @param token The DAO's token.
    /// @param releaseSeconds How long stake waits until it is free.
    constructor(IERC20 token, uint64 releaseSeconds) {
        _TOKEN = token;
        _RELEASE_SECONDS = releaseSeconds;
    }

    /// @notice Stakes tokens, which the tournament must be approved for.
    /// @param amount Wei.
    function stake(uint256 amount) external {
        if (amount == 0) revert TournamentNothing();
        _gain(msg.sender, amount);
        emit StakeRaised(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Asks for stake back. What waits already waits anew with it.
    /// @param amount Wei.
    function requestRelease(uint256 amount) external {
        Stake storage own = _stakes[msg.sender];
        if (amount == 0) revert TournamentNothing();
        uint256 available = own.staked - own.waiting;
        if (amount > available) revert TournamentStakeTooSmall(amount, available);
        own.waiting += amount;
        own.releasableAt = (block.timestamp + _RELEASE_SECONDS).toUint64();
        emit ReleaseRequested(msg.sender, amount, own.releasableAt);
    }

    /// @notice Takes out what has waited long enough.
    function withdraw() external {
        Stake storage own = _stakes[msg.sender];
        uint256 amount = own.waiting;
        if (amount == 0) revert TournamentNothing();
        if (block.timestamp < own.releasableAt) revert TournamentStillWaiting(own.releasableAt);
        own.staked -= amount;
        own.waiting = 0;
        _totalStaked -= amount;
        emit StakeReleased(msg.sender, amount);
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @notice Somebody's stake.
    /// @param account Whose.
    function stakeOf(address account) external view returns (Stake memory) {
        return _stakes[account];
    }

    /// @notice Wei that all have staked.
    function totalStaked() external view returns (uint256) {
        return _totalStaked;
    }

    /// @notice Wei that are nobody's stake: what scores are paid from.
    function fund() public view returns (uint256) {
        return _TOKEN.balanceOf(address(this)) - _totalStaked;
    }

    /// @dev Wei of somebody's stake that a new round puts at risk.
    function _active(address account) internal view returns (uint256) {
        Stake storage own = _stakes[account];
        return own.staked - own.waiting;
    }

    /// @dev Adds to a stake what its owner or the fund gives.
    function _gain(address account, uint256 amount) internal {
        _stakes[account].staked += amount;
        _totalStaked += amount;
    }

    /// @notice Takes from a stake no more than there is, in proportion from what waits. The caller burns it.
    /// @param account Whose.
    /// @param amount Wei to take.
    /// @return loss Wei taken.
    /// @return fromWaiting Wei of them that waited.
    function _lose(address account, uint256 amount) internal returns (uint256 loss, uint256 fromWaiting) {
        Stake storage own = _stakes[account];
        loss = Math.min(amount, own.staked);
        if (loss == 0) return (0, 0);
        fromWaiting = Math.mulDiv(loss, own.waiting, own.staked);
        own.staked -= loss;
        own.waiting -= fromWaiting;
        _totalStaked -= loss;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILockedVotes, IStakePool} from "./IStakePool.sol";

/// @title What active stake earns: the stream of rewards, and what each stake counts in it.
/// @notice The arithmetic of a reward is that of Synthetix' StakingRewards. Amounts are token wei, times and durations
/// seconds. Who stakes and what leaves is the pool's to say; it books an account's rewards before its stake changes.
abstract contract StakeRewards is IStakePool {
    /// @dev What stakes count for rewards by locked votes; without those each counts whole.
    struct Boost {
        ILockedVotes votes;
        uint256 floorBps;
        uint256 totalWorking;
        mapping(address account => uint256) working;
    }

    /// @dev Scale of a reward per token: rewards of 1e-18 wei a staked wei are still counted.
    uint256 private constant PRECISION = 1e18;
    /// @dev Basis points that make a whole.
    uint256 internal constant _WHOLE_BPS = 10_000;

    uint256 private immutable _REWARDS_DURATION;

    uint256 private _rewardRate;
    uint256 private _periodFinish;
    uint256 private _lastUpdateTime;
    uint256 private _rewardPerTokenStored;
    /// @dev Rewards that have accrued to the stakers as a whole and are not paid yet; never less than the sum of
    /// what they have earned, because every account's own part is rounded down.
    uint256 internal _accruedUnpaid;
    uint256 internal _totalStaked;
    mapping(address account => uint256) internal _staked;

    Boost internal _boost;

    mapping(address account => uint256) private _rewards;
    mapping(address account => uint256) private _rewardPerTokenPaid;

    /// @notice Begins without rewards.
    /// @param rewardsDuration_ Seconds over which a reward streams out.
    constructor(uint256 rewardsDuration_) {
        if (rewardsDuration_ == 0) revert StakeDurationZero();
        _REWARDS_DURATION = rewardsDuration_;
    }

    /// @inheritdoc IStakePool
    function rewardsDuration() external view returns (uint256) {
        return _REWARDS_DURATION;
    }

    /// @inheritdoc IStakePool
    function rewardRate() external view returns (uint256) {
        return _rewardRate;
    }

    /// @inheritdoc IStakePool
    function periodFinish() external view returns (uint256) {
        return _periodFinish;
    }

    /// @inheritdoc IStakePool
    function lastUpdateTime() external view returns (uint256) {
        return _lastUpdateTime;
    }

    /// @inheritdoc IStakePool
    function rewardPerTokenStored() external view returns (uint256) {
        return _rewardPerTokenStored;
    }

    /// @inheritdoc IStakePool
    function userRewardPerTokenPaid(address account) external view returns (uint256) {
        return _rewardPerTokenPaid[account];
    }

    /// @inheritdoc IStakePool
    function rewards(address account) external view returns (uint256) {
        return _rewards[account];
    }

    /// @inheritdoc IStakePool
    function getRewardForDuration() external view returns (uint256) {
        return _rewardRate * _REWARDS_DURATION;
    }

    /// @inheritdoc IStakePool
    function lastTimeRewardApplicable() public view returns (uint256) {
        return block.timestamp < _periodFinish ? block.timestamp : _periodFinish;
    }

    /// @inheritdoc IStakePool
    function rewardPerToken() public view returns (uint256) {
        uint256 working = totalWorking();
        if (working == 0) return _rewardPerTokenStored;
        return _rewardPerTokenStored + (_streamed() * PRECISION) / working;
    }

    /// @inheritdoc IStakePool
    function earned(address account) public view returns (uint256) {
        uint256 perToken = rewardPerToken() - _rewardPerTokenPaid[account];
        return _rewards[account] + (workingBalanceOf(account) * perToken) / PRECISION;
    }

    /// @inheritdoc IStakePool
    function workingBalanceOf(address account) public view returns (uint256) {
        return address(_boost.votes) == address(0) ? _staked[account] : _boost.working[account];
    }

    /// @inheritdoc IStakePool
    function totalWorking() public view returns (uint256) {
        return address(_boost.votes) == address(0) ? _totalStaked : _boost.totalWorking;
    }

    /// @dev Starts a period with a reward and what is left of the one before, as far as so much is there. The caller
    /// has booked what streamed until now.
    function _startStream(uint256 reward, uint256 available) internal {
        uint256 leftover = block.timestamp < _periodFinish ? (_periodFinish - block.timestamp) * _rewardRate : 0;
        uint256 rate = (reward + leftover) / _REWARDS_DURATION;
        if (rate * _REWARDS_DURATION > available) revert StakeRewardTooHigh(rate, available);

        _rewardRate = rate;
        _lastUpdateTime = block.timestamp;
        _periodFinish = block.timestamp + _REWARDS_DURATION;
        emit RewardAdded(reward);
    }

    /// @dev Takes what an account has earned; the caller has booked it, and pays it.
    function _takeReward(address account) internal returns (uint256 reward) {
        reward = _rewards[account];
        if (reward == 0) return 0;
        _rewards[account] = 0;
        _accruedUnpaid -= reward;
    }

    /// @dev Books what has streamed since the last update; `account` may be zero for the pool alone.
    function _updateReward(address account) internal {
        uint256 working = totalWorking();
        if (working == 0 && _lastUpdateTime < _periodFinish) {
            _periodFinish += block.timestamp - _lastUpdateTime;
            _lastUpdateTime = block.timestamp;
        } else if (working > 0) {
            _rewardPerTokenStored = rewardPerToken();
            _accruedUnpaid += _streamed();
            _lastUpdateTime = lastTimeRewardApplicable();
        }
        if (account != address(0)) {
            _rewards[account] = earned(account);
            _rewardPerTokenPaid[account] = _rewardPerTokenStored;
        }
    }

    /// @dev Brings up to date what a stake counts for rewards: a part of it, and up to the whole by its staker's share
    /// of all locked votes. The caller has booked the account's rewards before.
    function _updateWorking(address account) internal {
        if (address(_boost.votes) == address(0)) return;
        uint256 staked = _staked[account];
        uint256 working = (staked * _boost.floorBps) / _WHOLE_BPS;
        uint256 allVotes = _boost.votes.totalVotes();
        if (allVotes > 0) {
            uint256 boosted = (_totalStaked * (_WHOLE_BPS - _boost.floorBps)) / _WHOLE_BPS;
            working += Math.mulDiv(boosted, _boost.votes.getVotes(account), allVotes);
        }
        if (working > staked) working = staked;
        uint256 before = _boost.working[account];
        if (working == before) return;
        _boost.totalWorking = _boost.totalWorking - before + working;
        _boost.working[account] = working;
        emit BoostUpdated(account, working, _boost.totalWorking);
    }

    /// @dev Wei that have streamed since the last update, to whoever stakes.
    function _streamed() private view returns (uint256) {
        return (lastTimeRewardApplicable() - _lastUpdateTime) * _rewardRate;
    }
}

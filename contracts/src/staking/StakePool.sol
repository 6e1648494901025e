// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILockedVotes, IStakePool} from "./IStakePool.sol";

/// @title Stake that earns a stream of rewards, leaves after a cooldown and can be slashed.
/// @notice The interface and the arithmetic of a reward are those of Synthetix' StakingRewards, with one token for
/// both stake and reward. Amounts are token wei, times and durations seconds.
///
/// The pool owes, at any time, the stake, the cooling stake and the rewards it has promised; the sum never exceeds
/// its balance. While nobody stakes, the stream stands: what is left of it goes on when somebody does.
contract StakePool is IStakePool, AccessControl {
    using SafeERC20 for IERC20;

    /// @dev What is on its way out of an account's stake.
    struct Cooling {
        uint256 amount;
        uint256 readyAt;
    }

    /// @dev Who gets a part of what is slashed.
    struct Challengers {
        address account;
        uint256 shareBps;
    }

    /// @dev What stakes count for rewards by locked votes; without those each counts whole.
    struct Boost {
        ILockedVotes votes;
        uint256 floorBps;
        uint256 totalWorking;
        mapping(address account => uint256) working;
    }

    /// @notice Whoever holds this role may slash.
    bytes32 public constant SLASHER_ROLE = keccak256("SLASHER_ROLE");
    /// @notice Whoever holds this role may start a reward period.
    bytes32 public constant REWARDS_DISTRIBUTOR_ROLE = keccak256("REWARDS_DISTRIBUTOR_ROLE");

    /// @dev Scale of a reward per token: rewards of 1e-18 wei a staked wei are still counted.
    uint256 private constant PRECISION = 1e18;
    /// @dev Basis points that make a whole.
    uint256 private constant WHOLE_BPS = 10_000;

    IERC20 private immutable _TOKEN;
    uint256 private immutable _REWARDS_DURATION;
    uint256 private immutable _COOLDOWN;
    address private immutable _SLASH_DESTINATION;

    uint256 private _rewardRate;
    uint256 private _periodFinish;
    uint256 private _lastUpdateTime;
    uint256 private _rewardPerTokenStored;
    /// @dev Rewards that have accrued to the stakers as a whole and are not paid yet; never less than the sum of
    /// what they have earned, because every account's own part is rounded down.
    uint256 private _accruedUnpaid;
    uint256 private _totalStaked;
    uint256 private _totalCooling;

    Challengers private _challengers;
    Boost private _boost;

    mapping(address account => uint256) private _staked;
    mapping(address account => Cooling) private _cooling;
    mapping(address account => uint256) private _heldUntil;
    mapping(address account => uint256) private _rewards;
    mapping(address account => uint256) private _rewardPerTokenPaid;

    /// @notice Begins without stake and rewards.
    /// @param token_ The token that is staked and paid as a reward; burnable when slashed stake is to be burnt.
    /// @param rewardsDuration_ Seconds over which a reward streams out.
    /// @param cooldown_ Seconds that stake cools before it can be withdrawn; 0 for none.
    /// @param slashDestination_ Where slashed stake goes; the zero address burns it.
    /// @param admin The account that grants the other roles first.
    constructor(
        IERC20 token_,
        uint256 rewardsDuration_,
        uint256 cooldown_,
        address slashDestination_,
        address admin
    ) {
        if (rewardsDuration_ == 0) revert StakeDurationZero();
        _TOKEN = token_;
        _REWARDS_DURATION = rewardsDuration_;
        _COOLDOWN = cooldown_;
        _SLASH_DESTINATION = slashDestination_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @inheritdoc IStakePool
    function setBoost(ILockedVotes lockedVotes_, uint256 floorBps) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (floorBps > WHOLE_BPS) revert StakeShareTooHigh(floorBps);
        if (address(_boost.votes) != address(0) || _totalStaked > 0) revert StakeBoostTooLate();
        _boost.votes = lockedVotes_;
        _boost.floorBps = floorBps;
        emit BoostSet(lockedVotes_, floorBps);
    }

    /// @inheritdoc IStakePool
    function setChallengers(address challengers_, uint256 shareBps) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (shareBps > WHOLE_BPS) revert StakeShareTooHigh(shareBps);
        _challengers = Challengers(challengers_, shareBps);
        emit ChallengersSet(challengers_, shareBps);
    }

    /// @inheritdoc IStakePool
    function updateBoost(address account) external {
        _updateReward(account);
        _updateWorking(account);
    }

    /// @inheritdoc IStakePool
    function stake(uint256 amount) external {
        if (amount == 0) revert StakeZero();
        _updateReward(msg.sender);
        _totalStaked += amount;
        _staked[msg.sender] += amount;
        _updateWorking(msg.sender);
        emit Staked(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IStakePool
    function startCooldown(uint256 amount) external {
        if (_COOLDOWN == 0) revert StakeWithoutCooldown();
        _updateReward(msg.sender);
        _takeStake(msg.sender, amount);
        Cooling storage cooling_ = _cooling[msg.sender];
        uint256 readyAt = block.timestamp + _COOLDOWN;
        _totalCooling += amount;
        cooling_.amount += amount;
        cooling_.readyAt = readyAt;
        emit CooldownStarted(msg.sender, amount, readyAt);
    }

    /// @inheritdoc IStakePool
    function exit() external {
        uint256 amount = withdrawable(msg.sender);
        if (amount > 0) withdraw(amount);
        getReward();
    }

    /// @inheritdoc IStakePool
    function slash(address account, uint256 shareBps) external onlyRole(SLASHER_ROLE) returns (uint256 amount) {
        if (shareBps > WHOLE_BPS) revert StakeShareTooHigh(shareBps);
        _updateReward(account);
        uint256 fromStake = (_staked[account] * shareBps) / WHOLE_BPS;
        uint256 fromCooling = (_cooling[account].amount * shareBps) / WHOLE_BPS;
        amount = fromStake + fromCooling;
        if (amount == 0) return 0;

        _totalStaked -= fromStake;
        _staked[account] -= fromStake;
        _totalCooling -= fromCooling;
        _cooling[account].amount -= fromCooling;
        _updateWorking(account);
        emit Slashed(account, fromStake, fromCooling, _SLASH_DESTINATION);
        uint256 reward = (amount * _challengers.shareBps) / WHOLE_BPS;
        if (reward > 0) _TOKEN.safeTransfer(_challengers.account, reward);
        if (reward == amount) return amount;
        if (_SLASH_DESTINATION == address(0)) ERC20Burnable(address(_TOKEN)).burn(amount - reward);
        else _TOKEN.safeTransfer(_SLASH_DESTINATION, amount - reward);
    }

    /// @inheritdoc IStakePool
    function hold(address account, uint256 until) external onlyRole(SLASHER_ROLE) {
        if (until <= _heldUntil[account]) return;
        _heldUntil[account] = until;
        emit StakeHeld(account, until);
    }

    /// @inheritdoc IStakePool
    function notifyRewardAmount(uint256 reward) external onlyRole(REWARDS_DISTRIBUTOR_ROLE) {
        _updateReward(address(0));
        uint256 leftover = block.timestamp < _periodFinish ? (_periodFinish - block.timestamp) * _rewardRate : 0;
        uint256 rate = (reward + leftover) / _REWARDS_DURATION;
        // Synthetix compares with the whole balance; here the stake is of the same token and is nobody's reward.
        uint256 available = _TOKEN.balanceOf(address(this)) - _totalStaked - _totalCooling - _accruedUnpaid;
        if (rate * _REWARDS_DURATION > available) revert StakeRewardTooHigh(rate, available);

        _rewardRate = rate;
        _lastUpdateTime = block.timestamp;
        _periodFinish = block.timestamp + _REWARDS_DURATION;
        emit RewardAdded(reward);
    }

    /// @inheritdoc IStakePool
    function balanceOf(address account) external view returns (uint256) {
        return _staked[account];
    }

    /// @inheritdoc IStakePool
    function totalSupply() external view returns (uint256) {
        return _totalStaked;
    }

    /// @inheritdoc IStakePool
    function cooling(address account) external view returns (uint256 amount, uint256 readyAt) {
        Cooling storage cooling_ = _cooling[account];
        return (cooling_.amount, cooling_.readyAt);
    }

    /// @inheritdoc IStakePool
    function totalCooling() external view returns (uint256) {
        return _totalCooling;
    }

    /// @inheritdoc IStakePool
    function stakingToken() external view returns (IERC20) {
        return _TOKEN;
    }

    /// @inheritdoc IStakePool
    function rewardsToken() external view returns (IERC20) {
        return _TOKEN;
    }

    /// @inheritdoc IStakePool
    function cooldown() external view returns (uint256) {
        return _COOLDOWN;
    }

    /// @inheritdoc IStakePool
    function slashDestination() external view returns (address) {
        return _SLASH_DESTINATION;
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
    function withdraw(uint256 amount) public {
        _updateReward(msg.sender);
        if (_COOLDOWN == 0) _takeStake(msg.sender, amount);
        else _takeCooled(msg.sender, amount);
        emit Withdrawn(msg.sender, amount);
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IStakePool
    function getReward() public {
        _updateReward(msg.sender);
        _updateWorking(msg.sender);
        uint256 reward = _rewards[msg.sender];
        if (reward == 0) return;
        _rewards[msg.sender] = 0;
        _accruedUnpaid -= reward;
        emit RewardPaid(msg.sender, reward);
        _TOKEN.safeTransfer(msg.sender, reward);
    }

    /// @inheritdoc IStakePool
    function withdrawable(address account) public view returns (uint256) {
        if (_COOLDOWN == 0) return block.timestamp < _heldUntil[account] ? 0 : _staked[account];
        Cooling storage cooling_ = _cooling[account];
        return block.timestamp < cooling_.readyAt ? 0 : cooling_.amount;
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

    /// @dev Books what has streamed since the last update; `account` may be zero for the pool alone.
    function _updateReward(address account) private {
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
    function _updateWorking(address account) private {
        if (address(_boost.votes) == address(0)) return;
        uint256 staked = _staked[account];
        uint256 working = (staked * _boost.floorBps) / WHOLE_BPS;
        uint256 allVotes = _boost.votes.totalVotes();
        if (allVotes > 0) {
            uint256 boosted = (_totalStaked * (WHOLE_BPS - _boost.floorBps)) / WHOLE_BPS;
            working += Math.mulDiv(boosted, _boost.votes.getVotes(account), allVotes);
        }
        if (working > staked) working = staked;
        uint256 before = _boost.working[account];
        if (working == before) return;
        _boost.totalWorking = _boost.totalWorking - before + working;
        _boost.working[account] = working;
        emit BoostUpdated(account, working, _boost.totalWorking);
    }

    /// @dev Takes from active stake; the caller says what becomes of it.
    function _takeStake(address account, uint256 amount) private {
        if (amount == 0) revert StakeZero();
        uint256 available = _staked[account];
        if (amount > available) revert StakeInsufficient(amount, available);
        uint256 until = _heldUntil[account];
        if (block.timestamp < until) revert StakeStillHeld(until);
        _totalStaked -= amount;
        _staked[account] = available - amount;
        _updateWorking(account);
    }

    /// @dev Takes from cooled stake; the caller says what becomes of it.
    function _takeCooled(address account, uint256 amount) private {
        if (amount == 0) revert StakeZero();
        Cooling storage cooling_ = _cooling[account];
        uint256 available = cooling_.amount;
        if (amount > available) revert StakeInsufficient(amount, available);
        if (block.timestamp < cooling_.readyAt) revert StakeCoolingDown(cooling_.readyAt);
        _totalCooling -= amount;
        cooling_.amount = available - amount;
    }

    /// @dev Wei that have streamed since the last update, to whoever stakes.
    function _streamed() private view returns (uint256) {
        return (lastTimeRewardApplicable() - _lastUpdateTime) * _rewardRate;
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ILockedVotes, IStakePool} from "./IStakePool.sol";
import {StakeRewards} from "./StakeRewards.sol";

/// @title Stake that earns a stream of rewards, leaves after a cooldown and can be slashed.
/// @notice The interface and the arithmetic of a reward are those of Synthetix' StakingRewards, with one token for
/// both stake and reward. Amounts are token wei, times and durations seconds.
///
/// The pool owes, at any time, the stake, the cooling stake and the rewards it has promised; the sum never exceeds
/// its balance. While nobody stakes, the stream stands: what is left of it goes on when somebody does.
contract StakePool is StakeRewards, AccessControl {
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

    /// @notice Whoever holds this role may slash.
    bytes32 public constant SLASHER_ROLE = keccak256("SLASHER_ROLE");
    /// @notice Whoever holds this role may start a reward period.
    bytes32 public constant REWARDS_DISTRIBUTOR_ROLE = keccak256("REWARDS_DISTRIBUTOR_ROLE");

    IERC20 private immutable _TOKEN;
    uint256 private immutable _COOLDOWN;
    address private immutable _SLASH_DESTINATION;

    uint256 private _totalCooling;

    Challengers private _challengers;

    mapping(address account => Cooling) private _cooling;
    mapping(address account => uint256) private _heldUntil;

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
    ) StakeRewards(rewardsDuration_) {
        _TOKEN = token_;
        _COOLDOWN = cooldown_;
        _SLASH_DESTINATION = slashDestination_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @inheritdoc IStakePool
    function setBoost(ILockedVotes lockedVotes_, uint256 floorBps) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (floorBps > _WHOLE_BPS) revert StakeShareTooHigh(floorBps);
        if (address(_boost.votes) != address(0) || _totalStaked > 0) revert StakeBoostTooLate();
        _boost.votes = lockedVotes_;
        _boost.floorBps = floorBps;
        emit BoostSet(lockedVotes_, floorBps);
    }

    /// @inheritdoc IStakePool
    function setChallengers(address challengers_, uint256 shareBps) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (shareBps > _WHOLE_BPS) revert StakeShareTooHigh(shareBps);
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
        if (shareBps > _WHOLE_BPS) revert StakeShareTooHigh(shareBps);
        _updateReward(account);
        uint256 fromStake = (_staked[account] * shareBps) / _WHOLE_BPS;
        uint256 fromCooling = (_cooling[account].amount * shareBps) / _WHOLE_BPS;
        amount = fromStake + fromCooling;
        if (amount == 0) return 0;

        _totalStaked -= fromStake;
        _staked[account] -= fromStake;
        _totalCooling -= fromCooling;
        _cooling[account].amount -= fromCooling;
        _updateWorking(account);
        emit Slashed(account, fromStake, fromCooling, _SLASH_DESTINATION);
        uint256 reward = (amount * _challengers.shareBps) / _WHOLE_BPS;
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
        // Synthetix compares with the whole balance; here the stake is of the same token and is nobody's reward.
        _startStream(reward, _TOKEN.balanceOf(address(this)) - _totalStaked - _totalCooling - _accruedUnpaid);
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
        uint256 reward = _takeReward(msg.sender);
        if (reward == 0) return;
        emit RewardPaid(msg.sender, reward);
        _TOKEN.safeTransfer(msg.sender, reward);
    }

    /// @inheritdoc IStakePool
    function withdrawable(address account) public view returns (uint256) {
        if (_COOLDOWN == 0) return block.timestamp < _heldUntil[account] ? 0 : _staked[account];
        Cooling storage cooling_ = _cooling[account];
        return block.timestamp < cooling_.readyAt ? 0 : cooling_.amount;
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
}

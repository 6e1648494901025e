// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title Votes of tokens that are locked for a time.
/// @notice As the pool's boost asks for them.
interface ILockedVotes {
    /// @notice Votes an account has now.
    /// @param account The account.
    function getVotes(address account) external view returns (uint256);

    /// @notice Votes that all accounts have together now.
    function totalVotes() external view returns (uint256);
}

/// @title What a stake pool offers.
/// @notice Amounts are token wei, times and durations seconds.
interface IStakePool {
    /// @notice Somebody staked.
    /// @param user Who.
    /// @param amount Wei that are now staked in addition.
    event Staked(address indexed user, uint256 amount);
    /// @notice Stake began to cool: it earns nothing any more and counts for nothing.
    /// @param user Whose.
    /// @param amount Wei that now cool in addition.
    /// @param readyAt When all the account's cooling stake can be withdrawn, in Unix seconds.
    event CooldownStarted(address indexed user, uint256 amount, uint256 readyAt);
    /// @notice Stake left the pool.
    /// @param user Whose.
    /// @param amount Wei.
    event Withdrawn(address indexed user, uint256 amount);
    /// @notice A reward was paid.
    /// @param user To whom.
    /// @param reward Wei.
    event RewardPaid(address indexed user, uint256 reward);
    /// @notice A reward period began.
    /// @param reward Wei that stream out in addition to what is left of the period before.
    event RewardAdded(uint256 reward);
    /// @notice Stake was taken as a penalty.
    /// @param user From whom.
    /// @param fromStake Wei taken from active stake.
    /// @param fromCooling Wei taken from cooling stake.
    /// @param destination Who got them but for the challengers' part; the zero address when they were burnt.
    event Slashed(address indexed user, uint256 fromStake, uint256 fromCooling, address indexed destination);

    /// @notice An account's active stake stays, whatever the cooldown, because it answers for something.
    /// @param user Whose.
    /// @param until Until when, in Unix seconds.
    event StakeHeld(address indexed user, uint256 until);

    /// @notice A part of what is slashed from now on is for those who proved the harm.
    /// @param challengers Who pays them.
    /// @param shareBps Their part, in 1/10,000.
    event ChallengersSet(address indexed challengers, uint256 shareBps);
    /// @notice Stakes count for rewards by their stakers' locked votes from now on.
    /// @param lockedVotes Where votes are locked.
    /// @param floorBps What a stake counts without any, in 1/10,000.
    event BoostSet(ILockedVotes indexed lockedVotes, uint256 floorBps);
    /// @notice A stake counts for rewards by another amount.
    /// @param user Whose.
    /// @param working Wei that it counts.
    /// @param totalWorking Wei that all stakes count.
    event BoostUpdated(address indexed user, uint256 working, uint256 totalWorking);

    /// @notice There is a boost already, or somebody has staked.
    error StakeBoostTooLate();
    /// @notice An amount of nothing was given.
    error StakeZero();
    /// @notice The account has less than it asked for.
    /// @param requested Wei asked for.
    /// @param available Wei of the kind in question: active stake, or cooling stake for a withdrawal.
    error StakeInsufficient(uint256 requested, uint256 available);
    /// @notice The stake is still cooling.
    /// @param readyAt When it can be withdrawn, in Unix seconds.
    error StakeCoolingDown(uint256 readyAt);
    /// @notice The stake answers for something and cannot leave yet.
    /// @param until When it can, in Unix seconds.
    error StakeStillHeld(uint256 until);
    /// @notice The pool has no cooldown: stake is withdrawn at once.
    error StakeWithoutCooldown();
    /// @notice The reward is more than the pool can pay out.
    /// @param rewardRate Wei a second it would take.
    /// @param available Wei that are nobody's stake and no reward yet.
    error StakeRewardTooHigh(uint256 rewardRate, uint256 available);
    /// @notice More than all was to be slashed.
    /// @param shareBps The share asked for, in 1/10,000.
    error StakeShareTooHigh(uint256 shareBps);
    /// @notice Rewards must stream over some time.
    error StakeDurationZero();

    /// @notice Gives a part of what is slashed to those who proved the harm; the rest goes where it did.
    /// @param challengers Who pays them.
    /// @param shareBps Their part, in 1/10,000, rounded down to the wei.
    function setChallengers(address challengers, uint256 shareBps) external;

    /// @notice Lets stakes count for rewards by their stakers' locked votes: floor × stake + (1 − floor) × all
    /// stakes × the staker's share of locked votes, and never more than the stake (Curve's liquidity gauge). Once,
    /// before anybody stakes.
    /// @param lockedVotes Where votes are locked.
    /// @param floorBps What a stake counts without any, in 1/10,000.
    function setBoost(ILockedVotes lockedVotes, uint256 floorBps) external;

    /// @notice Brings up to date what an account's stake counts, as its locked votes and those of others are now.
    /// Anyone may; it also happens when the account stakes, cools, is slashed or collects.
    /// @param account Whose stake.
    function updateBoost(address account) external;

    /// @notice Stakes from the caller's tokens, which the pool must be approved for.
    /// @param amount Wei.
    function stake(uint256 amount) external;

    /// @notice Moves active stake into cooling. More of it restarts the clock for all that cools.
    /// @param amount Wei.
    function startCooldown(uint256 amount) external;

    /// @notice Pays out cooled stake whose time has come; without a cooldown, active stake.
    /// @param amount Wei.
    function withdraw(uint256 amount) external;

    /// @notice Pays the caller all it has earned; does nothing when that is nothing.
    function getReward() external;

    /// @notice Withdraws everything that is {withdrawable} and pays the reward.
    function exit() external;

    /// @notice Takes a share of an account's active and of its cooling stake, both rounded down to the wei.
    /// @param account Whose stake.
    /// @param shareBps The share, in 1/10,000.
    /// @return amount Wei taken in all.
    function slash(address account, uint256 shareBps) external returns (uint256 amount);

    /// @notice Keeps an account's active stake from cooling and from leaving; a shorter time than before changes
    /// nothing.
    /// @param account Whose stake.
    /// @param until Until when, in Unix seconds.
    function hold(address account, uint256 until) external;

    /// @notice Starts a reward period of {rewardsDuration} with this reward and what is left of the one before.
    /// The tokens must already be in the pool.
    /// @param reward Wei.
    function notifyRewardAmount(uint256 reward) external;

    /// @notice An account's active stake, in wei.
    /// @param account Whose.
    function balanceOf(address account) external view returns (uint256);

    /// @notice What of an account's stake counts for rewards, in wei: all of it where there is no boost.
    /// @param account Whose.
    function workingBalanceOf(address account) external view returns (uint256);

    /// @notice What of all stakes counts for rewards, in wei.
    function totalWorking() external view returns (uint256);

    /// @notice Everybody's active stake, in wei.
    function totalSupply() external view returns (uint256);

    /// @notice What of an account's stake is on its way out.
    /// @param account Whose.
    /// @return amount Wei that cool.
    /// @return readyAt When they can be withdrawn, in Unix seconds.
    function cooling(address account) external view returns (uint256 amount, uint256 readyAt);

    /// @notice Everybody's cooling stake, in wei.
    function totalCooling() external view returns (uint256);

    /// @notice What an account could withdraw now, in wei.
    /// @param account Whose.
    function withdrawable(address account) external view returns (uint256);

    /// @notice What an account has earned and was not paid yet, in wei.
    /// @param account Whose.
    function earned(address account) external view returns (uint256);

    /// @notice Reward of one staked wei since the beginning, in 1e-18 wei.
    function rewardPerToken() external view returns (uint256);

    /// @notice {rewardPerToken} when it was last written down.
    function rewardPerTokenStored() external view returns (uint256);

    /// @notice {rewardPerToken} when the account's reward was last written down.
    /// @param account Whose.
    function userRewardPerTokenPaid(address account) external view returns (uint256);

    /// @notice The account's reward when it was last written down, in wei.
    /// @param account Whose.
    function rewards(address account) external view returns (uint256);

    /// @notice Wei that stream out a second, to all stakers together.
    function rewardRate() external view returns (uint256);

    /// @notice Seconds over which a reward streams out.
    function rewardsDuration() external view returns (uint256);

    /// @notice What a whole period pays at the present rate, in wei.
    function getRewardForDuration() external view returns (uint256);

    /// @notice When the present period ends or the last one ended, in Unix seconds.
    function periodFinish() external view returns (uint256);

    /// @notice Now, or the end of the period when that has passed, in Unix seconds.
    function lastTimeRewardApplicable() external view returns (uint256);

    /// @notice When the stream was last written down, in Unix seconds.
    function lastUpdateTime() external view returns (uint256);

    /// @notice Seconds that stake cools before it can be withdrawn; 0 for none.
    function cooldown() external view returns (uint256);

    /// @notice Where slashed stake goes; the zero address when it is burnt.
    function slashDestination() external view returns (address);

    /// @notice The token that is staked.
    function stakingToken() external view returns (IERC20);

    /// @notice The token that rewards are paid in: the same.
    function rewardsToken() external view returns (IERC20);
}

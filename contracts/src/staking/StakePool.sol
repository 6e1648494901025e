// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

/// @title Staking with the ABI of Synthetix' StakingRewards, plus a cooldown and slashing.
/// @notice The staked token is also the reward token. Amounts are wei, times seconds. Stake, cooling stake and
/// unpaid rewards together never exceed what the contract holds.
contract StakePool is AccessControl, ReentrancyGuard {
    using SafeERC20 for IERC20;

    struct Cooling {
        uint256 amount;
        uint256 readyAt;
    }

    /// @notice Whoever holds this role may slash.
    bytes32 public constant SLASHER_ROLE = keccak256("SLASHER_ROLE");
    /// @notice Whoever holds this role may announce rewards that it has sent.
    bytes32 public constant REWARDS_DISTRIBUTOR_ROLE = keccak256("REWARDS_DISTRIBUTOR_ROLE");

    uint256 private constant WHOLE_BPS = 10_000;
    uint256 private constant PRECISION = 1e18;

    IERC20 private immutable _TOKEN;
    uint256 private immutable _REWARDS_DURATION;
    uint256 private immutable _COOLDOWN;
    address private immutable _SLASH_DESTINATION;

    /// @notice When the present reward period ends, in Unix seconds.
    uint256 public periodFinish;
    /// @notice Wei of reward a second in the present period.
    uint256 public rewardRate;
    /// @notice When the reward per token was last brought up to date, in Unix seconds.
    uint256 public lastUpdateTime;
    /// @notice Reward per staked token up to the last update, scaled by 1e18.
    uint256 public rewardPerTokenStored;
    /// @notice Reward per token that an account has been credited with, scaled by 1e18.
    mapping(address account => uint256) public userRewardPerTokenPaid;
    /// @notice Credited and unpaid rewards of an account, in wei.
    mapping(address account => uint256) public rewards;

    uint256 private _totalSupply;
    uint256 private _totalCooling;
    /// @dev Rewards announced and not yet paid, dust included: what must stay in the contract besides stake.
    uint256 private _rewardReserve;
    mapping(address account => uint256) private _balances;
    mapping(address account => Cooling) private _cooling;

    event Staked(address indexed user, uint256 amount);
    event CooldownStarted(address indexed user, uint256 amount, uint256 readyAt);
    event Withdrawn(address indexed user, uint256 amount);
    event RewardPaid(address indexed user, uint256 reward);
    event RewardAdded(uint256 reward);
    event Slashed(address indexed user, uint256 fromStake, uint256 fromCooling, address indexed destination);

    error StakeZero();
    error StakeInsufficient(uint256 requested, uint256 available);
    error StakeCoolingDown(uint256 readyAt);
    error StakeRewardTooHigh(uint256 rewardRate, uint256 available);
    error StakeShareTooHigh(uint256 shareBps);

    /// @param token_ The token staked and paid out.
    /// @param rewardsDuration_ Length of a reward period, in seconds.
    /// @param cooldown_ Seconds between asking for stake back and getting it; 0 for none.
    /// @param slashDestination_ Who gets slashed stake; the zero address burns it.
    /// @param admin The account that grants roles first.
    constructor(IERC20 token_, uint256 rewardsDuration_, uint256 cooldown_, address slashDestination_, address admin) {
        _TOKEN = token_;
        _REWARDS_DURATION = rewardsDuration_;
        _COOLDOWN = cooldown_;
        _SLASH_DESTINATION = slashDestination_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    modifier updateReward(address account) {
        rewardPerTokenStored = rewardPerToken();
        lastUpdateTime = lastTimeRewardApplicable();
        if (account != address(0)) {
            rewards[account] = earned(account);
            userRewardPerTokenPaid[account] = rewardPerTokenStored;
        }
        _;
    }

    /// @notice Stakes `amount` wei, which the pool must be approved for.
    function stake(uint256 amount) external nonReentrant updateReward(msg.sender) {
        if (amount == 0) revert StakeZero();
        _totalSupply += amount;
        _balances[msg.sender] += amount;
        emit Staked(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Asks for `amount` wei of stake back: it earns nothing from now on, can still be slashed, and can be
    /// withdrawn once the cooldown has passed. A second request adds to the first and restarts the clock.
    function startCooldown(uint256 amount) external updateReward(msg.sender) {
        if (amount == 0) revert StakeZero();
        uint256 active = _balances[msg.sender];
        if (amount > active) revert StakeInsufficient(amount, active);
        Cooling storage cooled = _cooling[msg.sender];
        _balances[msg.sender] = active - amount;
        _totalSupply -= amount;
        _totalCooling += amount;
        cooled.amount += amount;
        cooled.readyAt = block.timestamp + _COOLDOWN;
        emit CooldownStarted(msg.sender, amount, cooled.readyAt);
    }

    /// @notice Pays back `amount` wei: cooled stake whose time has come, or stake at once where there is no cooldown.
    function withdraw(uint256 amount) external {
        _withdraw(amount);
    }

    /// @notice Pays out the rewards earned so far.
    function getReward() external {
        _payReward();
    }

    /// @notice Withdraws all that can be withdrawn and pays out the rewards earned so far.
    function exit() external {
        uint256 available = _COOLDOWN == 0 ? _balances[msg.sender] : _cooling[msg.sender].amount;
        if (available > 0 && (_COOLDOWN == 0 || block.timestamp >= _cooling[msg.sender].readyAt)) _withdraw(available);
        _payReward();
    }

    /// @notice Takes a share of an account's active and cooling stake.
    /// @param account Whose.
    /// @param shareBps Which share, in 1/10,000.
    /// @return amount What was taken, in wei.
    function slash(address account, uint256 shareBps)
        external
        nonReentrant
        onlyRole(SLASHER_ROLE)
        updateReward(account)
        returns (uint256 amount)
    {
        if (shareBps > WHOLE_BPS) revert StakeShareTooHigh(shareBps);
        Cooling storage cooled = _cooling[account];
        uint256 fromStake = (_balances[account] * shareBps) / WHOLE_BPS;
        uint256 fromCooling = (cooled.amount * shareBps) / WHOLE_BPS;
        amount = fromStake + fromCooling;
        if (amount == 0) return 0;
        _balances[account] -= fromStake;
        _totalSupply -= fromStake;
        cooled.amount -= fromCooling;
        _totalCooling -= fromCooling;
        emit Slashed(account, fromStake, fromCooling, _SLASH_DESTINATION);
        if (_SLASH_DESTINATION == address(0)) ERC20Burnable(address(_TOKEN)).burn(amount);
        else _TOKEN.safeTransfer(_SLASH_DESTINATION, amount);
    }

    /// @notice Spreads `reward` wei, already in the contract, over a new reward period together with what is left of
    /// the present one.
    function notifyRewardAmount(uint256 reward)
        external
        onlyRole(REWARDS_DISTRIBUTOR_ROLE)
        updateReward(address(0))
    {
        uint256 left = block.timestamp >= periodFinish ? 0 : (periodFinish - block.timestamp) * rewardRate;
        uint256 rate = (reward + left) / _REWARDS_DURATION;
        uint256 reserved = _totalSupply + _totalCooling + _rewardReserve;
        uint256 balance = _TOKEN.balanceOf(address(this));
        uint256 available = balance > reserved ? balance - reserved : 0;
        if (reward > available) revert StakeRewardTooHigh(rate, available);
        _rewardReserve += reward;
        rewardRate = rate;
        lastUpdateTime = block.timestamp;
        periodFinish = block.timestamp + _REWARDS_DURATION;
        emit RewardAdded(reward);
    }

    /// @notice Active stake of all accounts, in wei.
    function totalSupply() external view returns (uint256) {
        return _totalSupply;
    }

    /// @notice Cooling stake of all accounts, in wei.
    function totalCooling() external view returns (uint256) {
        return _totalCooling;
    }

    /// @notice Active stake of an account, in wei.
    function balanceOf(address account) external view returns (uint256) {
        return _balances[account];
    }

    /// @notice Cooling stake of an account, in wei, and when it can be withdrawn, in Unix seconds.
    function cooling(address account) external view returns (uint256 amount, uint256 readyAt) {
        Cooling storage cooled = _cooling[account];
        return (cooled.amount, cooled.readyAt);
    }

    /// @notice Length of a reward period, in seconds.
    function rewardsDuration() external view returns (uint256) {
        return _REWARDS_DURATION;
    }

    /// @notice Seconds between asking for stake back and getting it.
    function cooldown() external view returns (uint256) {
        return _COOLDOWN;
    }

    /// @notice Reward of one whole period at the present rate, in wei.
    function getRewardForDuration() external view returns (uint256) {
        return rewardRate * _REWARDS_DURATION;
    }

    /// @notice Now, or the end of the reward period when that has passed, in Unix seconds.
    function lastTimeRewardApplicable() public view returns (uint256) {
        return block.timestamp < periodFinish ? block.timestamp : periodFinish;
    }

    /// @notice Reward per staked token so far, scaled by 1e18.
    function rewardPerToken() public view returns (uint256) {
        if (_totalSupply == 0) return rewardPerTokenStored;
        return rewardPerTokenStored
            + ((lastTimeRewardApplicable() - lastUpdateTime) * rewardRate * PRECISION) / _totalSupply;
    }

    /// @notice Unpaid rewards of an account, in wei.
    function earned(address account) public view returns (uint256) {
        return (_balances[account] * (rewardPerToken() - userRewardPerTokenPaid[account])) / PRECISION
            + rewards[account];
    }

    function _withdraw(uint256 amount) private nonReentrant updateReward(msg.sender) {
        if (amount == 0) revert StakeZero();
        if (_COOLDOWN == 0) {
            uint256 active = _balances[msg.sender];
            if (amount > active) revert StakeInsufficient(amount, active);
            _balances[msg.sender] = active - amount;
            _totalSupply -= amount;
        } else {
            Cooling storage cooled = _cooling[msg.sender];
            if (amount > cooled.amount) revert StakeInsufficient(amount, cooled.amount);
            if (block.timestamp < cooled.readyAt) revert StakeCoolingDown(cooled.readyAt);
            cooled.amount -= amount;
            _totalCooling -= amount;
        }
        emit Withdrawn(msg.sender, amount);
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    function _payReward() private nonReentrant updateReward(msg.sender) {
        uint256 reward = rewards[msg.sender];
        if (reward == 0) return;
        rewards[msg.sender] = 0;
        _rewardReserve -= reward;
        emit RewardPaid(msg.sender, reward);
        _TOKEN.safeTransfer(msg.sender, reward);
    }
}

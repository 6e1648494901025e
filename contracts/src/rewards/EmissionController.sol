// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {StakePool} from "../staking/StakePool.sol";
import {GovernanceToken} from "../token/GovernanceToken.sol";

/// @notice How the release of an epoch changes over time.
/// `kind` 0 constant; 1 exponential, `parameter` = decay in ppm an epoch; 2 halving, `parameter` = epochs between halvings.
struct EmissionSchedule {
    uint8 kind;
    uint64 start;
    uint64 epochLength;
    uint256 parameter;
}

/// @notice Where the four shares of an epoch go.
struct EmissionPools {
    address trainers;
    address validators;
    address stakers;
    address treasury;
}

/// @title Mints each epoch's new tokens and hands them out by the registry's split.
/// @notice Amounts are wei, times Unix seconds. Anybody may release an epoch that is due; each is released once.
contract EmissionController {
    /// @notice Most epochs one call releases, so that a long pause cannot exceed a block.
    uint256 public constant MAX_EPOCHS_PER_CALL = 64;

    uint256 private constant PPM = 1_000_000;
    uint256 private constant WHOLE_BPS = 10_000;
    uint8 private constant EXPONENTIAL = 1;
    uint8 private constant HALVING = 2;
    /// @dev Decay is compounded in 1e18 fixed point; more epochs than this are clipped to nothing anyway.
    uint256 private constant FIXED_POINT = 1e18;

    GovernanceToken private immutable _TOKEN;
    ParameterRegistry private immutable _REGISTRY;
    uint8 private immutable _KIND;
    uint64 private immutable _START;
    uint64 private immutable _EPOCH_LENGTH;
    uint256 private immutable _PARAMETER;
    address private immutable _TRAINERS;
    address private immutable _VALIDATORS;
    address private immutable _STAKERS;
    address private immutable _TREASURY;

    uint256 private _nextEpoch;

    event EpochReleased(uint256 indexed epoch, uint256 trainers, uint256 validators, uint256 stakers, uint256 treasury);

    error EmissionNotDue(uint256 nextEpochAt);
    error EmissionScheduleInvalid(uint8 kind, uint256 parameter);

    constructor(
        GovernanceToken token_,
        ParameterRegistry registry_,
        EmissionSchedule memory schedule,
        EmissionPools memory pools
    ) {
        bool valid = schedule.epochLength > 0
            && (schedule.kind == 0 || (schedule.kind == EXPONENTIAL && schedule.parameter <= PPM)
                || (schedule.kind == HALVING && schedule.parameter > 0));
        if (!valid) revert EmissionScheduleInvalid(schedule.kind, schedule.parameter);
        _TOKEN = token_;
        _REGISTRY = registry_;
        _KIND = schedule.kind;
        _START = schedule.start;
        _EPOCH_LENGTH = schedule.epochLength;
        _PARAMETER = schedule.parameter;
        _TRAINERS = pools.trainers;
        _VALIDATORS = pools.validators;
        _STAKERS = pools.stakers;
        _TREASURY = pools.treasury;
    }

    /// @notice Releases every epoch that is due, at most {MAX_EPOCHS_PER_CALL} of them.
    function releaseEpoch() external {
        uint256 epoch = _nextEpoch;
        uint256 due = _dueEpochs();
        if (epoch >= due) revert EmissionNotDue(_START + epoch * _EPOCH_LENGTH);
        uint256 last = due - epoch > MAX_EPOCHS_PER_CALL ? epoch + MAX_EPOCHS_PER_CALL : due;
        _nextEpoch = last;
        for (; epoch < last; ++epoch) _release(epoch);
    }

    /// @notice Number of the next epoch to be released, from 0.
    function nextEpoch() external view returns (uint256) {
        return _nextEpoch;
    }

    /// @notice What an epoch would release at the registry's present rate, before the cap, in wei.
    function amountOf(uint256 epoch) public view returns (uint256) {
        uint256 base = _REGISTRY.get(ParameterKeys.EMISSION_PER_EPOCH);
        if (_KIND == EXPONENTIAL) return (base * _power(((PPM - _PARAMETER) * FIXED_POINT) / PPM, epoch)) / FIXED_POINT;
        if (_KIND == HALVING) {
            uint256 halvings = epoch / _PARAMETER;
            return halvings > 255 ? 0 : base >> halvings;
        }
        return base;
    }

    function _release(uint256 epoch) private {
        uint256 amount = amountOf(epoch);
        uint256 room = _TOKEN.cap() - _TOKEN.totalSupply();
        if (amount > room) amount = room;
        uint256 trainers = (amount * _REGISTRY.get(ParameterKeys.SPLIT_TRAINERS_BPS)) / WHOLE_BPS;
        uint256 validators = (amount * _REGISTRY.get(ParameterKeys.SPLIT_VALIDATORS_BPS)) / WHOLE_BPS;
        uint256 stakers = (amount * _REGISTRY.get(ParameterKeys.SPLIT_STAKERS_BPS)) / WHOLE_BPS;
        uint256 treasury = amount - trainers - validators - stakers;
        emit EpochReleased(epoch, trainers, validators, stakers, treasury);
        if (trainers > 0) _TOKEN.mint(_TRAINERS, trainers);
        if (validators > 0) _TOKEN.mint(_VALIDATORS, validators);
        if (treasury > 0) _TOKEN.mint(_TREASURY, treasury);
        if (stakers > 0) {
            _TOKEN.mint(_STAKERS, stakers);
            StakePool(_STAKERS).notifyRewardAmount(stakers);
        }
    }

    function _dueEpochs() private view returns (uint256) {
        return block.timestamp < _START ? 0 : (block.timestamp - _START) / _EPOCH_LENGTH + 1;
    }

    /// @dev Fixed-point power by squaring.
    function _power(uint256 factor, uint256 exponent) private pure returns (uint256 result) {
        result = FIXED_POINT;
        for (; exponent > 0; exponent >>= 1) {
            if (exponent & 1 == 1) result = (result * factor) / FIXED_POINT;
            factor = (factor * factor) / FIXED_POINT;
        }
    }
}

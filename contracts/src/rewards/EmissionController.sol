// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {StakePool} from "../staking/StakePool.sol";
import {GovernanceToken} from "../token/GovernanceToken.sol";
import {EmissionCurve} from "./EmissionCurve.sol";

/// @notice When epochs begin and how their amount changes.
/// @param kind 0 constant, 1 exponential decay, 2 halving, 3 capped, 4 by issuance, 5 by accuracy.
/// @param start When epoch 0 is due, in Unix seconds.
/// @param epochLength Seconds from one epoch to the next.
/// @param parameter Kind 1: decay an epoch, in 1/1,000,000. Kind 2: epochs between halvings. Kind 3: wei that all
/// epochs release together at most. Kind 4: the supply that is never reached, in wei. Kind 5: accuracy at and below
/// which nothing is released, in 1/1,000,000. Kind 0: not used.
struct EmissionSchedule {
    uint8 kind;
    uint64 start;
    uint64 epochLength;
    uint256 parameter;
}

/// @notice Who gets an epoch's release.
/// @param trainers The trainers' pool.
/// @param validators The validators' pool.
/// @param stakers The stake pool; it is told of every reward.
/// @param treasury The treasury; it also gets what rounding leaves.
struct EmissionPools {
    address trainers;
    address validators;
    address stakers;
    address treasury;
}

/// @title Whoever says how accurate the model was measured to be.
/// @notice The training rounds do.
interface IMeasuredAccuracy {
    /// @notice The accuracy measured last, in 1/1,000,000; 0 before any was.
    function accuracyPpm() external view returns (uint256);
}

/// @title Mints what every epoch brings and shares it out, by rules that the DAO sets.
/// @notice Anyone may have due epochs released; each is released once, in order. Amounts are token wei.
contract EmissionController {
    /// @notice Epochs that one call releases at most, so that a long pause can be caught up with in steps.
    uint256 public constant MAX_EPOCHS_PER_CALL = 64;

    uint8 private constant CONSTANT = 0;
    uint8 private constant EXPONENTIAL = 1;
    uint8 private constant HALVING = 2;
    uint8 private constant CAPPED = 3;
    uint8 private constant BY_ISSUANCE = 4;
    uint8 private constant BY_ACCURACY = 5;
    uint256 private constant WHOLE_BPS = 10_000;

    GovernanceToken private immutable _TOKEN;
    ParameterRegistry private immutable _REGISTRY;
    address private immutable _TRAINERS;
    address private immutable _VALIDATORS;
    StakePool private immutable _STAKERS;
    address private immutable _TREASURY;
    uint8 private immutable _KIND;
    uint64 private immutable _START;
    uint64 private immutable _EPOCH_LENGTH;
    uint256 private immutable _PARAMETER;
    address private immutable _DEPLOYER;

    uint256 private _nextEpoch;
    uint256 private _released;
    IMeasuredAccuracy private _measure;

    /// @notice An epoch's amount was minted and shared out.
    /// @param epoch The epoch, from 0.
    /// @param trainers Wei to the trainers' pool.
    /// @param validators Wei to the validators' pool.
    /// @param stakers Wei to the stake pool.
    /// @param treasury Wei to the treasury.
    event EpochReleased(
        uint256 indexed epoch,
        uint256 trainers,
        uint256 validators,
        uint256 stakers,
        uint256 treasury
    );

    /// @notice Somebody says from now on how accurate the model is.
    /// @param measure Who.
    event MeasureSet(address indexed measure);

    /// @notice Every epoch that is due has been released.
    /// @param nextEpochAt When the next is due, in Unix seconds.
    error EmissionNotDue(uint256 nextEpochAt);
    /// @notice There is no such kind of schedule_.
    error EmissionKindUnknown(uint8 kind);
    /// @notice Epochs must last some time.
    error EmissionEpochLengthZero();
    /// @notice The schedule's parameter is a decay over 1,000,000 ppm, a halving after 0 epochs, a supply of 0, or an
    /// accuracy of 1,000,000 ppm or more.
    error EmissionParameterInvalid(uint256 parameter);
    /// @notice Only the deployer says whose measurements count, and only once.
    error EmissionMeasureFixed();

    /// @notice Fixes the schedule and the pools for good; amount and split stay the registry's.
    /// @param token_ The token, whose minter this controller must become.
    /// @param registry_ Where the amount and the split are read at every release.
    /// @param schedule_ When epochs begin and how their amount changes.
    /// @param pools Who gets what is released.
    constructor(
        GovernanceToken token_,
        ParameterRegistry registry_,
        EmissionSchedule memory schedule_,
        EmissionPools memory pools
    ) {
        if (schedule_.kind > BY_ACCURACY) revert EmissionKindUnknown(schedule_.kind);
        if (schedule_.epochLength == 0) revert EmissionEpochLengthZero();
        bool decayTooHigh = schedule_.kind == EXPONENTIAL && schedule_.parameter > EmissionCurve.WHOLE_PPM;
        bool isNothing = schedule_.parameter == 0 && (schedule_.kind == HALVING || schedule_.kind == BY_ISSUANCE);
        bool noRoom = schedule_.kind == BY_ACCURACY && schedule_.parameter >= EmissionCurve.WHOLE_PPM;
        if (decayTooHigh || isNothing || noRoom) revert EmissionParameterInvalid(schedule_.parameter);
        _TOKEN = token_;
        _REGISTRY = registry_;
        _TRAINERS = pools.trainers;
        _VALIDATORS = pools.validators;
        _STAKERS = StakePool(pools.stakers);
        _TREASURY = pools.treasury;
        _KIND = schedule_.kind;
        _START = schedule_.start;
        _EPOCH_LENGTH = schedule_.epochLength;
        _PARAMETER = schedule_.parameter;
        _DEPLOYER = msg.sender;
    }

    /// @notice Fixes for good whose measurements an emission by accuracy goes by; before, it releases nothing.
    /// @param measure_ Who measures.
    function measureBy(IMeasuredAccuracy measure_) external {
        if (msg.sender != _DEPLOYER || address(_measure) != address(0)) revert EmissionMeasureFixed();
        _measure = measure_;
        emit MeasureSet(address(measure_));
    }

    /// @notice Releases every epoch that is due and was not released, at most {MAX_EPOCHS_PER_CALL}.
    function releaseEpoch() external {
        uint256 epoch = _nextEpoch;
        uint256 dueAt = _dueAt(epoch);
        if (block.timestamp < dueAt) revert EmissionNotDue(dueAt);
        uint256 due = (block.timestamp - dueAt) / _EPOCH_LENGTH + 1;
        uint256 end = epoch + (due < MAX_EPOCHS_PER_CALL ? due : MAX_EPOCHS_PER_CALL);
        _nextEpoch = end;
        for (; epoch < end; ++epoch) {
            _release(epoch);
        }
    }

    /// @notice The first epoch that was not released yet.
    function nextEpoch() external view returns (uint256) {
        return _nextEpoch;
    }

    /// @notice When the next epoch is due, in Unix seconds.
    function nextEpochAt() external view returns (uint256) {
        return _dueAt(_nextEpoch);
    }

    /// @notice When epochs begin and how their amount changes.
    function schedule() external view returns (EmissionSchedule memory) {
        return EmissionSchedule({kind: _KIND, start: _START, epochLength: _EPOCH_LENGTH, parameter: _PARAMETER});
    }

    /// @notice What all epochs released so far, in wei.
    function released() external view returns (uint256) {
        return _released;
    }

    /// @notice What an epoch would release if it were due now, before the token's cap, in wei.
    /// @param epoch The epoch, from 0.
    function amountOf(uint256 epoch) public view returns (uint256) {
        uint256 amount = _REGISTRY.get(ParameterKeys.EMISSION_PER_EPOCH);
        if (_KIND == CONSTANT) return amount;
        if (_KIND == EXPONENTIAL) return EmissionCurve.exponential(amount, _PARAMETER, epoch);
        if (_KIND == HALVING) return EmissionCurve.halving(amount, _PARAMETER, epoch);
        if (_KIND == CAPPED) return EmissionCurve.capped(amount, _PARAMETER, _released);
        if (_KIND == BY_ISSUANCE) return EmissionCurve.byIssuance(amount, _PARAMETER, _TOKEN.totalSupply());
        if (address(_measure) == address(0)) return 0;
        return EmissionCurve.byAccuracy(amount, _PARAMETER, _measure.accuracyPpm());
    }

    function _release(uint256 epoch) private {
        uint256 amount = amountOf(epoch);
        uint256 available = _TOKEN.cap() - _TOKEN.totalSupply();
        if (amount > available) amount = available;
        _released += amount;

        uint256 trainers = _share(amount, ParameterKeys.SPLIT_TRAINERS_BPS);
        uint256 validators = _share(amount, ParameterKeys.SPLIT_VALIDATORS_BPS);
        uint256 stakers = _share(amount, ParameterKeys.SPLIT_STAKERS_BPS);
        uint256 treasury = amount - trainers - validators - stakers;
        emit EpochReleased(epoch, trainers, validators, stakers, treasury);

        if (trainers > 0) _TOKEN.mint(_TRAINERS, trainers);
        if (validators > 0) _TOKEN.mint(_VALIDATORS, validators);
        if (treasury > 0) _TOKEN.mint(_TREASURY, treasury);
        if (stakers > 0) {
            _TOKEN.mint(address(_STAKERS), stakers);
            _STAKERS.notifyRewardAmount(stakers);
        }
    }

    /// @dev A share of `amount` in wei, rounded down. The supply, and so `amount`, fits in 208 bits.
    function _share(uint256 amount, bytes32 key) private view returns (uint256) {
        return (amount * _REGISTRY.get(key)) / WHOLE_BPS;
    }

    function _dueAt(uint256 epoch) private view returns (uint256) {
        return uint256(_START) + epoch * _EPOCH_LENGTH;
    }
}

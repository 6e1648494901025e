// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ParameterKeys} from "./ParameterKeys.sol";

/// @notice A setting to start with.
/// @param key Its name, ASCII and left aligned.
/// @param value Its first value.
/// @param minimum The smallest value it may ever have.
/// @param maximum The largest value it may ever have.
struct Parameter {
    bytes32 key;
    uint256 value;
    uint256 minimum;
    uint256 maximum;
}

/// @title The DAO's settings.
/// @notice Only the owner (the timelock) changes them, and only within bounds fixed at deployment.
contract ParameterRegistry is Ownable {
    struct Entry {
        uint256 value;
        uint256 minimum;
        uint256 maximum;
        bool known;
    }

    /// @dev Basis points that make a whole.
    uint256 private constant WHOLE_BPS = 10_000;

    mapping(bytes32 key => Entry) private _entries;
    bytes32[] private _keys;

    /// @notice A setting has a new value.
    /// @param key The setting.
    /// @param previousValue What it was (0 when the registry is deployed).
    /// @param newValue What it is now, in the unit its name tells.
    event ParameterSet(bytes32 indexed key, uint256 previousValue, uint256 newValue);

    /// @notice There is no setting of this name.
    error ParameterUnknown(bytes32 key);
    /// @notice The same name was given twice at deployment.
    error ParameterDuplicate(bytes32 key);
    /// @notice The value lies outside the bounds fixed at deployment.
    error ParameterOutOfBounds(bytes32 key, uint256 value, uint256 minimum, uint256 maximum);
    /// @notice The four shares of the split do not add up to 10,000.
    error ParameterSplitInvalid(uint256 totalBps);
    /// @notice A share of the split changes only together with the others, by {setSplit}.
    error ParameterSetAsSplit(bytes32 key);

    /// @notice Sets every setting for the first time.
    /// @param owner_ The only account that may change settings: the timelock.
    /// @param parameters All settings there will ever be, the four shares of the split among them.
    constructor(address owner_, Parameter[] memory parameters) Ownable(owner_) {
        uint256 count = parameters.length;
        for (uint256 i = 0; i < count; ++i) {
            Parameter memory p = parameters[i];
            if (_entries[p.key].known) revert ParameterDuplicate(p.key);
            _entries[p.key] = Entry({value: 0, minimum: p.minimum, maximum: p.maximum, known: true});
            _keys.push(p.key);
            _set(p.key, p.value);
        }
        _requireWholeSplit(
            get(ParameterKeys.SPLIT_TRAINERS_BPS),
            get(ParameterKeys.SPLIT_VALIDATORS_BPS),
            get(ParameterKeys.SPLIT_STAKERS_BPS),
            get(ParameterKeys.SPLIT_TREASURY_BPS)
        );
    }

    /// @notice Changes one setting that is not a share of the split.
    /// @param key The setting.
    /// @param value Its new value, in the unit its name tells.
    function set(bytes32 key, uint256 value) external onlyOwner {
        if (
            key == ParameterKeys.SPLIT_TRAINERS_BPS ||
            key == ParameterKeys.SPLIT_VALIDATORS_BPS ||
            key == ParameterKeys.SPLIT_STAKERS_BPS ||
            key == ParameterKeys.SPLIT_TREASURY_BPS
        ) revert ParameterSetAsSplit(key);
        _set(key, value);
    }

    /// @notice Changes who gets which share of every epoch's release. The four add up to 10,000.
    /// @param trainersBps The trainers' share, in 1/10,000.
    /// @param validatorsBps The validators' share, in 1/10,000.
    /// @param stakersBps The stakers' share, in 1/10,000.
    /// @param treasuryBps The treasury's share, in 1/10,000.
    function setSplit(
        uint256 trainersBps,
        uint256 validatorsBps,
        uint256 stakersBps,
        uint256 treasuryBps
    ) external onlyOwner {
        _requireWholeSplit(trainersBps, validatorsBps, stakersBps, treasuryBps);
        _set(ParameterKeys.SPLIT_TRAINERS_BPS, trainersBps);
        _set(ParameterKeys.SPLIT_VALIDATORS_BPS, validatorsBps);
        _set(ParameterKeys.SPLIT_STAKERS_BPS, stakersBps);
        _set(ParameterKeys.SPLIT_TREASURY_BPS, treasuryBps);
    }

    /// @notice The bounds a setting must keep to, both inclusive.
    /// @param key The setting.
    /// @return minimum The smallest value it may have.
    /// @return maximum The largest value it may have.
    function bounds(bytes32 key) external view returns (uint256 minimum, uint256 maximum) {
        Entry storage entry = _known(key);
        return (entry.minimum, entry.maximum);
    }

    /// @notice The names of all settings, in the order they were given at deployment.
    function keys() external view returns (bytes32[] memory) {
        return _keys;
    }

    /// @notice A setting's value, in the unit its name tells.
    /// @param key The setting.
    function get(bytes32 key) public view returns (uint256) {
        return _known(key).value;
    }

    function _set(bytes32 key, uint256 value) private {
        Entry storage entry = _known(key);
        if (value < entry.minimum || value > entry.maximum) {
            revert ParameterOutOfBounds(key, value, entry.minimum, entry.maximum);
        }
        uint256 previousValue = entry.value;
        entry.value = value;
        emit ParameterSet(key, previousValue, value);
    }

    function _known(bytes32 key) private view returns (Entry storage entry) {
        entry = _entries[key];
        if (!entry.known) revert ParameterUnknown(key);
    }

    function _requireWholeSplit(uint256 a, uint256 b, uint256 c, uint256 d) private pure {
        // A share over the whole is at fault by itself; without this their sum could overflow.
        if (a > WHOLE_BPS) revert ParameterSplitInvalid(a);
        if (b > WHOLE_BPS) revert ParameterSplitInvalid(b);
        if (c > WHOLE_BPS) revert ParameterSplitInvalid(c);
        if (d > WHOLE_BPS) revert ParameterSplitInvalid(d);
        uint256 totalBps = a + b + c + d;
        if (totalBps != WHOLE_BPS) revert ParameterSplitInvalid(totalBps);
    }
}

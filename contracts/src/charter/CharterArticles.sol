// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ParameterKeys} from "../governance/ParameterKeys.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {Article, ICharter} from "./ICharter.sol";

/// @notice The charter's numbers.
/// @param transferBps Largest part of an asset of the treasury that one proposal may pay out or approve, in 1/10,000.
/// @param changeBps Largest change of a setting, in 1/10,000 of the larger of its old and its new value.
/// @param supermajorityBps For votes among those For and Against that an amendment needs, in 1/10,000.
/// @param amendmentDelay Seconds from an amendment's announcement to when it may be enacted.
struct Limits {
    uint16 transferBps;
    uint16 changeBps;
    uint16 supermajorityBps;
    uint48 amendmentDelay;
}

/// @notice A setting whose largest change is another than that of all others.
/// @param key Its name in the registry.
/// @param changeBps Largest change, in 1/10,000 of the larger of its old and its new value; 10,000 for any.
struct ChangeLimit {
    bytes32 key;
    uint16 changeBps;
}

/// @title The articles of a charter: what a proposal's calls are held against.
/// @notice Article 1: no proposal pays out or approves more than a part of what the treasury has of an asset. Article
/// 2: no proposal changes a setting by more than a part of it. Article 3: some calls are never made. Article 4: data
/// and model are used for what the charter names only. How articles change is for who inherits.
abstract contract CharterArticles is ICharter {
    /// @dev Basis points that make a whole.
    uint256 internal constant WHOLE_BPS = 10_000;

    /// @dev The timelock whose calls must keep to the charter.
    address internal immutable _TREASURY;

    Limits private _limits;
    mapping(bytes32 key => uint16) private _changeBps;
    mapping(bytes32 key => bool) private _hasChangeLimit;
    mapping(bytes4 selector => bool) private _forbidden;
    mapping(bytes32 purpose => bool) private _purposes;

    /// @notice The charter has other numbers.
    /// @param limits The new ones.
    event LimitsSet(Limits limits);
    /// @notice A setting has a largest change of its own.
    /// @param key The setting.
    /// @param changeBps Largest change, in 1/10,000.
    event ChangeLimitSet(bytes32 indexed key, uint16 changeBps);
    /// @notice A function may be called no more, or again.
    /// @param selector The function's selector.
    /// @param forbidden Whether it is forbidden.
    event ForbiddenCallSet(bytes4 indexed selector, bool forbidden);
    /// @notice Data and model may be used for something, or no more.
    /// @param purpose For what.
    /// @param allowed Whether they may.
    event PurposeSet(bytes32 indexed purpose, bool allowed);
    /// @notice More than the whole.
    /// @param shareBps Asked for, in 1/10,000.
    error CharterShareTooHigh(uint256 shareBps);

    /// @notice Begins with all articles.
    /// @param treasury_ The timelock whose calls must keep to the charter.
    /// @param limits_ The numbers.
    /// @param changeLimits Settings with a largest change of their own.
    /// @param forbidden Selectors of the functions that are never called.
    /// @param purposes What data and model may be used for.
    constructor(
        address treasury_,
        Limits memory limits_,
        ChangeLimit[] memory changeLimits,
        bytes4[] memory forbidden,
        bytes32[] memory purposes
    ) {
        _TREASURY = treasury_;
        _setLimits(limits_);
        for (uint256 i = 0; i < changeLimits.length; ++i) _setChangeLimit(changeLimits[i]);
        for (uint256 i = 0; i < forbidden.length; ++i) _setForbidden(forbidden[i], true);
        for (uint256 i = 0; i < purposes.length; ++i) _setPurpose(purposes[i], true);
    }

    /// @inheritdoc ICharter
    function check(address[] calldata targets, uint256[] calldata values, bytes[] calldata payloads) external view {
        (Article article, uint256 call) = breach(targets, values, payloads);
        if (article != Article.None) revert CharterForbids(article, call);
    }

    /// @inheritdoc ICharter
    function purposeAllowed(bytes32 purpose) external view returns (bool) {
        return _purposes[purpose];
    }

    /// @notice The charter's numbers.
    function limits() public view returns (Limits memory) {
        return _limits;
    }

    /// @notice Whether a function is never called.
    /// @param selector Its selector.
    function isForbidden(bytes4 selector) external view returns (bool) {
        return _forbidden[selector];
    }

    /// @inheritdoc ICharter
    function breach(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads
    ) public view returns (Article article, uint256 call) {
        uint256 native;
        for (uint256 i = 0; i < targets.length; ++i) {
            native += values[i];
            if (native > Math.mulDiv(_TREASURY.balance, _limits.transferBps, WHOLE_BPS)) {
                return (Article.LargestTransfer, i);
            }
            if (payloads[i].length < 4) continue;
            if (_forbidden[bytes4(payloads[i][:4])]) return (Article.ForbiddenCall, i);
            if (_paysTooMuch(targets, payloads, i)) return (Article.LargestTransfer, i);
            if (_changesTooMuch(targets[i], payloads[i])) return (Article.LargestChange, i);
        }
        return (Article.None, 0);
    }

    /// @notice How far a setting may change, in 1/10,000 of the larger of its old and its new value.
    /// @param key The setting.
    function changeLimit(bytes32 key) public view returns (uint256) {
        return _hasChangeLimit[key] ? _changeBps[key] : _limits.changeBps;
    }

    function _setLimits(Limits memory limits_) internal {
        if (limits_.transferBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.transferBps);
        if (limits_.changeBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.changeBps);
        if (limits_.supermajorityBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.supermajorityBps);
        _limits = limits_;
        emit LimitsSet(limits_);
    }

    function _setChangeLimit(ChangeLimit memory limit) internal {
        if (limit.changeBps > WHOLE_BPS) revert CharterShareTooHigh(limit.changeBps);
        _hasChangeLimit[limit.key] = true;
        _changeBps[limit.key] = limit.changeBps;
        emit ChangeLimitSet(limit.key, limit.changeBps);
    }

    function _setForbidden(bytes4 selector, bool forbidden) internal {
        _forbidden[selector] = forbidden;
        emit ForbiddenCallSet(selector, forbidden);
    }

    function _setPurpose(bytes32 purpose, bool allowed) internal {
        _purposes[purpose] = allowed;
        emit PurposeSet(purpose, allowed);
    }

    /// @dev Whether the call pays or approves an asset, and the calls up to it together too much of it.
    function _paysTooMuch(
        address[] calldata targets,
        bytes[] calldata payloads,
        uint256 last
    ) private view returns (bool) {
        (bool pays, uint256 paid) = _paid(payloads[last]);
        if (!pays) return false;
        for (uint256 i = 0; i < last; ++i) {
            if (targets[i] != targets[last]) continue;
            (, uint256 before) = _paid(payloads[i]);
            if (paid > type(uint256).max - before) return true;
            paid += before;
        }
        if (paid == 0) return false;
        return paid > Math.mulDiv(_holdings(targets[last]), _limits.transferBps, WHOLE_BPS);
    }

    /// @dev What the treasury has of an asset; nothing of what is none.
    function _holdings(address asset) private view returns (uint256) {
        (bool known, bytes memory answer) = asset.staticcall(abi.encodeCall(IERC20.balanceOf, (_TREASURY)));
        return known && answer.length >= 32 ? abi.decode(answer, (uint256)) : 0;
    }

    /// @dev Wei of an asset that a call pays out, lets others take or burns. Data too short to be read counts as all.
    function _paid(bytes calldata payload) private pure returns (bool pays, uint256 amount) {
        if (payload.length < 4) return (false, 0);
        bytes4 selector = bytes4(payload[:4]);
        if (selector == IERC20.transfer.selector || selector == IERC20.approve.selector) {
            return (true, payload.length < 68 ? type(uint256).max : uint256(bytes32(payload[36:68])));
        }
        if (selector == IERC20.transferFrom.selector) {
            return (true, payload.length < 100 ? type(uint256).max : uint256(bytes32(payload[68:100])));
        }
        if (selector == ERC20Burnable.burn.selector) {
            return (true, payload.length < 36 ? type(uint256).max : uint256(bytes32(payload[4:36])));
        }
        return (false, 0);
    }

    function _changesTooMuch(address target, bytes calldata payload) private view returns (bool) {
        bytes4 selector = bytes4(payload[:4]);
        if (selector == ParameterRegistry.set.selector) {
            if (payload.length < 68) return true;
            return _changes(target, bytes32(payload[4:36]), uint256(bytes32(payload[36:68])));
        }
        if (selector != ParameterRegistry.setSplit.selector) return false;
        if (payload.length < 132) return true;
        return
            _changes(target, ParameterKeys.SPLIT_TRAINERS_BPS, uint256(bytes32(payload[4:36]))) ||
            _changes(target, ParameterKeys.SPLIT_VALIDATORS_BPS, uint256(bytes32(payload[36:68]))) ||
            _changes(target, ParameterKeys.SPLIT_STAKERS_BPS, uint256(bytes32(payload[68:100]))) ||
            _changes(target, ParameterKeys.SPLIT_TREASURY_BPS, uint256(bytes32(payload[100:132])));
    }

    /// @dev Whether a setting would change by more than it may. What cannot be read changes too much.
    function _changes(address target, bytes32 key, uint256 value) private view returns (bool) {
        (bool known, bytes memory answer) = target.staticcall(abi.encodeCall(ParameterRegistry.get, (key)));
        if (!known || answer.length < 32) return true;
        uint256 now_ = abi.decode(answer, (uint256));
        uint256 larger = Math.max(now_, value);
        return larger - Math.min(now_, value) > Math.mulDiv(larger, changeLimit(key), WHOLE_BPS);
    }
}

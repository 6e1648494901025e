// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ConfigurableGovernor} from "../governance/ConfigurableGovernor.sol";
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

/// @notice What an amendment's proposal was, by which its votes are found.
/// @param governor The governor that decided on it; it must be the timelock's.
/// @param targets Its calls' targets.
/// @param values Native wei its calls sent.
/// @param calldatas Its calls' data.
/// @param descriptionHash Keccak-256 of its description.
struct Decision {
    ConfigurableGovernor governor;
    address[] targets;
    uint256[] values;
    bytes[] calldatas;
    bytes32 descriptionHash;
}

/// @title The DAO's charter: limits that a majority cannot pass in one vote.
/// @notice Article 1: no proposal pays out or approves more than a part of what the treasury has of an asset. Article
/// 2: no proposal changes a setting by more than a part of it. Article 3: some calls are never made. Article 4: data
/// and model are used for what the charter names only. Amendments are decided on by a proposal, need a larger majority
/// and wait longer.
contract Charter is ICharter {
    struct Amendment {
        bytes32 callHash;
        uint256 enactableAt;
    }

    /// @dev Basis points that make a whole.
    uint256 private constant WHOLE_BPS = 10_000;

    address private immutable _TREASURY;

    Limits private _limits;
    mapping(bytes32 key => uint16) private _changeBps;
    mapping(bytes32 key => bool) private _hasChangeLimit;
    mapping(bytes4 selector => bool) private _forbidden;
    mapping(bytes32 purpose => bool) private _purposes;
    mapping(uint256 number => Amendment) private _amendments;
    mapping(uint256 proposalId => bool) private _used;
    uint256 private _amendmentCount;

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
    /// @notice The DAO decided on an amendment, which now waits.
    /// @param number The amendment, from 1.
    /// @param amendment The call of this contract that it is.
    /// @param enactableAt When it may be enacted, in Unix seconds.
    event AmendmentAnnounced(uint256 indexed number, bytes amendment, uint256 enactableAt);
    /// @notice An amendment is in force.
    /// @param number The amendment.
    event AmendmentEnacted(uint256 indexed number);

    /// @notice Only the treasury announces amendments, and only enacting one changes the charter.
    /// @param caller Who called.
    error CharterUnauthorized(address caller);
    /// @notice More than the whole.
    /// @param shareBps Asked for, in 1/10,000.
    error CharterShareTooHigh(uint256 shareBps);
    /// @notice No such amendment waits, or it says something else.
    /// @param number The amendment.
    error CharterAmendmentUnknown(uint256 number);
    /// @notice The amendment has not waited long enough.
    /// @param enactableAt When it has, in Unix seconds.
    error CharterAmendmentTooEarly(uint256 enactableAt);
    /// @notice The proposal is not one that announced this amendment, or has enacted one before.
    /// @param proposalId The proposal.
    error CharterDecisionUnfit(uint256 proposalId);
    /// @notice Too few were for it.
    /// @param forVotes For.
    /// @param againstVotes Against.
    error CharterMajorityTooSmall(uint256 forVotes, uint256 againstVotes);

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

    modifier onlySelf() {
        if (msg.sender != address(this)) revert CharterUnauthorized(msg.sender);
        _;
    }

    /// @notice Begins an amendment: a call of one of this contract's functions that amendments may make.
    /// @param amendment The call.
    /// @return number The amendment, from 1.
    function announce(bytes calldata amendment) external returns (uint256 number) {
        if (msg.sender != _TREASURY) revert CharterUnauthorized(msg.sender);
        number = ++_amendmentCount;
        uint256 enactableAt = block.timestamp + _limits.amendmentDelay;
        _amendments[number] = Amendment(keccak256(amendment), enactableAt);
        emit AmendmentAnnounced(number, amendment, enactableAt);
    }

    /// @notice Puts an amendment in force once it has waited, if enough were for it. Anyone may.
    /// @param number The amendment.
    /// @param amendment The call that it is.
    /// @param decision The proposal that announced it.
    function enact(uint256 number, bytes calldata amendment, Decision calldata decision) external {
        Amendment memory waiting = _amendments[number];
        if (waiting.callHash == 0 || waiting.callHash != keccak256(amendment)) revert CharterAmendmentUnknown(number);
        if (block.timestamp < waiting.enactableAt) revert CharterAmendmentTooEarly(waiting.enactableAt);
        _requireDecided(amendment, decision);
        delete _amendments[number];
        Address.functionCall(address(this), amendment);
        emit AmendmentEnacted(number);
    }

    /// @notice Changes the numbers, by an amendment only.
    /// @param limits_ The new ones.
    function setLimits(Limits calldata limits_) external onlySelf {
        _setLimits(limits_);
    }

    /// @notice Gives a setting a largest change of its own, by an amendment only.
    /// @param limit The setting and its largest change.
    function setChangeLimit(ChangeLimit calldata limit) external onlySelf {
        _setChangeLimit(limit);
    }

    /// @notice Forbids a function, or allows it again, by an amendment only.
    /// @param selector The function's selector, at whatever contract.
    /// @param forbidden Whether it is forbidden.
    function setForbidden(bytes4 selector, bool forbidden) external onlySelf {
        _setForbidden(selector, forbidden);
    }

    /// @notice Allows a use of data and model, or forbids it, by an amendment only.
    /// @param purpose For what.
    /// @param allowed Whether they may be used for it.
    function setPurpose(bytes32 purpose, bool allowed) external onlySelf {
        _setPurpose(purpose, allowed);
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
    function limits() external view returns (Limits memory) {
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

    function _requireDecided(bytes calldata amendment, Decision calldata decision) private {
        TimelockController timelock = TimelockController(payable(_TREASURY));
        if (!timelock.hasRole(timelock.PROPOSER_ROLE(), address(decision.governor))) {
            revert CharterUnauthorized(address(decision.governor));
        }
        uint256 id = decision.governor.hashProposal(
            decision.targets,
            decision.values,
            decision.calldatas,
            decision.descriptionHash
        );
        if (_used[id] || !_isExecuted(decision.governor, id) || !_announces(amendment, decision)) {
            revert CharterDecisionUnfit(id);
        }
        (uint256 against, uint256 inFavour, ) = decision.governor.proposalVotes(id);
        if (inFavour * WHOLE_BPS < (inFavour + against) * _limits.supermajorityBps) {
            revert CharterMajorityTooSmall(inFavour, against);
        }
        _used[id] = true;
    }

    function _isExecuted(ConfigurableGovernor governor, uint256 id) private view returns (bool) {
        return governor.state(id) == IGovernor.ProposalState.Executed;
    }

    function _announces(bytes calldata amendment, Decision calldata decision) private view returns (bool) {
        bytes32 announcement = keccak256(abi.encodeCall(this.announce, (amendment)));
        for (uint256 i = 0; i < decision.targets.length; ++i) {
            if (decision.targets[i] == address(this) && keccak256(decision.calldatas[i]) == announcement) return true;
        }
        return false;
    }

    function _setLimits(Limits memory limits_) private {
        if (limits_.transferBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.transferBps);
        if (limits_.changeBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.changeBps);
        if (limits_.supermajorityBps > WHOLE_BPS) revert CharterShareTooHigh(limits_.supermajorityBps);
        _limits = limits_;
        emit LimitsSet(limits_);
    }

    function _setChangeLimit(ChangeLimit memory limit) private {
        if (limit.changeBps > WHOLE_BPS) revert CharterShareTooHigh(limit.changeBps);
        _hasChangeLimit[limit.key] = true;
        _changeBps[limit.key] = limit.changeBps;
        emit ChangeLimitSet(limit.key, limit.changeBps);
    }

    function _setForbidden(bytes4 selector, bool forbidden) private {
        _forbidden[selector] = forbidden;
        emit ForbiddenCallSet(selector, forbidden);
    }

    function _setPurpose(bytes32 purpose, bool allowed) private {
        _purposes[purpose] = allowed;
        emit PurposeSet(purpose, allowed);
    }
}

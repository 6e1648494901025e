// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ConfigurableGovernor} from "../governance/ConfigurableGovernor.sol";
import {ChangeLimit, CharterArticles, Limits} from "./CharterArticles.sol";

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
/// @notice Its articles change by amendments only, which are decided on by a proposal, need a larger majority and wait
/// longer.
contract Charter is CharterArticles {
    struct Amendment {
        bytes32 callHash;
        uint256 enactableAt;
    }

    mapping(uint256 number => Amendment) private _amendments;
    mapping(uint256 proposalId => bool) private _used;
    uint256 private _amendmentCount;

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
    ) CharterArticles(treasury_, limits_, changeLimits, forbidden, purposes) {}

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
        uint256 enactableAt = block.timestamp + limits().amendmentDelay;
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
        if (inFavour * WHOLE_BPS < (inFavour + against) * limits().supermajorityBps) {
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
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ITrainingRounds} from "../training/ITrainingRounds.sol";

/// @notice Where a module stands.
enum ModuleState {
    None,
    Submitted,
    Approved,
    Rejected,
    Installed,
    Retired
}

/// @notice A module, as it was submitted and as it stands.
/// @param author Who wrote it and is paid for it.
/// @param state Where it stands.
/// @param approvals Reviewers who approve of it.
/// @param rejections Reviewers who do not.
/// @param target The contract.
/// @param codehash What its code hashed to when it was submitted, which is what reviewers read.
/// @param price Wei of coins that installing it pays.
struct Module {
    address author;
    ModuleState state;
    uint32 approvals;
    uint32 rejections;
    address target;
    bytes32 codehash;
    uint256 price;
}

/// @title Modules that developers write for the DAO: submitted, reviewed, installed by a vote, paid.
/// @notice A module is a rule that trainers' pay goes by. This contract creates it of the code that is submitted, which
/// everybody can read in the event. Only the treasury (the timelock) installs one, by a passed proposal, and only what
/// reviewers approved of and what has the code that they read; the same call pays its author from the coins held here.
contract ModuleRegistry is AccessControl {
    using SafeERC20 for IERC20;

    /// @notice Whoever holds this role may review modules.
    bytes32 public constant REVIEWER_ROLE = keccak256("REVIEWER_ROLE");

    ITrainingRounds private immutable _ROUNDS;
    IERC20 private immutable _COIN;
    address private immutable _TREASURY;
    uint256 private immutable _APPROVALS;

    uint256 private _offer;
    uint256 private _reviewers;
    uint256 private _count;
    /// @dev One more than the number of the module in force; 0 when none is.
    uint256 private _inForce;
    mapping(uint256 number => Module) private _modules;
    mapping(uint256 number => mapping(address reviewer => bool)) private _reviewed;

    /// @notice The DAO offers another price.
    /// @param offer The most that a module may ask for, in wei of coins.
    event OfferSet(uint256 offer);
    /// @notice A developer submitted a module.
    /// @param module Its number, from 0.
    /// @param author Who wrote it.
    /// @param target The contract that was created.
    /// @param codehash What its code hashes to.
    /// @param price Wei of coins it asks for.
    /// @param creationCode The code that it was created of, with its constructor's arguments.
    event ModuleSubmitted(
        uint256 indexed module,
        address indexed author,
        address target,
        bytes32 codehash,
        uint256 price,
        bytes creationCode
    );
    /// @notice A reviewer said what it thinks of a module.
    /// @param module Its number.
    /// @param reviewer Who.
    /// @param approves Whether it approves.
    /// @param reason Why.
    event ModuleReviewed(uint256 indexed module, address indexed reviewer, bool approves, string reason);
    /// @notice So many reviewers approve that a proposal may install it.
    /// @param module Its number.
    event ModuleApproved(uint256 indexed module);
    /// @notice So many reviewers do not approve that it can't be had any more.
    /// @param module Its number.
    event ModuleRejected(uint256 indexed module);
    /// @notice A module is in force, and its author is paid.
    /// @param module Its number.
    /// @param author Who was paid.
    /// @param price Wei of coins.
    event ModuleInstalled(uint256 indexed module, address indexed author, uint256 price);
    /// @notice A module is in force no longer.
    /// @param module Its number.
    event ModuleRetired(uint256 indexed module);
    /// @notice Coins went back to the treasury.
    /// @param amount Wei.
    event FundWithdrawn(uint256 amount);

    /// @notice Nothing can be approved of with no approvals.
    error ModuleApprovalsZero();
    /// @notice Only the treasury, by a passed proposal.
    error ModuleNotTreasury(address account);
    /// @notice The DAO does not offer so much.
    error ModulePriceTooHigh(uint256 price, uint256 offer);
    /// @notice No contract came of the code.
    error ModuleCodeInvalid();
    /// @notice The module is not in the state that this needs.
    error ModuleWrongState(uint256 module, ModuleState state);
    /// @notice The code at the module's address is not what was submitted.
    error ModuleCodeChanged(uint256 module, bytes32 submitted, bytes32 actual);
    /// @notice A reviewer reviews a module once, and not its own.
    error ModuleReviewInvalid(uint256 module, address reviewer);
    /// @notice No module is in force.
    error ModuleNoneInForce();

    /// @notice Begins without a module.
    /// @param rounds_ The rounds whose pay a module rules.
    /// @param coin_ What authors are paid in.
    /// @param treasury_ The timelock.
    /// @param admin The account that grants the reviewers' role first.
    /// @param approvals_ Reviewers who must approve of a module.
    /// @param offer_ The most that a module may ask for, in wei of coins.
    constructor(
        ITrainingRounds rounds_,
        IERC20 coin_,
        address treasury_,
        address admin,
        uint256 approvals_,
        uint256 offer_
    ) {
        if (approvals_ == 0) revert ModuleApprovalsZero();
        (_ROUNDS, _COIN, _TREASURY, _APPROVALS) = (rounds_, coin_, treasury_, approvals_);
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        _setOffer(offer_);
    }

    modifier onlyTreasury() {
        if (msg.sender != _TREASURY) revert ModuleNotTreasury(msg.sender);
        _;
    }

    /// @notice Creates a module of its code and submits it to the reviewers.
    /// @param creationCode The code, with its constructor's arguments.
    /// @param price Wei of coins that its author wants for it, at most what is offered.
    /// @return number The module's number.
    function submit(bytes memory creationCode, uint256 price) external returns (uint256 number) {
        if (price > _offer) revert ModulePriceTooHigh(price, _offer);
        address target;
        // Solidity creates only contracts that it knows.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            target := create(0, add(creationCode, 32), mload(creationCode))
        }
        if (target.code.length == 0) revert ModuleCodeInvalid();
        number = _count;
        ++_count;
        Module storage module = _modules[number];
        (module.author, module.state, module.target) = (msg.sender, ModuleState.Submitted, target);
        (module.codehash, module.price) = (target.codehash, price);
        emit ModuleSubmitted(number, msg.sender, target, target.codehash, price, creationCode);
    }

    /// @notice Says what a reviewer thinks of a module.
    /// @param number The module.
    /// @param approves Whether the caller approves.
    /// @param reason Why.
    function review(uint256 number, bool approves, string calldata reason) external onlyRole(REVIEWER_ROLE) {
        Module storage module = _in(number, ModuleState.Submitted);
        if (_reviewed[number][msg.sender] || module.author == msg.sender) {
            revert ModuleReviewInvalid(number, msg.sender);
        }
        _requireUnchanged(number, module);
        _reviewed[number][msg.sender] = true;
        emit ModuleReviewed(number, msg.sender, approves, reason);
        if (approves) {
            if (++module.approvals < _APPROVALS) return;
            module.state = ModuleState.Approved;
            emit ModuleApproved(number);
        } else if (++module.rejections + _APPROVALS > _reviewers) {
            module.state = ModuleState.Rejected;
            emit ModuleRejected(number);
        }
    }

    /// @notice Has trainers' pay go by a module that reviewers approved of, and pays its author.
    /// @param number The module.
    function install(uint256 number) external onlyTreasury {
        Module storage module = _in(number, ModuleState.Approved);
        _requireUnchanged(number, module);
        _retire();
        module.state = ModuleState.Installed;
        _inForce = number + 1;
        emit ModuleInstalled(number, module.author, module.price);
        _ROUNDS.setRewardRule(module.target, module.codehash);
        _COIN.safeTransfer(module.author, module.price);
    }

    /// @notice Has trainers' pay go by the registry's setting again.
    function uninstall() external onlyTreasury {
        if (_inForce == 0) revert ModuleNoneInForce();
        _retire();
        _ROUNDS.setRewardRule(address(0), 0);
    }

    /// @notice Offers another price for modules to come.
    /// @param offer_ The most that a module may ask for, in wei of coins.
    function setOffer(uint256 offer_) external onlyTreasury {
        _setOffer(offer_);
    }

    /// @notice Gives coins back to the treasury.
    /// @param amount Wei.
    function withdraw(uint256 amount) external onlyTreasury {
        emit FundWithdrawn(amount);
        _COIN.safeTransfer(_TREASURY, amount);
    }

    /// @notice The most that a module may ask for, in wei of coins.
    function offer() external view returns (uint256) {
        return _offer;
    }

    /// @notice How many modules were ever submitted.
    function modules() external view returns (uint256) {
        return _count;
    }

    /// @notice A module, as it was submitted and as it stands.
    /// @param number The module.
    function moduleOf(uint256 number) external view returns (Module memory) {
        return _modules[number];
    }

    /// @notice The module in force.
    /// @return target The contract; 0 when none is.
    function inForce() external view returns (address target) {
        return _inForce == 0 ? address(0) : _modules[_inForce - 1].target;
    }

    /// @dev Keeps the count of reviewers, whose refusals decide once approvals can't be had.
    function _grantRole(bytes32 role, address account) internal override returns (bool granted) {
        granted = super._grantRole(role, account);
        if (granted && role == REVIEWER_ROLE) ++_reviewers;
    }

    function _revokeRole(bytes32 role, address account) internal override returns (bool revoked) {
        revoked = super._revokeRole(role, account);
        if (revoked && role == REVIEWER_ROLE) --_reviewers;
    }

    function _setOffer(uint256 offer_) private {
        _offer = offer_;
        emit OfferSet(offer_);
    }

    function _retire() private {
        if (_inForce == 0) return;
        uint256 number = _inForce - 1;
        _inForce = 0;
        _modules[number].state = ModuleState.Retired;
        emit ModuleRetired(number);
    }

    function _in(uint256 number, ModuleState expected) private view returns (Module storage module) {
        module = _modules[number];
        if (module.state != expected) revert ModuleWrongState(number, module.state);
    }

    function _requireUnchanged(uint256 number, Module storage module) private view {
        bytes32 actual = module.target.codehash;
        if (actual != module.codehash) revert ModuleCodeChanged(number, module.codehash, actual);
    }
}

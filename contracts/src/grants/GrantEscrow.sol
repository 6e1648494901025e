// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @notice What a grant is given for.
/// @param asset What it is paid in.
/// @param recipient Who gets it; the zero address for a bounty that anybody may take.
/// @param timeToDeliver Seconds within which whoever took a bounty must deliver a milestone; then others may take it.
/// @param expiresAt From when on what was not released goes back, in Unix seconds.
/// @param approvals Reviewers who must approve of a milestone.
struct GrantTerms {
    IERC20 asset;
    address recipient;
    uint48 timeToDeliver;
    uint48 expiresAt;
    uint16 approvals;
}

/// @notice Where a grant stands.
/// @param recipient Who works on it; the zero address while nobody has taken the bounty.
/// @param deliverBy Until when the next milestone must be delivered, in Unix seconds; 0 if never taken.
/// @param milestone The next milestone that is not released, from 0.
/// @param work What was delivered for it and waits for its review; 0 if nothing does.
/// @param left Wei that are not released.
struct GrantState {
    address recipient;
    uint48 deliverBy;
    uint32 milestone;
    bytes32 work;
    uint256 left;
}

/// @title Holds grants and bounties until their milestones are approved of.
/// @notice Only the owner (the timelock) opens a grant, by a passed proposal that approves of the amount first. Each
/// milestone is paid when enough of the grant's reviewers approve of what was delivered, or when the owner releases it
/// by a vote. What was not released goes back to the owner when the grant expires, or earlier by a vote. Amounts are
/// wei.
contract GrantEscrow is Ownable {
    using SafeERC20 for IERC20;

    /// @notice The most milestones of a grant.
    uint256 public constant MOST_MILESTONES = 32;
    /// @notice The most reviewers of a grant.
    uint256 public constant MOST_REVIEWERS = 32;

    uint256 private _count;
    mapping(uint256 grant => GrantTerms) private _terms;
    mapping(uint256 grant => GrantState) private _states;
    mapping(uint256 grant => uint256[]) private _milestones;
    mapping(uint256 grant => address[]) private _reviewers;
    /// @dev Of the delivery that waits: who has reviewed it, and how many approve and do not.
    mapping(bytes32 delivery => mapping(address reviewer => bool)) private _reviewed;
    mapping(bytes32 delivery => uint256[2]) private _opinions;
    mapping(uint256 grant => uint256) private _deliveries;

    /// @notice A grant was opened and funded.
    /// @param grant Its number, from 0.
    /// @param terms What it is given for.
    /// @param milestones Wei of each milestone, in the order in which they are worked on.
    /// @param reviewers Who may review what is delivered.
    event GrantOpened(uint256 indexed grant, GrantTerms terms, uint256[] milestones, address[] reviewers);
    /// @notice Somebody took a bounty.
    /// @param grant Its number.
    /// @param hunter Who works on it now.
    /// @param deliverBy Until when the next milestone must be delivered, in Unix seconds.
    event BountyTaken(uint256 indexed grant, address indexed hunter, uint256 deliverBy);
    /// @notice Work was delivered for the next milestone.
    /// @param grant Its number.
    /// @param milestone The milestone, from 0.
    /// @param work What names the work.
    event MilestoneDelivered(uint256 indexed grant, uint256 milestone, bytes32 work);
    /// @notice A reviewer said what it thinks of it.
    /// @param grant Its number.
    /// @param milestone The milestone.
    /// @param reviewer Who.
    /// @param approves Whether it approves.
    event MilestoneReviewed(uint256 indexed grant, uint256 milestone, address indexed reviewer, bool approves);
    /// @notice So many do not approve that the approvals needed can't be had: it may be delivered again.
    /// @param grant Its number.
    /// @param milestone The milestone.
    event MilestoneRejected(uint256 indexed grant, uint256 milestone);
    /// @notice A milestone was paid.
    /// @param grant Its number.
    /// @param milestone The milestone.
    /// @param to Who was paid.
    /// @param amount Wei.
    event MilestoneReleased(uint256 indexed grant, uint256 milestone, address indexed to, uint256 amount);
    /// @notice What was not released went back to the owner.
    /// @param grant Its number.
    /// @param amount Wei.
    event GrantClawedBack(uint256 indexed grant, uint256 amount);

    /// @notice A grant needs 1 to 32 milestones, none of 0; up to 32 reviewers, as many as approvals at least; and an
    /// end to come.
    error GrantTermsInvalid();
    /// @notice There is nothing left of the grant, or there never was such a one.
    error GrantClosed(uint256 grant);
    /// @notice The grant has expired: what is left can only go back.
    error GrantExpired(uint256 grant);
    /// @notice The grant has not expired.
    error GrantStands(uint256 grant, uint256 expiresAt);
    /// @notice It is no bounty, or somebody works on it whose time is not over.
    error GrantNotFree(uint256 grant);
    /// @notice Only who works on it delivers.
    error GrantNotRecipient(uint256 grant, address account);
    /// @notice Work must be named, and one delivery waits at a time.
    error GrantDeliveryInvalid(uint256 grant);
    /// @notice Nothing waits for a review.
    error GrantNothingDelivered(uint256 grant);
    /// @notice Only reviewers of the grant review, and each delivery once.
    error GrantReviewInvalid(uint256 grant, address account);
    /// @notice Nobody works on the bounty: there is nobody to pay.
    error GrantNotTaken(uint256 grant);

    /// @notice Begins without a grant.
    /// @param owner_ The timelock.
    constructor(address owner_) Ownable(owner_) {}

    /// @notice Opens a grant with tokens of the owner, who has approved of them.
    /// @param terms What it is given for.
    /// @param milestones Wei of each milestone.
    /// @param reviewers Who may review.
    /// @return grant Its number.
    function open(
        GrantTerms calldata terms,
        uint256[] calldata milestones,
        address[] calldata reviewers
    ) external onlyOwner returns (uint256 grant) {
        uint256 count = milestones.length;
        bool valid = count != 0 && count <= MOST_MILESTONES && reviewers.length <= MOST_REVIEWERS;
        uint256 total = 0;
        for (uint256 i = 0; i < count; ++i) {
            valid = valid && milestones[i] != 0;
            total += milestones[i];
        }
        valid = valid && terms.approvals != 0 && terms.approvals <= reviewers.length;
        if (!valid || terms.expiresAt <= block.timestamp) revert GrantTermsInvalid();
        grant = _count;
        ++_count;
        _terms[grant] = terms;
        _milestones[grant] = milestones;
        _reviewers[grant] = reviewers;
        GrantState storage state = _states[grant];
        state.recipient = terms.recipient;
        state.left = total;
        emit GrantOpened(grant, terms, milestones, reviewers);
        terms.asset.safeTransferFrom(msg.sender, address(this), total);
    }

    /// @notice Takes a bounty that nobody works on, or whose hunter let its time pass without delivering.
    /// @param grant Its number.
    function take(uint256 grant) external {
        GrantState storage state = _standing(grant);
        bool free = state.recipient == address(0) || (state.work == 0 && block.timestamp > state.deliverBy);
        if (_terms[grant].recipient != address(0) || !free) revert GrantNotFree(grant);
        state.recipient = msg.sender;
        state.deliverBy = uint48(block.timestamp) + _terms[grant].timeToDeliver;
        emit BountyTaken(grant, msg.sender, state.deliverBy);
    }

    /// @notice Delivers the next milestone.
    /// @param grant Its number.
    /// @param work What names the work, e.g. a hash; not 0.
    function deliver(uint256 grant, bytes32 work) external {
        GrantState storage state = _standing(grant);
        if (state.recipient != msg.sender) revert GrantNotRecipient(grant, msg.sender);
        if (work == 0 || state.work != 0) revert GrantDeliveryInvalid(grant);
        state.work = work;
        ++_deliveries[grant];
        emit MilestoneDelivered(grant, state.milestone, work);
    }

    /// @notice Says what a reviewer thinks of the delivery that waits. The last approval needed pays it.
    /// @param grant Its number.
    /// @param approves Whether the caller approves.
    function review(uint256 grant, bool approves) external {
        GrantState storage state = _standing(grant);
        if (state.work == 0) revert GrantNothingDelivered(grant);
        bytes32 delivery = keccak256(abi.encode(grant, _deliveries[grant]));
        if (!_isReviewer(grant, msg.sender) || _reviewed[delivery][msg.sender]) {
            revert GrantReviewInvalid(grant, msg.sender);
        }
        _reviewed[delivery][msg.sender] = true;
        uint256 alike = ++_opinions[delivery][approves ? 1 : 0];
        emit MilestoneReviewed(grant, state.milestone, msg.sender, approves);
        uint256 needed = _terms[grant].approvals;
        if (approves && alike == needed) {
            _release(grant, state);
        } else if (!approves && alike == _reviewers[grant].length - needed + 1) {
            delete state.work;
            state.deliverBy = uint48(block.timestamp) + _terms[grant].timeToDeliver;
            emit MilestoneRejected(grant, state.milestone);
        }
    }

    /// @notice Pays the next milestone by a vote, whatever reviewers think.
    /// @param grant Its number.
    function release(uint256 grant) external onlyOwner {
        GrantState storage state = _standing(grant);
        if (state.recipient == address(0)) revert GrantNotTaken(grant);
        _release(grant, state);
    }

    /// @notice Gives what was not released back to the owner: anyone when the grant has expired, the owner at any time.
    /// @param grant Its number.
    function clawBack(uint256 grant) external {
        GrantState storage state = _states[grant];
        uint256 left = state.left;
        if (left == 0) revert GrantClosed(grant);
        uint256 expiresAt = _terms[grant].expiresAt;
        if (msg.sender != owner() && block.timestamp < expiresAt) revert GrantStands(grant, expiresAt);
        state.left = 0;
        delete state.work;
        emit GrantClawedBack(grant, left);
        _terms[grant].asset.safeTransfer(owner(), left);
    }

    /// @notice How many grants were ever opened.
    function grants() external view returns (uint256) {
        return _count;
    }

    /// @notice What a grant is given for.
    /// @param grant Its number.
    function termsOf(uint256 grant) external view returns (GrantTerms memory) {
        return _terms[grant];
    }

    /// @notice Where a grant stands.
    /// @param grant Its number.
    function stateOf(uint256 grant) external view returns (GrantState memory) {
        return _states[grant];
    }

    function _release(uint256 grant, GrantState storage state) private {
        uint256 milestone = state.milestone;
        uint256 amount = _milestones[grant][milestone];
        state.milestone = uint32(milestone + 1);
        state.left -= amount;
        delete state.work;
        state.deliverBy = uint48(block.timestamp) + _terms[grant].timeToDeliver;
        emit MilestoneReleased(grant, milestone, state.recipient, amount);
        _terms[grant].asset.safeTransfer(state.recipient, amount);
    }

    function _standing(uint256 grant) private view returns (GrantState storage state) {
        state = _states[grant];
        if (state.left == 0) revert GrantClosed(grant);
        if (block.timestamp >= _terms[grant].expiresAt) revert GrantExpired(grant);
    }

    function _isReviewer(uint256 grant, address account) private view returns (bool) {
        address[] storage reviewers = _reviewers[grant];
        uint256 count = reviewers.length;
        for (uint256 i = 0; i < count; ++i) {
            if (reviewers[i] == account) return true;
        }
        return false;
    }
}

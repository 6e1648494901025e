// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {DualGovernance} from "./DualGovernance.sol";
import {RedeemableToken} from "./RedeemableToken.sol";

/// @title Where holders of the veto token lock it to object, and leave from when it comes to a rage quit.
/// @notice First it is a signal: the share of the supply that is locked is the support of a rage quit, and who locked
/// may unlock again. With {startRageQuit} it turns for good into the way out: everything is redeemed, nobody can join
/// or unlock, and each is paid its part when redemption, extension and the delay of withdrawals are over.
contract VetoEscrow {
    using SafeERC20 for RedeemableToken;

    /// @notice What the whole supply is as a share.
    uint256 public constant WHOLE = 1e18;
    /// @notice The state machine that it reports to.
    DualGovernance public immutable GOVERNANCE;
    /// @notice The token that objects.
    RedeemableToken public immutable TOKEN;
    /// @notice Seconds for which what an account locked last stays locked.
    uint32 public immutable MINIMUM_LOCK;

    /// @notice Tokens locked in all; in a rage quit those that leave and were not withdrawn yet.
    uint256 public totalLocked;
    /// @notice Whether it is the way out by now.
    bool public rageQuitStarted;
    /// @notice Unix seconds at which all was redeemed; 0 until then.
    uint48 public redeemedAt;

    mapping(address account => uint256) private _locked;
    mapping(address account => uint48) private _lockedAt;
    uint256 private _redemption;
    uint32 private _extension;
    uint32 private _withdrawalDelay;

    /// @notice An account objects with so many tokens more.
    /// @param account Whose they are.
    /// @param amount How many.
    event Locked(address indexed account, uint256 amount);
    /// @notice An account took back what it objected with.
    /// @param account Whose they are.
    /// @param amount How many.
    event Unlocked(address indexed account, uint256 amount);
    /// @notice Everybody who is in leaves.
    /// @param amount Tokens that leave.
    event RageQuitStarted(uint256 amount);
    /// @notice All of it is native currency now.
    /// @param amount Wei.
    event Redeemed(uint256 amount);
    /// @notice Somebody left.
    /// @param account Who.
    /// @param amount Wei it was paid.
    event Withdrawn(address indexed account, uint256 amount);

    /// @notice Only the state machine may.
    error EscrowUnauthorized(address account);
    /// @notice In a rage quit nobody joins or goes back.
    error EscrowRageQuitStarted();
    /// @notice It is still a signal.
    error EscrowRageQuitNotStarted();
    /// @notice It was redeemed before.
    error EscrowRedeemed();
    /// @notice It is too early for this account to unlock.
    error EscrowLockedUntil(uint256 time);
    /// @notice It is too early to withdraw; the largest number while nobody knows when.
    error EscrowWithdrawalsFrom(uint256 time);
    /// @notice The account has locked less than it would take back.
    error EscrowTooLittle(address account, uint256 locked, uint256 amount);
    /// @notice The account has nothing in it.
    error EscrowEmpty(address account);

    /// @notice Begins as a signal, empty.
    /// @param token The token that objects.
    /// @param minimumLock Seconds before an account may unlock what it locked last.
    constructor(RedeemableToken token, uint32 minimumLock) {
        GOVERNANCE = DualGovernance(msg.sender);
        TOKEN = token;
        MINIMUM_LOCK = minimumLock;
    }

    /// @notice Native currency comes from the token alone, when it redeems.
    receive() external payable {
        if (msg.sender != address(TOKEN)) revert EscrowUnauthorized(msg.sender);
    }

    /// @notice Objects with tokens that the caller has allowed it to take.
    /// @param amount How many.
    function lock(uint256 amount) external {
        GOVERNANCE.activateNextState();
        _requireSignalling();
        totalLocked += amount;
        _locked[msg.sender] += amount;
        _lockedAt[msg.sender] = uint48(block.timestamp);
        emit Locked(msg.sender, amount);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        GOVERNANCE.activateNextState();
    }

    /// @notice Takes back some of what the caller objected with.
    /// @param amount How many tokens.
    function unlock(uint256 amount) external {
        GOVERNANCE.activateNextState();
        _requireSignalling();
        uint256 locked = _locked[msg.sender];
        if (amount > locked) revert EscrowTooLittle(msg.sender, locked, amount);
        uint256 until = uint256(_lockedAt[msg.sender]) + MINIMUM_LOCK;
        if (block.timestamp < until) revert EscrowLockedUntil(until);
        totalLocked -= amount;
        _locked[msg.sender] = locked - amount;
        emit Unlocked(msg.sender, amount);
        TOKEN.safeTransfer(msg.sender, amount);
        GOVERNANCE.activateNextState();
    }

    /// @notice Turns it into the way out. The state machine alone may.
    /// @param extension Seconds that the rage quit goes on when all is redeemed.
    /// @param withdrawalDelay Seconds after that before anybody is paid.
    function startRageQuit(uint32 extension, uint32 withdrawalDelay) external {
        if (msg.sender != address(GOVERNANCE)) revert EscrowUnauthorized(msg.sender);
        _requireSignalling();
        rageQuitStarted = true;
        _extension = extension;
        _withdrawalDelay = withdrawalDelay;
        emit RageQuitStarted(totalLocked);
        _redemption = TOKEN.requestRedemption(totalLocked);
    }

    /// @notice Takes the native currency when the redemption's wait is over. Anybody may call it.
    function redeem() external {
        if (!rageQuitStarted) revert EscrowRageQuitNotStarted();
        if (redeemedAt != 0) revert EscrowRedeemed();
        redeemedAt = uint48(block.timestamp);
        emit Redeemed(TOKEN.claim(_redemption));
    }

    /// @notice Pays the caller what it left with.
    /// @return amount Wei.
    function withdraw() external returns (uint256 amount) {
        uint256 from = withdrawalsFrom();
        if (block.timestamp <= from) revert EscrowWithdrawalsFrom(from);
        amount = _locked[msg.sender];
        if (amount == 0) revert EscrowEmpty(msg.sender);
        totalLocked -= amount;
        delete _locked[msg.sender];
        emit Withdrawn(msg.sender, amount);
        Address.sendValue(payable(msg.sender), amount);
    }

    /// @notice Tokens that an account has in it.
    /// @param account Which.
    function lockedBy(address account) external view returns (uint256) {
        return _locked[account];
    }

    /// @notice The support of a rage quit: the share of the token's supply that is locked, rounded down; 1e18 is all.
    function support() external view returns (uint256) {
        uint256 supply = TOKEN.totalSupply();
        return supply == 0 ? 0 : Math.mulDiv(totalLocked, WHOLE, supply);
    }

    /// @notice Whether everybody who wanted to leave is out, and the extension over.
    function isRageQuitFinal() external view returns (bool) {
        return redeemedAt != 0 && block.timestamp > uint256(redeemedAt) + _extension;
    }

    /// @notice Unix seconds after which it pays who left; the largest number until all is redeemed.
    function withdrawalsFrom() public view returns (uint256) {
        if (redeemedAt == 0) return type(uint256).max;
        return uint256(redeemedAt) + _extension + _withdrawalDelay;
    }

    /// @dev Asked after the state was brought up to date, which may have begun the rage quit.
    function _requireSignalling() private view {
        if (rageQuitStarted) revert EscrowRageQuitStarted();
    }
}

// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {RedeemableToken} from "./RedeemableToken.sol";
import {VetoEscrow} from "./VetoEscrow.sol";

/// @notice How the holders of the veto token stand to the DAO.
enum GovernanceState {
    Normal,
    VetoSignalling,
    VetoSignallingDeactivation,
    VetoCooldown,
    RageQuit
}

/// @notice Shares are of the veto token's supply, 1e18 being all; durations are seconds.
/// @param firstSeal Support from which on nothing is executed.
/// @param secondSeal Support from which on a rage quit begins when the longest signalling is over.
/// @param minimumSignalling How long signalling lasts at the first seal.
/// @param maximumSignalling How long at the second seal and above it.
/// @param minimumActive How long signalling lasts at least before it can be deactivated.
/// @param deactivation How long deactivation lasts.
/// @param cooldown How long what was submitted before can be executed, whatever the support.
/// @param rageQuitExtension How long a rage quit goes on when all who leave are out.
/// @param withdrawalDelay How long who left waits for the money after that; grows with each rage quit in a row.
/// @param withdrawalDelayGrowth By how much it grows.
/// @param maximumWithdrawalDelay How long it is at most.
/// @param minimumLock How long an account's tokens are locked at least.
struct DualGovernanceSettings {
    uint64 firstSeal;
    uint64 secondSeal;
    uint32 minimumSignalling;
    uint32 maximumSignalling;
    uint32 minimumActive;
    uint32 deactivation;
    uint32 cooldown;
    uint32 rageQuitExtension;
    uint32 withdrawalDelay;
    uint32 withdrawalDelayGrowth;
    uint32 maximumWithdrawalDelay;
    uint32 minimumLock;
}

/// @title Dual governance: holders of another token delay what the DAO has passed, and leave before it happens.
/// @notice A state machine over the share of the veto token's supply that is locked in {signallingEscrow}, by the rules
/// of Lido's dual governance (its mechanism design of December 2024). Anybody may move it on by {activateNextState};
/// a {VetoableTimelock} does before it lets anything be submitted or executed.
contract DualGovernance {
    /// @notice The token that objects.
    RedeemableToken public immutable TOKEN;

    /// @notice Where one objects now; each rage quit leaves the escrow it came from behind.
    VetoEscrow public signallingEscrow;
    /// @notice Where the last rage quit is, or was, left by; the zero address before the first.
    VetoEscrow public rageQuitEscrow;
    /// @notice Rage quits since the last cooldown.
    uint32 public rageQuitRound;
    /// @notice The state as it was last moved on to.
    GovernanceState public state;
    /// @notice Unix seconds at which it came to this state.
    uint48 public enteredAt;
    /// @notice Unix seconds at which signalling last began; deactivation in between does not matter.
    uint48 public signallingActivatedAt;
    /// @notice Unix seconds at which signalling last went on after a deactivation.
    uint48 public signallingReactivatedAt;

    DualGovernanceSettings private _settings;

    /// @notice It came to another state.
    /// @param from The one before.
    /// @param to The one it is in.
    /// @param support Share of the veto token's supply in the escrow that decided it, 1e18 being all.
    event GovernanceStateChanged(GovernanceState indexed from, GovernanceState indexed to, uint256 support);

    /// @notice The second seal lies above the first, which is not nothing, and no seal above the whole supply.
    error DualGovernanceSeals(uint256 firstSeal, uint256 secondSeal);
    /// @notice A longest duration is not shorter than the one that it is the longest of.
    error DualGovernanceDurations(uint256 minimum, uint256 maximum);

    /// @notice Begins in the normal state, with an empty escrow.
    /// @param token The token that objects.
    /// @param c The settings; they never change.
    constructor(RedeemableToken token, DualGovernanceSettings memory c) {
        if (c.firstSeal == 0 || c.firstSeal >= c.secondSeal || c.secondSeal > 1e18) {
            revert DualGovernanceSeals(c.firstSeal, c.secondSeal);
        }
        if (c.minimumSignalling > c.maximumSignalling) {
            revert DualGovernanceDurations(c.minimumSignalling, c.maximumSignalling);
        }
        if (c.withdrawalDelay > c.maximumWithdrawalDelay) {
            revert DualGovernanceDurations(c.withdrawalDelay, c.maximumWithdrawalDelay);
        }
        TOKEN = token;
        _settings = c;
        enteredAt = uint48(block.timestamp);
        signallingEscrow = new VetoEscrow(token, c.minimumLock);
    }

    /// @notice Moves it on where it is due. One state a call is enough: none can be left in the second it begins in.
    function activateNextState() external {
        (GovernanceState from, GovernanceState to) = (state, effectiveState());
        if (from == to) return;
        uint256 support = signallingEscrow.support();
        uint48 time = uint48(block.timestamp);
        (state, enteredAt) = (to, time);
        emit GovernanceStateChanged(from, to, support);
        if (to == GovernanceState.VetoCooldown) rageQuitRound = 0;
        if (to == GovernanceState.VetoSignalling) {
            if (from == GovernanceState.VetoSignallingDeactivation) signallingReactivatedAt = time;
            else signallingActivatedAt = time;
        }
        if (to == GovernanceState.RageQuit) _startRageQuit();
    }

    /// @notice What it starts with.
    function settings() external view returns (DualGovernanceSettings memory) {
        return _settings;
    }

    /// @notice Whether something may be submitted to the timelock in this state.
    function canSubmit() external view returns (bool) {
        GovernanceState now_ = effectiveState();
        return now_ != GovernanceState.VetoSignallingDeactivation && now_ != GovernanceState.VetoCooldown;
    }

    /// @notice Whether what was submitted then may be executed now: in the normal state everything, in cooldown what
    /// was there when signalling last began.
    /// @param submittedAt Unix seconds.
    function canExecute(uint256 submittedAt) external view returns (bool) {
        GovernanceState now_ = effectiveState();
        if (now_ == GovernanceState.Normal) return true;
        return now_ == GovernanceState.VetoCooldown && submittedAt <= signallingActivatedAt;
    }

    /// @notice The state that {activateNextState} would come to now.
    function effectiveState() public view returns (GovernanceState) {
        GovernanceState current = state;
        uint256 support = signallingEscrow.support();
        bool sealed_ = support >= _settings.firstSeal;
        if (current == GovernanceState.Normal) return sealed_ ? GovernanceState.VetoSignalling : current;
        if (current == GovernanceState.VetoCooldown) {
            if (!_passed(enteredAt, _settings.cooldown)) return current;
            return sealed_ ? GovernanceState.VetoSignalling : GovernanceState.Normal;
        }
        if (current == GovernanceState.RageQuit) {
            if (!rageQuitEscrow.isRageQuitFinal()) return current;
            return sealed_ ? GovernanceState.VetoSignalling : GovernanceState.VetoCooldown;
        }
        return _whileSignalling(current, support);
    }

    /// @notice How long signalling lasts at some support, in seconds: from the shortest at the first seal to the
    /// longest at the second, in proportion.
    /// @param support Share of the supply, 1e18 being all.
    function signallingDuration(uint256 support) public view returns (uint256) {
        DualGovernanceSettings storage c = _settings;
        if (support < c.firstSeal) return 0;
        if (support >= c.secondSeal) return c.maximumSignalling;
        uint256 range = c.maximumSignalling - c.minimumSignalling;
        return c.minimumSignalling + Math.mulDiv(support - c.firstSeal, range, c.secondSeal - c.firstSeal);
    }

    /// @notice How long who leaves in a rage quit waits for the money when it is over, in seconds.
    /// @param round Which rage quit in a row, from 1.
    function withdrawalDelay(uint256 round) public view returns (uint256) {
        DualGovernanceSettings storage c = _settings;
        return Math.min(c.withdrawalDelay + round * c.withdrawalDelayGrowth, c.maximumWithdrawalDelay);
    }

    function _startRageQuit() private {
        VetoEscrow escrow = signallingEscrow;
        uint32 delay = uint32(withdrawalDelay(++rageQuitRound));
        rageQuitEscrow = escrow;
        signallingEscrow = new VetoEscrow(TOKEN, _settings.minimumLock);
        escrow.startRageQuit(_settings.rageQuitExtension, delay);
    }

    function _whileSignalling(GovernanceState current, uint256 support) private view returns (GovernanceState) {
        if (!_passed(signallingActivatedAt, signallingDuration(support))) return GovernanceState.VetoSignalling;
        if (support >= _settings.secondSeal) return GovernanceState.RageQuit;
        if (current == GovernanceState.VetoSignallingDeactivation) {
            return _passed(enteredAt, _settings.deactivation) ? GovernanceState.VetoCooldown : current;
        }
        uint256 active = Math.max(signallingActivatedAt, signallingReactivatedAt);
        return _passed(active, _settings.minimumActive) ? GovernanceState.VetoSignallingDeactivation : current;
    }

    /// @dev A duration has passed in the second after its last.
    function _passed(uint256 since, uint256 duration) private view returns (bool) {
        return block.timestamp > since + duration;
    }
}

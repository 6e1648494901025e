// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterKeys} from "../../src/governance/ParameterKeys.sol";
import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {EmissionController} from "../../src/rewards/EmissionController.sol";
import {RolePool} from "../../src/rewards/RolePool.sol";
import {StakePool} from "../../src/staking/StakePool.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {ITrainingRounds} from "../../src/training/ITrainingRounds.sol";
import {TrainingRounds} from "../../src/training/TrainingRounds.sol";
import {Training} from "../fixtures/Training.sol";
import {Vm} from "../Test.sol";

/// @dev Five trainers and three validators go through rounds, while epochs are released and the rules change.
contract RoundsHandler is Training {
    uint256 public constant TRAINERS = 5;
    uint256 public constant VALIDATORS = 3;

    address private immutable _treasury;
    uint256 public settledRounds;
    /// @dev Whether a settlement has begun and is not done.
    bool public begun;
    uint256 public slashed;
    mapping(address who => uint256) public paid;
    mapping(uint256 round => mapping(address trainer => uint256)) public samplesOf;
    mapping(uint256 round => mapping(address validator => bool)) public scored;
    mapping(uint256 round => mapping(address who => uint256)) public payments;
    mapping(address trainer => uint256) public staked;

    constructor(
        GovernanceToken token_,
        ParameterRegistry registry_,
        StakePool stakePool_,
        RolePool trainerPool_,
        RolePool validatorPool_,
        EmissionController emission_,
        TrainingRounds rounds_,
        address timelock_
    ) {
        token = token_;
        registry = registry_;
        stakePool = stakePool_;
        trainerPool = trainerPool_;
        validatorPool = validatorPool_;
        emission = emission_;
        rounds = rounds_;
        _treasury = timelock_;
    }

    /// @dev The next step of a round, by whichever of the trainers or validators chance picks.
    function play(uint256 chance) external {
        uint256 round = rounds.currentRound();
        ITrainingRounds.Phase phase = rounds.phaseOf(round);
        if (phase == ITrainingRounds.Phase.None || phase == ITrainingRounds.Phase.Settled) {
            commitAll(rounds.openRound(), chance);
            return;
        }
        if (begun && chance % 4 == 0) {
            settleByOpening(round, chance);
            return;
        }
        if (!begun) {
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundStillOpen.selector, round));
            rounds.openRound();
        }
        if (phase == ITrainingRounds.Phase.Commit) toReveals();
        else if (phase == ITrainingRounds.Phase.Reveal) revealAll(round, chance);
        else if (phase == ITrainingRounds.Phase.Score) scoreAll(round, chance);
        else if (phase == ITrainingRounds.Phase.Disclose) toSettlement();
        else settle(round);
    }

    function drawn(uint256 chance, uint256 number) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(chance, number)));
    }

    function stakeMore(uint256 who, uint256 amount) external {
        address account = trainer(who % TRAINERS);
        amount = bound(amount, 1, 50e18);
        fundStake(account, amount);
        staked[account] += amount;
    }

    function commitAll(uint256 round, uint256 chance) private {
        for (uint256 i = 0; i < TRAINERS; ++i) {
            uint256 draw = drawn(chance, i);
            if (draw % 8 == 0) continue;
            if (stakePool.balanceOf(trainer(i)) < registry.get(ParameterKeys.MINIMUM_STAKE)) continue;
            samplesOf[round][trainer(i)] = bound(draw, 1, draw % 2 == 0 ? 600 : type(uint64).max);
            commit(round, trainer(i), samplesOf[round][trainer(i)]);
        }
        toReveals();
    }

    function revealAll(uint256 round, uint256 chance) private {
        for (uint256 i = 0; i < TRAINERS; ++i) {
            address account = trainer(i);
            if (samplesOf[round][account] == 0 || drawn(chance, i) % 8 == 0) continue;
            reveal(round, account, samplesOf[round][account]);
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyRevealed.selector, account));
            reveal(round, account, samplesOf[round][account]);
        }
        toScores();
    }

    function scoreAll(uint256 round, uint256 chance) private {
        int256[] memory given = new int256[](rounds.revealedOf(round).length);
        for (uint256 j = 0; j < VALIDATORS; ++j) {
            address account = validator(j);
            if (drawn(chance, j) % 8 == 0) continue;
            for (uint256 i = 0; i < given.length; ++i) {
                given[i] = int256(drawn(chance, 100 * j + i) % 200_001) - 100_000;
            }
            // Whoever does not disclose what it is bound to counts for nothing.
            if (drawn(chance, 50 + j) % 5 == 0) {
                commitScores(round, account, "a", 0, given);
                continue;
            }
            score(round, account, drawn(chance, j) % 3 > 0 ? "a" : "b", drawn(chance, j) % 1_000_001, given);
            scored[round][account] = true;
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyCommitted.selector, account));
            commitScores(round, account, "a", 0, given);
        }
        toSettlement();
    }

    /// @dev Opening the next round ends a settlement that has begun.
    function settleByOpening(uint256 round, uint256 chance) private {
        vm.recordLogs();
        uint256 next = rounds.openRound();
        bookAll(round);
        begun = false;
        ++settledRounds;
        commitAll(next, chance);
    }

    function bookAll(uint256 round) private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(rounds)) book(round, logs[i]);
        }
    }

    /// @dev One call of a settlement; more follow when it is done in parts.
    function settle(uint256 round) private {
        vm.recordLogs();
        rounds.settleRound(round);
        bookAll(round);
        begun = rounds.phaseOf(round) == ITrainingRounds.Phase.Settle;
        if (begun) return;
        ++settledRounds;
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrainingRounds.RoundWrongPhase.selector,
                round,
                ITrainingRounds.Phase.Settled
            )
        );
        rounds.settleRound(round);
    }

    function book(uint256 round, Vm.Log memory entry) private {
        address who = address(uint160(uint256(entry.topics.length > 2 ? entry.topics[2] : bytes32(0))));
        if (entry.topics[0] == ITrainingRounds.TrainerSlashed.selector) {
            uint256 amount = abi.decode(entry.data, (uint256));
            slashed += amount;
            staked[who] -= amount;
            return;
        }
        uint256 payment;
        if (entry.topics[0] == ITrainingRounds.TrainerScored.selector) {
            (, payment) = abi.decode(entry.data, (int256, uint256));
        } else if (entry.topics[0] == ITrainingRounds.ValidatorPaid.selector) {
            payment = abi.decode(entry.data, (uint256));
        }
        if (payment == 0) return;
        assertEq(payments[round][who], 0, "paid twice in a round");
        bool worked = samplesOf[round][who] > 0 || scored[round][who];
        assertTrue(worked, "paid without work");
        payments[round][who] = payment;
        paid[who] += payment;
    }

    function release() external {
        if (block.timestamp >= emission.nextEpochAt()) emission.releaseEpoch();
    }

    function changeRule(uint256 rule, uint256 slashShareBps) external {
        vm.startPrank(_treasury);
        registry.set(ParameterKeys.CONTRIBUTION_RULE, rule % 2);
        registry.set(ParameterKeys.SLASH_SHARE_BPS, bound(slashShareBps, 0, 3_000));
        vm.stopPrank();
    }

    function wait_(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 4 hours));
    }
}

/// @dev What holds however many calls a settlement takes.
abstract contract TrainingRoundsInvariants is Training {
    RoundsHandler private handler;

    function build() internal {
        handler = new RoundsHandler(
            token,
            registry,
            stakePool,
            trainerPool,
            validatorPool,
            emission,
            rounds,
            address(timelock)
        );
        token.grantRole(token.MINTER_ROLE(), address(handler));
        staffed(0, handler.VALIDATORS());
        for (uint256 i = 0; i < handler.TRAINERS(); ++i) {
            handler.stakeMore(i, 50e18);
            handler.stakeMore(i, 50e18);
        }
        emission.releaseEpoch();
        _target(address(handler));
    }

    function who(uint256 number) private view returns (address) {
        return number < handler.TRAINERS() ? trainer(number) : validator(number - handler.TRAINERS());
    }

    function invariant_nobody_has_more_than_the_settlements_paid() external view {
        uint256 all;
        for (uint256 i = 0; i < handler.TRAINERS() + handler.VALIDATORS(); ++i) {
            assertEq(token.balanceOf(who(i)), handler.paid(who(i)), "paid");
            all += handler.paid(who(i));
        }
        // The split gives 70 % to the two pools, and what they gave is what was paid.
        uint256 given = emission.nextEpoch() * 700e18;
        assertEq(all + trainerPool.balance() + validatorPool.balance(), given, "pools");
    }

    function invariant_slashed_stake_goes_to_the_treasury() external view {
        uint256 emitted = emission.nextEpoch() * 100e18;
        assertEq(token.balanceOf(address(timelock)), emitted + handler.slashed(), "treasury");
        uint256 staked;
        for (uint256 i = 0; i < handler.TRAINERS(); ++i) {
            assertEq(stakePool.balanceOf(trainer(i)), handler.staked(trainer(i)), "stake");
            staked += handler.staked(trainer(i));
        }
        assertEq(stakePool.totalSupply(), staked, "all stake");
    }

    function invariant_one_round_is_open_at_most() external view {
        uint256 round = rounds.currentRound();
        assertLe(round, handler.settledRounds() + 1, "open rounds");
        for (uint256 i = 1; i < round; ++i) {
            assertEq(uint256(rounds.phaseOf(i)), uint256(ITrainingRounds.Phase.Settled), "earlier rounds");
        }
    }
}

/// forge-config: default.invariant.runs = 16
contract TrainingRoundsInvariantTest is TrainingRoundsInvariants {
    function setUp() external {
        deployDao();
        build();
    }
}

/// forge-config: default.invariant.runs = 16
/// forge-config: default.invariant.depth = 160
contract TrainingRoundsInPartsInvariantTest is TrainingRoundsInvariants {
    function setUp() external {
        deployDao();
        deployPatientRounds();
        build();
    }
}

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

/// @dev Five trainers and three validators go through rounds in any order of calls, with the clock running.
contract RoundsHandler is Training {
    uint256 public constant TRAINERS = 5;
    uint256 public constant VALIDATORS = 3;

    uint256 public settledRounds;
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

    address private immutable _treasury;

    function phase() private view returns (ITrainingRounds.Phase) {
        return rounds.phaseOf(rounds.currentRound());
    }

    function open() external {
        bool isOpen = phase() != ITrainingRounds.Phase.None && phase() != ITrainingRounds.Phase.Settled;
        if (isOpen) vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundStillOpen.selector, rounds.currentRound()));
        rounds.openRound();
    }

    function stakeMore(uint256 who, uint256 amount) external {
        address account = trainer(who % TRAINERS);
        amount = bound(amount, 1, 50e18);
        fundStake(account, amount);
        staked[account] += amount;
    }

    function commitSamples(uint256 who, uint64 samples) external {
        address account = trainer(who % TRAINERS);
        uint256 round = rounds.currentRound();
        if (phase() != ITrainingRounds.Phase.Commit || samplesOf[round][account] > 0) return;
        if (stakePool.balanceOf(account) < registry.get(ParameterKeys.MINIMUM_STAKE)) return;
        samplesOf[round][account] = bound(samples, 1, type(uint64).max);
        commit(round, account, samplesOf[round][account]);
    }

    function revealSamples(uint256 who) external {
        address account = trainer(who % TRAINERS);
        uint256 round = rounds.currentRound();
        if (phase() != ITrainingRounds.Phase.Reveal || samplesOf[round][account] == 0) return;
        address[] memory revealed = rounds.revealedOf(round);
        for (uint256 i = 0; i < revealed.length; ++i) {
            if (revealed[i] != account) continue;
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyRevealed.selector, account));
        }
        reveal(round, account, samplesOf[round][account]);
    }

    function submit(uint256 who, int256[5] memory scores, uint256 accuracyPpm) external {
        address account = validator(who % VALIDATORS);
        uint256 round = rounds.currentRound();
        if (phase() != ITrainingRounds.Phase.Score) return;
        int256[] memory given = new int256[](rounds.revealedOf(round).length);
        for (uint256 i = 0; i < given.length; ++i) {
            given[i] = scores[i] % 1_000_001;
        }
        if (scored[round][account]) {
            vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyScored.selector, account));
        }
        score(round, account, scores[0] > 0 ? "a" : "b", bound(accuracyPpm, 0, 1_000_000), given);
        scored[round][account] = true;
    }

    function settle() external {
        if (phase() != ITrainingRounds.Phase.Settle) return;
        uint256 round = rounds.currentRound();
        vm.recordLogs();
        rounds.settleRound(round);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(rounds)) book(round, logs[i]);
        }
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
        vm.warp(block.timestamp + bound(time, 1, COMMIT));
    }
}

contract TrainingRoundsInvariantTest is Training {
    RoundsHandler private handler;

    function setUp() external {
        deployDao();
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

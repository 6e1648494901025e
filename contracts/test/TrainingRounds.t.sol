// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITrainingRounds} from "../src/training/ITrainingRounds.sol";
import {RoundContracts, RoundWindows, TrainingRounds} from "../src/training/TrainingRounds.sol";
import {Training} from "./fixtures/Training.sol";
import {Vm} from "./Test.sol";

/// @title The way to a settlement: phases, commitments, reveals.
contract TrainingRoundsTest is Training {
    address private alice = trainer(0);
    address private bob = trainer(1);

    function setUp() external {
        deployDao();
        staffed(3, 2);
    }

    function phase(uint256 round) private view returns (uint256) {
        return uint256(rounds.phaseOf(round));
    }

    function wrongPhase(uint256 round, ITrainingRounds.Phase current) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrainingRounds.RoundWrongPhase.selector, round, current);
    }

    function test_goes_through_its_phases_by_the_clock() external {
        uint256 start = block.timestamp;
        assertEq(rounds.currentRound(), 0, "before the first");
        assertEq(phase(1), uint256(ITrainingRounds.Phase.None), "none");
        expectEvent(address(rounds));
        emit ITrainingRounds.RoundOpened(
            1,
            "model-0",
            uint64(start + COMMIT),
            uint64(start + COMMIT + REVEAL),
            uint64(start + COMMIT + REVEAL + SCORE)
        );
        assertEq(rounds.openRound(), 1, "number");
        uint256[2][10] memory rows = [
            [uint256(0), uint256(ITrainingRounds.Phase.Commit)],
            [uint256(COMMIT) - 1, uint256(ITrainingRounds.Phase.Commit)],
            [uint256(COMMIT), uint256(ITrainingRounds.Phase.Reveal)],
            [uint256(COMMIT) + REVEAL - 1, uint256(ITrainingRounds.Phase.Reveal)],
            [uint256(COMMIT) + REVEAL, uint256(ITrainingRounds.Phase.Score)],
            [uint256(COMMIT) + REVEAL + SCORE / 2 - 1, uint256(ITrainingRounds.Phase.Score)],
            [uint256(COMMIT) + REVEAL + SCORE / 2, uint256(ITrainingRounds.Phase.Disclose)],
            [uint256(COMMIT) + REVEAL + SCORE - 1, uint256(ITrainingRounds.Phase.Disclose)],
            [uint256(COMMIT) + REVEAL + SCORE, uint256(ITrainingRounds.Phase.Settle)],
            [uint256(365 days), uint256(ITrainingRounds.Phase.Settle)]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            vm.warp(start + rows[i][0]);
            // Somebody has committed to scores and does not disclose them.
            if (rows[i][0] == COMMIT + REVEAL) commitScores(1, validator(0), "m", 0, new int256[](0));
            assertEq(phase(1), rows[i][1], "phase");
        }
        rounds.settleRound(1);
        assertEq(phase(1), uint256(ITrainingRounds.Phase.Settled), "settled");
        assertEq(phase(2), uint256(ITrainingRounds.Phase.None), "next");
    }

    function test_opens_one_round_at_a_time() external {
        rounds.openRound();
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundStillOpen.selector, 1));
        rounds.openRound();
    }

    function test_can_be_settled_as_soon_as_all_who_committed_to_scores_have_disclosed_them() external {
        uint256 round = revealedRound(filled(1, 10));
        commitScores(round, validator(0), "m", 0, new int256[](1));
        commitScores(round, validator(1), "m", 0, new int256[](1));
        toDisclosures();
        disclose(round, validator(1), "m", 0, new int256[](1));
        assertEq(phase(round), uint256(ITrainingRounds.Phase.Disclose), "one of two");
        disclose(round, validator(0), "m", 0, new int256[](1));
        assertEq(phase(round), uint256(ITrainingRounds.Phase.Settle), "both");
        rounds.settleRound(round);
        assertEq(rounds.modelCid(), "m", "model");

        toDisclosures();
        round = revealedRound(new uint256[](0));
        toDisclosures();
        assertEq(phase(round), uint256(ITrainingRounds.Phase.Settle), "nobody committed");
    }

    function test_does_each_thing_in_its_phase_only() external {
        uint256 round = rounds.openRound();
        commit(round, alice, 10);
        bytes memory early = wrongPhase(round, ITrainingRounds.Phase.Commit);
        vm.expectRevert(early);
        reveal(round, alice, 10);
        vm.expectRevert(early);
        commitScores(round, validator(0), "m", 0, new int256[](0));
        vm.expectRevert(early);
        disclose(round, validator(0), "m", 0, new int256[](0));
        vm.expectRevert(early);
        rounds.settleRound(round);

        toReveals();
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Reveal));
        commit(round, bob, 10);
        toScores();
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Score));
        reveal(round, alice, 10);
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Score));
        disclose(round, validator(0), "m", 0, new int256[](0));
        commitScores(round, validator(1), "m", 0, new int256[](0));
        toDisclosures();
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Disclose));
        commitScores(round, validator(0), "m", 0, new int256[](0));
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Disclose));
        rounds.settleRound(round);
        toDisclosures();
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Settle));
        disclose(round, validator(0), "m", 0, new int256[](0));
        vm.expectRevert(wrongPhase(round + 1, ITrainingRounds.Phase.None));
        rounds.settleRound(round + 1);
    }

    function test_is_settled_once() external {
        uint256 round = rounds.openRound();
        vm.warp(block.timestamp + 1 days);
        rounds.settleRound(round);
        vm.expectRevert(wrongPhase(round, ITrainingRounds.Phase.Settled));
        rounds.settleRound(round);
    }

    function test_asks_a_trainer_for_active_stake() external {
        uint256 round = rounds.openRound();
        address poor = named("poor");
        fundStake(poor, MINIMUM_STAKE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrainingRounds.RoundStakeTooLow.selector,
                MINIMUM_STAKE - 1,
                MINIMUM_STAKE
            )
        );
        commit(round, poor, 10);

        vm.prank(alice);
        stakePool.startCooldown(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrainingRounds.RoundStakeTooLow.selector,
                MINIMUM_STAKE - 1,
                MINIMUM_STAKE
            )
        );
        commit(round, alice, 10);
    }

    function test_takes_one_commitment_and_one_reveal_of_a_trainer() external {
        uint256 round = rounds.openRound();
        expectEvent(address(rounds));
        emit ITrainingRounds.UpdateCommitted(round, alice, commitmentOf(round, alice, cidOf(alice), 10));
        commit(round, alice, 10);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyCommitted.selector, alice));
        commit(round, alice, 20);
        toReveals();
        expectEvent(address(rounds));
        emit ITrainingRounds.UpdateRevealed(round, alice, cidOf(alice), 10);
        reveal(round, alice, 10);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundAlreadyRevealed.selector, alice));
        reveal(round, alice, 10);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundNotCommitted.selector, bob));
        reveal(round, bob, 10);
        assertEq(rounds.revealedOf(round).length, 1, "revealed");
        assertEq(rounds.revealedOf(round)[0], alice, "by");
    }

    /// Bob sees Alice's commitment and, once she has revealed, all she hashed. Neither is of use to him.
    function test_lets_nobody_copy_a_commitment() external {
        uint256 round = rounds.openRound();
        commit(round, alice, 10);
        bytes32 hers = commitmentOf(round, alice, cidOf(alice), 10);
        vm.prank(bob);
        rounds.commitUpdate(round, hers);
        toReveals();
        reveal(round, alice, 10);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITrainingRounds.RoundCommitmentMismatch.selector,
                hers,
                commitmentOf(round, bob, cidOf(alice), 10)
            )
        );
        vm.prank(bob);
        rounds.revealUpdate(round, cidOf(alice), 10, SALT);
    }

    function test_takes_no_commitment_of_an_earlier_round() external {
        uint256 first = rounds.openRound();
        commit(first, alice, 10);
        vm.warp(block.timestamp + 1 days);
        rounds.settleRound(first);
        uint256 second = rounds.openRound();
        toReveals();
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundNotCommitted.selector, alice));
        reveal(second, alice, 10);
    }

    function testFuzz_reveals_nothing_but_what_was_committed(
        uint64 samples,
        uint64 shown,
        bytes32 salt,
        string calldata cid
    ) external {
        samples = uint64(bound(samples, 1, type(uint64).max));
        shown = uint64(bound(shown, 1, type(uint64).max));
        uint256 round = rounds.openRound();
        commit(round, alice, samples);
        toReveals();
        bool same = shown == samples && salt == SALT && keccak256(bytes(cid)) == keccak256(bytes(cidOf(alice)));
        if (!same) vm.expectPartialRevert(ITrainingRounds.RoundCommitmentMismatch.selector);
        vm.prank(alice);
        rounds.revealUpdate(round, cid, shown, salt);
        if (same) return;
        reveal(round, alice, samples);
        assertEq(rounds.revealedOf(round).length, 1, "the true one");
    }

    function test_counts_samples_from_1_to_2_to_the_64_less_1() external {
        uint256 round = rounds.openRound();
        uint256 highest = type(uint64).max;
        commit(round, alice, 0);
        commit(round, bob, highest + 1);
        commit(round, trainer(2), highest);
        toReveals();
        vm.expectRevert(ITrainingRounds.RoundSampleCountZero.selector);
        reveal(round, alice, 0);
        vm.expectRevert(abi.encodeWithSelector(ITrainingRounds.RoundSampleCountTooHigh.selector, highest + 1));
        reveal(round, bob, highest + 1);
        reveal(round, trainer(2), highest);
    }

    function test_says_what_model_it_begins_with() external {
        vm.recordLogs();
        TrainingRounds fresh = new TrainingRounds(
            RoundContracts(stakePool, registry, trainerPool, validatorPool),
            RoundWindows(1, 1, 2),
            "bafy",
            address(this)
        );
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs[0].topics[0], ITrainingRounds.ModelInitialised.selector, "event");
        assertEq(abi.decode(logs[0].data, (string)), "bafy", "model said");
        assertEq(fresh.modelCid(), "bafy", "model");
        assertEq(fresh.accuracyPpm(), 0, "accuracy");
    }

    function test_has_windows_that_last() external {
        RoundWindows[4] memory windows = [
            RoundWindows(0, 1, 2),
            RoundWindows(1, 0, 2),
            RoundWindows(1, 1, 1),
            RoundWindows(1, 1, 0)
        ];
        for (uint256 i = 0; i < windows.length; ++i) {
            vm.expectRevert(ITrainingRounds.RoundWindowZero.selector);
            new TrainingRounds(
                RoundContracts(stakePool, registry, trainerPool, validatorPool),
                windows[i],
                "model-0",
                address(this)
            );
        }
    }
}
